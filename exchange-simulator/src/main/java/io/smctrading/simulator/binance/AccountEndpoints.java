package io.smctrading.simulator.binance;

import io.smctrading.simulator.binance.Endpoint.Call;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderStatus;
import io.smctrading.simulator.fault.Operation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What an account may ask about itself. */
final class AccountEndpoints {

    private static final int LIST = 500;
    private static final int LONGEST_LIST = 1_000;
    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final Exchange exchange;
    private final Symbols symbols;
    private final Limits limits;

    AccountEndpoints(Exchange exchange, Symbols symbols, Limits limits) {
        this.exchange = exchange;
        this.symbols = symbols;
        this.limits = limits;
    }

    List<Endpoint> all() {
        return List.of(
                query("/api/v3/account", "account.status", 20, this::account),
                query("/api/v3/account/commission", "account.commission", 20, this::commission),
                query("/api/v3/order", "order.status", 4, this::order),
                query("/api/v3/openOrders", "openOrders.status", 6, this::openOrders)
                        .weighing(parameters -> parameters.has("symbol") ? 6 : 80),
                query("/api/v3/allOrders", "allOrders", 20, this::allOrders),
                query("/api/v3/myTrades", "myTrades", 20, this::trades)
                        .weighing(parameters -> parameters.has("orderId") ? 5 : 20),
                query("/api/v3/rateLimit/order", "account.rateLimits.orders", 40, this::counts),
                query("/api/v3/myPreventedMatches", "myPreventedMatches", 20, call -> List.of()),
                query("/api/v3/myAllocations", "myAllocations", 20, call -> List.of()),
                query("/api/v3/order/amendments", "order.amendments", 4, call -> List.of()));
    }

    private static Endpoint query(
            String path, String method, int weight, Function<Call, Object> answer) {
        return Endpoint.signed("GET", path, method, Operation.QUERY, weight, answer);
    }

    private Object account(Call call) {
        Instrument any = exchange.instruments().iterator().next();
        Account account = call.account();
        boolean omitZero =
                Boolean.parseBoolean(call.parameters().text("omitZeroBalances", "false"));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("makerCommission", basisPoints(any.makerFee()));
        view.put("takerCommission", basisPoints(any.takerFee()));
        view.put("buyerCommission", 0);
        view.put("sellerCommission", 0);
        view.put("commissionRates", rates(any.makerFee(), any.takerFee()));
        view.put("canTrade", true);
        view.put("canWithdraw", true);
        view.put("canDeposit", true);
        view.put("brokered", false);
        view.put("requireSelfTradePrevention", false);
        view.put("preventSor", false);
        view.put("updateTime", updated(account));
        view.put("accountType", "SPOT");
        view.put("balances", balances(account, omitZero));
        view.put("permissions", List.of("SPOT"));
        view.put("uid", uid(account));
        return view;
    }

    private long updated(Account account) {
        List<Fill> fills = exchange.orders().fills(account);
        return fills.isEmpty()
                ? exchange.now().toEpochMilli()
                : fills.get(fills.size() - 1).time().toEpochMilli();
    }

    private static Object uid(Account account) {
        try {
            return Long.valueOf(account.id());
        } catch (NumberFormatException e) {
            return account.id();
        }
    }

    private static int basisPoints(BigDecimal rate) {
        return rate.multiply(BASIS_POINTS).intValue();
    }

    private static List<Map<String, Object>> balances(Account account, boolean omitZero) {
        List<Map<String, Object>> views = new ArrayList<>();
        account.balances()
                .forEach(
                        (asset, balance) -> {
                            if (!omitZero || balance.total().signum() != 0) {
                                Map<String, Object> view = new LinkedHashMap<>();
                                view.put("asset", asset);
                                view.put("free", Decimals.of(balance.free()));
                                view.put("locked", Decimals.of(balance.locked()));
                                views.add(view);
                            }
                        });
        return views;
    }

