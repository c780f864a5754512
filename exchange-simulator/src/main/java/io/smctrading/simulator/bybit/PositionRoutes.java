package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.RefusedException;
import io.smctrading.simulator.core.Side;
import io.smctrading.simulator.fault.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Positions in perpetuals, their exits and their leverage. One-way mode, cross margin. */
final class PositionRoutes {

    private static final int PER_SECOND = 50;
    private static final int SETTINGS = 10;
    private static final BigDecimal HIGHEST_LEVERAGE = BigDecimal.valueOf(100);

    private final Exchange exchange;
    private final LinearExits exits;
    private final PositionViews views;

    PositionRoutes(Exchange exchange, LinearExits exits, PositionViews views) {
        this.exchange = exchange;
        this.exits = exits;
        this.views = views;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.query("/v5/position/list", PER_SECOND, this::list),
                Endpoint.query("/v5/position/closed-pnl", PER_SECOND, this::closed),
                Endpoint.post("/v5/position/trading-stop", Operation.PLACE, SETTINGS, this::exits),
                Endpoint.post("/v5/position/set-leverage", Operation.ANY, SETTINGS, this::leverage),
                Endpoint.post("/v5/position/switch-mode", Operation.ANY, SETTINGS, this::mode),
                Endpoint.post(
                        "/v5/position/switch-isolated", Operation.ANY, SETTINGS, this::margin),
                Endpoint.post(
                        "/v5/position/set-auto-add-margin",
                        Operation.ANY,
                        SETTINGS,
                        call -> Endpoint.Answer.empty()));
    }

    private Endpoint.Answer list(Endpoint.Call call) {
        Parameters asked = call.asked();
        String category = Categories.of(asked);
        if (category.equals(Categories.SPOT)) {
            throw RetCode.PARAMETER_ERROR.refusal("params error: Illegal category");
        }
        boolean linear = category.equals(Categories.LINEAR);
        if (linear && !asked.has("symbol") && !asked.has("settleCoin")) {
            throw RetCode.PARAMETER_ERROR.refusal(
                    "Missing some parameters that must be filled in," + " symbol or settleCoin");
        }
        ObjectNode result = Endpoint.object();
        ArrayNode list = result.putArray("list");
        if (asked.has("symbol")) {
            Instrument instrument = Categories.instrument(exchange, category, asked.text("symbol"));
            list.add(views.listed(call.account(), instrument));
        } else {
            for (Instrument instrument : exchange.instruments()) {
                boolean held = call.account().position(instrument).quantity().signum() != 0;
                boolean settled = instrument.quote().equals(asked.text("settleCoin"));
                if (held && settled && instrument.category().equals(category)) {
                    list.add(views.listed(call.account(), instrument));
                }
            }
        }
        result.put("nextPageCursor", "");
        result.put("category", category);
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer closed(Endpoint.Call call) {
        String category = Categories.of(call.asked());
        List<Execution> closing = new ArrayList<>();
        for (Execution execution : Execution.all(exchange.orders().fills(call.account()))) {
            Instrument instrument = execution.fill().order().instrument();
            boolean named =
                    !call.asked().has("symbol")
                            || instrument.symbol().equals(call.asked().text("symbol"));
            if (named
                    && instrument.category().equals(category)
                    && execution.closed().signum() != 0) {
                closing.add(execution);
            }
        }
        Collections.reverse(closing);
        ObjectNode result = Endpoint.object();
        Pages.write(
                result,
                call.asked(),
                closing,
                execution -> execution.fill().id(),
                PositionRoutes::closedProfit,
                PER_SECOND,
                100);
        result.put("category", category);
        return Endpoint.Answer.of(result);
    }

    private static ObjectNode closedProfit(Execution execution) {
        Fill fill = execution.fill();
        Order order = fill.order();
        BigDecimal sign = BigDecimal.valueOf(order.side().buys() ? -1 : 1);
        BigDecimal perUnit = Decimals.divide(fill.realisedProfit(), execution.closed());
        BigDecimal entry = fill.price().subtract(perUnit.multiply(sign));
        ObjectNode json = Endpoint.object();
        json.put("symbol", order.instrument().symbol());
        json.put("orderType", OrderViews.type(order));
        json.put("leverage", Decimals.plain(order.account().leverage(order.instrument())));
        json.put("updatedTime", Long.toString(fill.time().toEpochMilli()));
        json.put("side", OrderViews.side(order.side()));
        json.put("orderId", OrderNames.of(order));
        json.put("closedPnl", Decimals.plain(fill.realisedProfit().subtract(fill.fee())));
        json.put("avgEntryPrice", Decimals.plain(entry));
        json.put("qty", Decimals.quantity(order.instrument(), order.quantity()));
        json.put("cumEntryValue", Decimals.plain(entry.multiply(execution.closed())));
        json.put("createdTime", Long.toString(order.created().toEpochMilli()));
        json.put("orderPrice", order.price() == null ? "0" : Decimals.plain(order.price()));
        json.put("closedSize", Decimals.plain(execution.closed()));
        json.put("avgExitPrice", Decimals.plain(fill.price()));
        json.put("execType", "Trade");
        json.put("fillCount", "1");
        json.put("cumExitValue", Decimals.plain(fill.price().multiply(execution.closed())));
        return json;
    }

    private Endpoint.Answer exits(Endpoint.Call call) {
        Parameters asked = call.asked();
        Instrument instrument = linear(asked);
        BigDecimal held = call.account().position(instrument).quantity();
        if (held.signum() == 0) {
            throw RetCode.PARAMETER_ERROR.refusal("can not set tp/sl/ts for zero position");
        }
        if (asked.integer("positionIdx", 0) != 0) {
            throw RetCode.PARAMETER_ERROR.refusal("position idx not match position mode");
        }
        boolean partial = asked.text("tpslMode", "Full").equals("Partial");
        check(instrument, held, asked);
        String group =
                partial ? "set-" + exchange.now().toEpochMilli() + "-" + call.account().id() : "";
        boolean changed = set(call.account(), instrument, asked, true, partial, group);
        changed |= set(call.account(), instrument, asked, false, partial, group);
        if (!changed) {
            throw RetCode.TPSL_UNCHANGED.refusal();
        }
        return Endpoint.Answer.empty();
    }

    private void check(Instrument instrument, BigDecimal held, Parameters asked) {
        BigDecimal last = exchange.market(instrument).lastPrice();
        Side side = held.signum() > 0 ? Side.BUY : Side.SELL;
        new OrderRules(instrument, last)
                .checkProtection(side, last, asked.price("takeProfit"), asked.price("stopLoss"));
    }

    private boolean set(
            Account account,
            Instrument instrument,
            Parameters asked,
            boolean profit,
            boolean partial,
            String group) {
        String name = profit ? "takeProfit" : "stopLoss";
        if (!asked.has(name)) {
            return false;
        }
        BigDecimal price = asked.price(name);
        BigDecimal limit = asked.price(profit ? "tpLimitPrice" : "slLimitPrice");
        String by = asked.text(profit ? "tpTriggerBy" : "slTriggerBy", "LastPrice");
        Protection wanted =
                price == null ? null : new Protection(profit, partial, price, limit, by, "", group);
        try {
            if (!partial) {
                return exits.setFull(account, instrument, profit, wanted);
            }
            if (wanted == null) {
                return false;
            }
            BigDecimal size = asked.price(profit ? "tpSize" : "slSize");
            BigDecimal held = account.position(instrument).quantity().abs();
            exits.addPartial(account, instrument, wanted, size == null ? held : size);
            return true;
        } catch (RefusedException e) {
            throw TradeRoutes.refusal(e, instrument);
        }
    }

    private Endpoint.Answer leverage(Endpoint.Call call) {
        Instrument instrument = linear(call.asked());
        BigDecimal buy = call.asked().decimal("buyLeverage");
        BigDecimal sell = call.asked().decimal("sellLeverage");
        boolean valid =
                buy != null
                        && sell != null
                        && buy.compareTo(sell) == 0
                        && buy.compareTo(BigDecimal.ONE) >= 0
                        && buy.compareTo(HIGHEST_LEVERAGE) <= 0;
        if (!valid) {
            throw RetCode.PARAMETER_ERROR.refusal("params error: leverage invalid");
        }
        if (call.account().leverage(instrument).compareTo(buy) == 0) {
            throw RetCode.LEVERAGE_UNCHANGED.refusal();
        }
        call.account().leverage(instrument, buy);
        return Endpoint.Answer.empty();
    }

    private Endpoint.Answer mode(Endpoint.Call call) {
        if (call.asked().integer("mode", 0) == 0) {
            throw RetCode.POSITION_MODE_UNCHANGED.refusal();
        }
        throw RetCode.PARAMETER_ERROR.refusal("hedge mode is not simulated");
    }

    private Endpoint.Answer margin(Endpoint.Call call) {
        if (call.asked().integer("tradeMode", 0) == 0) {
            throw RetCode.MARGIN_MODE_UNCHANGED.refusal();
        }
        throw RetCode.PARAMETER_ERROR.refusal("isolated margin is not simulated");
    }

    private Instrument linear(Parameters asked) {
        String category = Categories.of(asked);
        Instrument instrument = Categories.instrument(exchange, category, asked.required("symbol"));
        if (instrument.kind() != Instrument.Kind.MARGIN) {
            throw RetCode.PARAMETER_ERROR.refusal("params error: Illegal category");
        }
        return instrument;
    }
}
