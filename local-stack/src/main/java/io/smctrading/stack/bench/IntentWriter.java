package io.smctrading.stack.bench;

import io.smctrading.core.risk.OrderIds;
import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.schemas.Aggressor;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.OrderIntent;
import io.smctrading.schemas.OrderOrClock;
import io.smctrading.schemas.OrderSide;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeOrClock;
import io.smctrading.stack.Endpoints;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.TradingPlan;
import io.smctrading.stack.TradingVenue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes intents as risk does, and the market that they are sized by, all of one instrument. Not
 * safe for several threads.
 */
final class IntentWriter implements AutoCloseable {

    private static final Duration VALIDITY = Duration.ofHours(6);

    /** Above the exchange's least value of an order, the stop included. */
    private static final BigDecimal VALUE = new BigDecimal("8");

    private final String namespace;
    private final TradingVenue venue;
    private final BigDecimal price;
    private final RecordSender sender;
    private final WireWriter<OrderOrClock> orders;
    private final WireWriter<TradeOrClock> trades;
    private final byte[] key;
    private final List<String> written = new ArrayList<>();
    private long tradeNumber;

    /**
     * @param price of the last trade
     */
    IntentWriter(Endpoints endpoints, Namespace namespace, TradingVenue venue, BigDecimal price) {
        RegistryClient registry = new RegistryClient(endpoints.registry());
        this.namespace = namespace.name();
        this.venue = venue;
        this.price = price;
        this.sender = RecordSender.prompt(endpoints.kafka());
        this.orders = new WireWriter<>(registry, namespace.name(), Topics.ORDERS);
        this.trades = new WireWriter<>(registry, namespace.name(), Topics.TRADES);
        this.key = (name() + ':' + symbol()).getBytes(StandardCharsets.UTF_8);
    }

    private String name() {
        return venue.instrument().getVenue();
    }

    private String symbol() {
        return venue.instrument().getSymbol();
    }

    /** A trade at the price, and the clock behind it. */
    void market(Instant now) {
        trade(
                new TradeOrClock(
                        new Trade(
                                name(),
                                symbol(),
                                Long.toString(++tradeNumber),
                                now,
                                WireDecimal.exact(price),
                                WireDecimal.of(BigDecimal.ONE),
                                Aggressor.UNKNOWN)));
        trade(new TradeOrClock(new Clock(name(), symbol(), now, ClockMark.MARKET, null)));
    }

    private void trade(TradeOrClock value) {
        sender.send(Topics.TRADES.in(namespace), key, trades.write(value));
    }

    /** A bracket whose limit is far below the market: it stays open. */
    String resting(Instant now) {
        return write(
                now,
                price.multiply(new BigDecimal("0.8")),
                price.multiply(new BigDecimal("0.7")),
                price.multiply(new BigDecimal("1.2")));
    }

    /** An entry at the market without exits: it is filled at once. */
    String filled(Instant now) {
        return write(now, null, null, null);
    }

    private String write(Instant now, BigDecimal limit, BigDecimal stop, BigDecimal target) {
        String signal = "bench-" + namespace + '-' + written.size();
        String id = OrderIds.of(TradingPlan.ACCOUNT, signal);
        BigDecimal least = stop == null ? price : stop;
        OrderIntent intent =
                OrderIntent.newBuilder()
                        .setOrderId(id)
                        .setDecisionId(id)
                        .setSignalId(signal)
                        .setAccount(TradingPlan.ACCOUNT)
                        .setVenue(name())
                        .setSymbol(symbol())
                        .setSide(OrderSide.BUY)
                        .setQuantity(WireDecimal.exact(quantity(least)))
                        .setLimitPrice(cents(limit))
                        .setStopPrice(cents(stop))
                        .setTargetPrice(cents(target))
                        .setReduceOnly(false)
                        .setCreatedTime(now)
                        .setValidUntil(now.plus(VALIDITY))
                        .build();
        sender.send(Topics.ORDERS.in(namespace), key, orders.write(new OrderOrClock(intent)));
        written.add(id);
        return id;
    }

    private BigDecimal quantity(BigDecimal least) {
        BigDecimal lot = venue.instrument().getLotSize();
        return VALUE.divide(least, 8, RoundingMode.CEILING)
                .divide(lot, 0, RoundingMode.CEILING)
                .multiply(lot)
                .setScale(8, RoundingMode.UNNECESSARY);
    }

    private static BigDecimal cents(BigDecimal value) {
        return value == null ? null : WireDecimal.exact(value.setScale(2, RoundingMode.HALF_EVEN));
    }

    /** Ids of all intents so far, oldest first. */
    List<String> written() {
        return List.copyOf(written);
    }

    /** Returns once Kafka has all. */
    void flush() {
        sender.flush();
    }

    @Override
    public void close() {
        sender.close();
    }
}
