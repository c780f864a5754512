package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Positions in perpetuals as answers and streams show them. Under the exchange's lock. */
final class PositionViews {

    private static final BigDecimal MAINTENANCE = new BigDecimal("0.005");

    private final Exchange exchange;
    private final LinearExits exits;

    PositionViews(Exchange exchange, LinearExits exits) {
        this.exchange = exchange;
        this.exits = exits;
    }

    /** Margin that must be left of positions of a value. */
    static BigDecimal maintenance(BigDecimal value) {
        return value.multiply(MAINTENANCE);
    }

    ObjectNode listed(Account account, Instrument instrument) {
        ObjectNode json = common(account, instrument);
        Position position = account.position(instrument);
        json.put("avgPrice", entry(position));
        return json;
    }

    ObjectNode streamed(Account account, Instrument instrument) {
        ObjectNode json = common(account, instrument);
        json.put("category", instrument.category());
        json.put("entryPrice", entry(account.position(instrument)));
        return json;
    }

    private ObjectNode common(Account account, Instrument instrument) {
        Position position = account.position(instrument);
        BigDecimal held = position.quantity();
        BigDecimal mark = exchange.market(instrument).lastPrice();
        BigDecimal value = held.abs().multiply(mark);
        String margin = Decimals.plain(Decimals.divide(value, account.leverage(instrument)));
        String least = Decimals.plain(maintenance(value));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("positionIdx", 0);
        json.put("riskId", 1);
        json.put("riskLimitValue", "2000000");
        json.put("symbol", instrument.symbol());
        json.put("side", held.signum() == 0 ? "" : held.signum() > 0 ? "Buy" : "Sell");
        json.put("size", Decimals.quantity(instrument, held.abs()));
        json.put(
                "positionValue",
                Decimals.plain(held.abs().multiply(position.entryPrice()).stripTrailingZeros()));
        json.put("tradeMode", 0);
        json.put("positionStatus", "Normal");
        json.put("autoAddMargin", 0);
        json.put("adlRankIndicator", held.signum() == 0 ? 0 : 2);
        json.put("leverage", Decimals.plain(account.leverage(instrument)));
        json.put("breakEvenPrice", held.signum() == 0 ? "" : entry(position));
        json.put("positionBalance", margin);
        json.put("markPrice", Decimals.price(instrument, mark));
        json.put("liqPrice", "");
        json.put("bustPrice", "");
        json.put("positionIM", margin);
        json.put("positionIMByMp", margin);
        json.put("positionMM", least);
        json.put("positionMMByMp", least);
        json.put("tpslMode", "Full");
        json.put("takeProfit", exit(account, instrument, Protection.TAKE_PROFIT));
        json.put("stopLoss", exit(account, instrument, Protection.STOP_LOSS));
        json.put("trailingStop", "0");
        json.put("sessionAvgPrice", "");
        json.put("unrealisedPnl", Decimals.plain(position.unrealised(mark)));
        times(account, instrument, json);
        json.put("isReduceOnly", false);
        json.put("mmrSysUpdatedTime", "");
        json.put("leverageSysUpdatedTime", "");
        return json;
    }

    private void times(Account account, Instrument instrument, ObjectNode json) {
        List<Fill> fills =
                exchange.orders().fills(account).stream()
                        .filter(fill -> fill.order().instrument().equals(instrument))
                        .toList();
        BigDecimal fees = BigDecimal.ZERO;
        for (Fill fill : fills) {
            fees = fees.add(fill.fee());
        }
        BigDecimal realised = account.position(instrument).realisedProfit().subtract(fees);
        json.put("curRealisedPnl", Decimals.plain(realised));
        json.put("cumRealisedPnl", Decimals.plain(realised));
        boolean none = fills.isEmpty();
        Instant first = none ? Instant.EPOCH : fills.get(0).time();
        Instant last = none ? Instant.EPOCH : fills.get(fills.size() - 1).time();
        json.put("createdTime", Long.toString(first.toEpochMilli()));
        json.put("updatedTime", Long.toString(last.toEpochMilli()));
        json.put("openTime", first.toEpochMilli());
        json.put("seq", none ? -1 : fills.get(fills.size() - 1).id());
    }

    private String exit(Account account, Instrument instrument, String type) {
        if (account.position(instrument).quantity().signum() == 0) {
            return "";
        }
        Optional<Order> exit = exits.full(account, instrument, type);
        return exit.map(order -> Decimals.price(instrument, order.trigger().price())).orElse("");
    }

    private static String entry(Position position) {
        return Decimals.plain(position.entryPrice());
    }
}