    private static Map<String, Object> rates(BigDecimal maker, BigDecimal taker) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("maker", Decimals.of(maker));
        view.put("taker", Decimals.of(taker));
        view.put("buyer", Decimals.of(BigDecimal.ZERO));
        view.put("seller", Decimals.of(BigDecimal.ZERO));
        return view;
    }

    private Object commission(Call call) {
        Instrument instrument = symbols.required(call.parameters());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("symbol", instrument.symbol());
        view.put("standardCommission", rates(instrument.makerFee(), instrument.takerFee()));
        view.put("specialCommission", rates(BigDecimal.ZERO, BigDecimal.ZERO));
        view.put("taxCommission", rates(BigDecimal.ZERO, BigDecimal.ZERO));
        view.put("discount", noDiscount());
        return view;
    }

    /** What a test order is told that it would pay. */
    static Map<String, Object> testedRates(Instrument instrument) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("standardCommissionForOrder", pair(instrument.makerFee(), instrument.takerFee()));
        view.put("specialCommissionForOrder", pair(BigDecimal.ZERO, BigDecimal.ZERO));
        view.put("taxCommissionForOrder", pair(BigDecimal.ZERO, BigDecimal.ZERO));
        view.put("discount", noDiscount());
        return view;
    }

    private static Map<String, Object> pair(BigDecimal maker, BigDecimal taker) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("maker", Decimals.of(maker));
        view.put("taker", Decimals.of(taker));
        return view;
    }

    private static Map<String, Object> noDiscount() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("enabledForAccount", false);
        view.put("enabledForSymbol", false);
        view.put("discountAsset", "BNB");
        view.put("discount", Decimals.of(BigDecimal.ZERO));
        return view;
    }

    private Object order(Call call) {
        return TradeEndpoints.find(exchange, symbols, call, "orderId", "origClientOrderId")
                .map(OrderViews::queried)
                .orElseThrow(() -> BinanceException.bad(-2013, "Order does not exist."));
    }

    private Object openOrders(Call call) {
        Instrument instrument =
                call.parameters().has("symbol") ? symbols.required(call.parameters()) : null;
        return exchange.orders().open(call.account()).stream()
                .filter(order -> instrument == null || order.instrument().equals(instrument))
                .filter(order -> order.status() != OrderStatus.PENDING)
                .map(OrderViews::queried)
                .toList();
    }

    private Object allOrders(Call call) {
        Parameters parameters = call.parameters();
        Instrument instrument = symbols.required(parameters);
        Long from = parameters.number("orderId");
        Span span = Span.of(parameters);
        List<Order> found =
                exchange.orders().of(call.account()).stream()
                        .filter(order -> order.instrument().equals(instrument))
                        .filter(order -> from == null || order.id() >= from)
                        .filter(order -> span.holds(order.created().toEpochMilli()))
                        .toList();
        return page(found, from != null || span.start() != null, parameters).stream()
                .map(OrderViews::queried)
                .toList();
    }

    private Object trades(Call call) {
        Parameters parameters = call.parameters();
        Instrument instrument = symbols.required(parameters);
        Long orderId = parameters.number("orderId");
        Long from = parameters.number("fromId");
        Span span = Span.of(parameters);
        if (from != null && span.given()) {
            throw BinanceException.bad(-1128, "Combination of optional parameters invalid.");
        }
        List<Fill> found =
                exchange.orders().fills(call.account()).stream()
                        .filter(fill -> fill.order().instrument().equals(instrument))
                        .filter(fill -> orderId == null || fill.order().id() == orderId)
                        .filter(fill -> from == null || fill.id() >= from)
                        .filter(fill -> span.holds(fill.time().toEpochMilli()))
                        .toList();
        return page(found, from != null || span.start() != null, parameters).stream()
                .map(OrderViews::trade)
                .toList();
    }

    private static <T> List<T> page(List<T> all, boolean oldestFirst, Parameters parameters) {
        int limit = parameters.limit(LIST, LONGEST_LIST);
        return oldestFirst
                ? all.subList(0, Math.min(all.size(), limit))
                : all.subList(Math.max(0, all.size() - limit), all.size());
    }

    private Object counts(Call call) {
        return orderCounts(call.account());
    }

    /** Unfilled orders of the account, with their limits. */
    List<Map<String, Object>> orderCounts(Account account) {
        Map<String, Object> seconds =
                ExchangeInfo.rateLimit("ORDERS", "SECOND", 10, Limits.ORDERS_PER_TEN_SECONDS);
        seconds.put("count", limits.ordersInTenSeconds(account.id()));
        Map<String, Object> day = ExchangeInfo.rateLimit("ORDERS", "DAY", 1, Limits.ORDERS_PER_DAY);
        day.put("count", limits.ordersToday(account.id()));
        return List.of(seconds, day);
    }

    private record Span(Long start, Long end) {

        private static Span of(Parameters parameters) {
            Span span = new Span(parameters.number("startTime"), parameters.number("endTime"));
            if (span.start != null && span.end != null && span.end - span.start > DAY_MILLIS) {
                throw BinanceException.bad(
                        -1127, "More than 24 hours between startTime and endTime.");
            }
            return span;
        }

        private boolean given() {
            return start != null || end != null;
        }

        private boolean holds(long millis) {
            return (start == null || millis >= start) && (end == null || millis <= end);
        }
    }
}
