package io.smctrading.simulator.core;

import io.smctrading.simulator.market.RecordedTrade;
import io.smctrading.simulator.market.Tape;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An exchange with one account, a spot and a margin instrument at 100, and what it tells. */
final class Desk {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Rules BINANCE =
            new Rules(Rules.ClientIds.UNIQUE_AMONG_OPEN, false, true, false, true);

    final Instrument spot = instrument("spot", Instrument.Kind.SPOT, "0.001", "1");
    final Instrument linear = instrument("linear", Instrument.Kind.MARGIN, "0", "10");
    final Exchange exchange;
    final Account account;
    final List<String> told = new ArrayList<>();

    Desk() {
        this(BINANCE);
    }

    Desk(Rules rules) {
        Map<String, BigDecimal> opening = new LinkedHashMap<>();
        opening.put("USDT", number("10000"));
        opening.put("BTC", number("10"));
        exchange =
                new Exchange(
                        "test",
                        rules,
                        List.of(spot, linear),
                        Map.of(new Account.Credentials("1", "key", "secret"), opening),
                        Tape.of(
                                List.of(
                                        new RecordedTrade(
                                                START, number("100.00"), BigDecimal.ONE, true))),
                        InstantSource.fixed(START));
        account = exchange.accounts().iterator().next();
        exchange.listen(new Teller());
    }

    private static Instrument instrument(
            String category, Instrument.Kind kind, String fee, String leverage) {
        return new Instrument(
                category,
                "BTCUSDT",
                kind,
                "BTC",
                "USDT",
                number("0.01"),
                number("0.001"),
                number("0.001"),
                number("1000"),
                number("5"),
                number(fee),
                number(fee),
                number(leverage),
                number("0.01"),
                number("2"),
                null,
                BigDecimal.ONE);
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    OrderRequest.Builder market(Side side, String quantity) {
        return OrderRequest.of(spot, side, OrderType.MARKET)
                .quantity(number(quantity))
                .clientId("m" + told.size());
    }

    OrderRequest.Builder limit(String id, Side side, String quantity, String price) {
        return OrderRequest.of(spot, side, OrderType.LIMIT)
                .quantity(number(quantity))
                .price(number(price))
                .clientId(id);
    }

    OrderRequest.Builder stop(String id, Side side, String quantity, String price) {
        return OrderRequest.of(spot, side, OrderType.MARKET)
                .quantity(number(quantity))
                .trigger(new Trigger(number(price), side.buys()))
                .clientId(id);
    }

    Order place(OrderRequest.Builder request) {
        return exchange.place(account, request.build());
    }

    void trade(String price, String quantity) {
        exchange.trade(spot, number(price), number(quantity), true);
    }

    Balance usdt() {
        return account.balance("USDT");
    }

    Balance btc() {
        return account.balance("BTC");
    }

    private final class Teller implements ExchangeListener {

        @Override
        public void orderChanged(Order order, Change change, Fill fill, Instant at) {
            String what =
                    fill == null
                            ? ""
                            : " "
                                    + fill.quantity().stripTrailingZeros().toPlainString()
                                    + "@"
                                    + fill.price().toPlainString();
            told.add(change + " " + order.clientId() + what);
        }

        @Override
        public void listChanged(OrderList list, ListChange change, Instant at) {
            told.add("LIST " + change);
        }
    }
}
