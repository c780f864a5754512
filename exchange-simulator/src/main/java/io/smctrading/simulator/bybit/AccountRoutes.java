package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Balance;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.fault.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The unified account: wallet, fees, log, and what its key may do. */
final class AccountRoutes {

    private static final int PER_SECOND = 50;
    private static final int SLOW = 10;

    private final Exchange exchange;

    AccountRoutes(Exchange exchange) {
        this.exchange = exchange;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.query("/v5/account/wallet-balance", PER_SECOND, this::wallet),
                Endpoint.query("/v5/account/info", PER_SECOND, this::info),
                Endpoint.query("/v5/account/fee-rate", SLOW, this::fees),
                Endpoint.query("/v5/account/transaction-log", PER_SECOND, this::log),
                Endpoint.query("/v5/account/collateral-info", PER_SECOND, this::noList),
                Endpoint.query("/v5/account/instruments-info", SLOW, this::instruments),
                Endpoint.query("/v5/user/query-api", SLOW, this::key),
                Endpoint.query("/v5/asset/coin/query-info", SLOW, this::coins),
                Endpoint.query("/v5/asset/transfer/query-account-coins-balance", SLOW, this::funds),
                Endpoint.query(
                        "/v5/asset/transfer/query-account-coin-balance", SLOW, this::oneFund),
                Endpoint.query("/v5/asset/deposit/query-record", SLOW, this::noRows),
                Endpoint.query("/v5/asset/withdraw/query-record", SLOW, this::noRows),
                Endpoint.query("/v5/asset/transfer/query-inter-transfer-list", SLOW, this::noList),
                Endpoint.post("/v5/account/set-margin-mode", Operation.ANY, SLOW, this::marginMode),
                Endpoint.post(
                        "/v5/order/disconnected-cancel-all",
                        Operation.ANY,
                        SLOW,
                        call -> Endpoint.Answer.empty()));
    }

    private Endpoint.Answer wallet(Endpoint.Call call) {
        String type = call.asked().required("accountType");
        if (!type.equals("UNIFIED")) {
            throw RetCode.PARAMETER_ERROR.refusal("accountType only support UNIFIED.");
        }
        ObjectNode result = Endpoint.object();
        result.putArray("list").add(new WalletViews(exchange, call.account()).wallet(held(call)));
        return Endpoint.Answer.of(result);
    }

    private static List<String> held(Endpoint.Call call) {
        if (call.asked().has("coin")) {
            return Arrays.asList(call.asked().text("coin").split(",", -1));
        }
        List<String> coins = new ArrayList<>();
        call.account()
                .balances()
                .forEach(
                        (coin, balance) -> {
                            if (balance.total().signum() != 0) {
                                coins.add(coin);
                            }
                        });
        return coins;
    }

    private Endpoint.Answer info(Endpoint.Call call) {
        ObjectNode result = Endpoint.object();
        result.put("marginMode", "REGULAR_MARGIN");
        result.put("updatedTime", "1697078946000");
        result.put("unifiedMarginStatus", 5);
        result.put("dcpStatus", "OFF");
        result.put("timeWindow", 0);
        result.put("smpGroup", 0);
        result.put("isMasterTrader", false);
        result.put("spotHedgingStatus", "OFF");
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer fees(Endpoint.Call call) {
        boolean all = !call.asked().has("category");
        String category = all ? "" : Categories.of(call.asked());
        ObjectNode result = Endpoint.object();
        result.put("category", category);
        ArrayNode list = result.putArray("list");
        for (Instrument instrument : exchange.instruments()) {
            boolean named =
                    !call.asked().has("symbol")
                            || instrument.symbol().equals(call.asked().text("symbol"));
            if (named && (all || instrument.category().equals(category))) {
                list.addObject()
                        .put("symbol", instrument.symbol())
                        .put("takerFeeRate", Decimals.plain(instrument.takerFee()))
                        .put("makerFeeRate", Decimals.plain(instrument.makerFee()));
            }
        }
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer log(Endpoint.Call call) {
        List<Fill> fills = new ArrayList<>(exchange.orders().fills(call.account()));
        fills.removeIf(
                fill ->
                        call.asked().has("category")
                                && !fill.order()
                                        .instrument()
                                        .category()
                                        .equals(call.asked().text("category")));
        Collections.reverse(fills);
        ObjectNode result = Endpoint.object();
        Pages.write(result, call.asked(), fills, Fill::id, AccountRoutes::logged, 20, PER_SECOND);
        return Endpoint.Answer.of(result);
    }

    private static ObjectNode logged(Fill fill) {
        Order order = fill.order();
        boolean spot = OrderViews.spot(order);
        BigDecimal flow = fill.realisedProfit();
        if (spot) {
            flow = order.side().buys() ? fill.value().negate() : fill.value();
        }
        ObjectNode json = Endpoint.object();
        json.put("id", order.account().id() + "_" + fill.id());
        json.put("symbol", order.instrument().symbol());
        json.put("side", OrderViews.side(order.side()));
        json.put("funding", "");
        json.put("orderLinkId", order.clientId());
        json.put("orderId", OrderNames.of(order));
        json.put("fee", Decimals.plain(fill.fee()));
        json.put("change", Decimals.plain(flow.subtract(fill.fee())));
        json.put("cashFlow", Decimals.plain(flow));
        json.put("transactionTime", Long.toString(fill.time().toEpochMilli()));
        json.put("type", "TRADE");
        json.put("transSubType", "");
        json.put("feeRate", "");
        json.put("bonusChange", "");
        json.put("size", "");
        json.put("qty", Decimals.plain(fill.quantity()));
        json.put("cashBalance", "");
        json.put("currency", order.instrument().quote());
        json.put("category", order.instrument().category());
        json.put("tradePrice", Decimals.plain(fill.price()));
        json.put("tradeId", OrderViews.executionId(fill));
        json.put("extraFees", "");
        return json;
    }

    private Endpoint.Answer instruments(Endpoint.Call call) {
        String category = Categories.of(call.asked());
        ObjectNode result = Endpoint.object();
        result.put("category", category);
        ArrayNode list = result.putArray("list");
        for (Instrument instrument : exchange.instruments()) {
            if (instrument.category().equals(category)) {
                list.add(MarketViews.instrument(instrument));
            }
        }
        result.put("nextPageCursor", "");
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer key(Endpoint.Call call) {
        Account account = call.account();
        ObjectNode result = Endpoint.object();
        result.put("id", "1");
        result.put("note", "simulator");
        result.put("apiKey", account.apiKey());
        result.put("readOnly", 0);
        result.put("secret", "");
        ObjectNode permissions = result.putObject("permissions");
        permissions.putArray("ContractTrade").add("Order").add("Position");
        permissions.putArray("Spot").add("SpotTrade");
        permissions.putArray("Wallet").add("AccountTransfer");
        permissions.putArray("Derivatives").add("DerivativesTrade");
        for (String none : List.of("Options", "CopyTrading", "BlockTrade", "Exchange", "NFT")) {
            permissions.putArray(none);
        }
        result.putArray("ips").add("*");
        result.put("type", 1);
        result.put("deadlineDay", 90);
        result.put("expiredAt", "2099-01-01T00:00:00Z");
        result.put("createdAt", "2026-01-01T00:00:00Z");
        result.put("unified", 0);
        result.put("uta", 1);
        result.put("userID", Long.parseLong(account.id()));
        result.put("inviterID", 0);
        result.put("vipLevel", "No VIP");
        result.put("mktMakerLevel", "0");
        result.put("affiliateID", 0);
        result.put("rsaPublicKey", "");
        result.put("isMaster", true);
        result.put("parentUid", "0");
        result.put("kycLevel", "LEVEL_1");
        result.put("kycRegion", "");
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer coins(Endpoint.Call call) {
        Set<String> coins = new TreeSet<>();
        for (Instrument instrument : exchange.instruments()) {
            coins.add(instrument.base());
            coins.add(instrument.quote());
        }
        ObjectNode result = Endpoint.object();
        ArrayNode rows = result.putArray("rows");
        for (String coin : coins) {
            if (!call.asked().has("coin") || call.asked().text("coin").equals(coin)) {
                rows.add(coin(coin));
            }
        }
        return Endpoint.Answer.of(result);
    }

    private static ObjectNode coin(String coin) {
        ObjectNode json = Endpoint.object();
        json.put("name", coin);
        json.put("coin", coin);
        json.put("remainAmount", "10000000");
        ObjectNode chain = json.putArray("chains").addObject();
        chain.put("chain", coin);
        chain.put("chainType", coin);
        chain.put("confirmation", "6");
        chain.put("withdrawFee", "0");
        chain.put("depositMin", "0");
        chain.put("withdrawMin", "0");
        chain.put("chainDeposit", "0");
        chain.put("chainWithdraw", "0");
        chain.put("minAccuracy", "8");
        chain.put("withdrawPercentageFee", "0");
        chain.put("contractAddress", "");
        chain.put("safeConfirmNumber", "65");
        return json;
    }

    private Endpoint.Answer funds(Endpoint.Call call) {
        ObjectNode result = Endpoint.object();
        result.put("memberId", call.account().id());
        result.put("accountType", call.asked().text("accountType"));
        ArrayNode balances = result.putArray("balance");
        if (call.asked().text("accountType").equals("UNIFIED")) {
            call.account().balances().forEach((coin, balance) -> balances.add(fund(coin, balance)));
        }
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer oneFund(Endpoint.Call call) {
        String coin = call.asked().required("coin");
        ObjectNode result = Endpoint.object();
        result.put("memberId", call.account().id());
        result.put("accountType", call.asked().text("accountType"));
        boolean unified = call.asked().text("accountType").equals("UNIFIED");
        result.set("balance", fund(coin, unified ? call.account().balance(coin) : Balance.NONE));
        return Endpoint.Answer.of(result);
    }

    private static ObjectNode fund(String coin, Balance balance) {
        return Endpoint.object()
                .put("coin", coin)
                .put("walletBalance", Decimals.plain(balance.total()))
                .put("transferBalance", Decimals.plain(balance.free()))
                .put("bonus", "");
    }

    private Endpoint.Answer marginMode(Endpoint.Call call) {
        ObjectNode result = Endpoint.object();
        result.putArray("reasons");
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer noRows(Endpoint.Call call) {
        ObjectNode result = Endpoint.object();
        result.putArray("rows");
        result.put("nextPageCursor", "");
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer noList(Endpoint.Call call) {
        ObjectNode result = Endpoint.object();
        result.putArray("list");
        result.put("nextPageCursor", "");
        return Endpoint.Answer.of(result);
    }
}
