package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.core.execution.OrderSide;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What orders and trades are, by OANDA's ids: a cancel names its order only, an exit its trade
 * only. What was not heard is asked for; nothing of it has to survive.
 */
final class OandaBook {

    private static final int REMEMBERED = 20_000;

    private final Function<String, Optional<Known>> orderLoader;
    private final Function<String, Optional<Trade>> tradeLoader;
    private final Map<String, Known> orders = remembering();
    private final Map<String, Trade> trades = remembering();

    /**
     * An order of ours.
     *
     * @param quantity above 0
     * @param filled so far
     * @param lastFill the transaction that {@code filled} includes last, 0 before
     */
    record Known(
            String clientId,
            String orderId,
            String instrument,
            OrderSide side,
            BigDecimal quantity,
            BigDecimal filled,
            long lastFill) {

        /** Before anything is filled. */
        Known(
                String clientId,
                String orderId,
                String instrument,
                OrderSide side,
                BigDecimal quantity) {
            this(clientId, orderId, instrument, side, quantity, BigDecimal.ZERO, 0);
        }

        /** With a fill that counts once, however often it is told. */
        Known with(long fill, BigDecimal units) {
            return fill <= lastFill
                    ? this
                    : new Known(
                            clientId, orderId, instrument, side, quantity, filled.add(units), fill);
        }
    }

    /**
     * A trade: what one fill opened.
     *
     * @param units as opened, below 0 if short
     */
    record Trade(String instrument, BigDecimal units) {

        OrderSide exitSide() {
            return units.signum() > 0 ? OrderSide.SELL : OrderSide.BUY;
        }
    }

    /**
     * @param orderLoader asks for an order that is not known; empty if it is not ours
     * @param tradeLoader asks for a trade that is not known
     */
    OandaBook(
            Function<String, Optional<Known>> orderLoader,
            Function<String, Optional<Trade>> tradeLoader) {
        this.orderLoader = orderLoader;
        this.tradeLoader = tradeLoader;
    }

    void put(Known order) {
        orders.put(order.orderId(), order);
    }

    /** Takes note of an order that is new, unless it is known. */
    void putIfNew(Known order) {
        orders.putIfAbsent(order.orderId(), order);
    }

    void put(String tradeId, Trade trade) {
        trades.put(tradeId, trade);
    }

    /** An order if it was heard of. */
    Optional<Known> heard(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    /** An order, asked for if need be; empty if it is not ours. */
    Optional<Known> order(String orderId) {
        Optional<Known> known = heard(orderId);
        if (known.isPresent()) {
            return known;
        }
        Optional<Known> loaded = orderLoader.apply(orderId);
        loaded.ifPresent(this::put);
        return loaded;
    }

    /** A trade, asked for if need be. */
    Optional<Trade> trade(String tradeId) {
        Trade known = trades.get(tradeId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Trade> loaded = tradeLoader.apply(tradeId);
        loaded.ifPresent(trade -> put(tradeId, trade));
        return loaded;
    }

    private static <V> Map<String, V> remembering() {
        return Collections.synchronizedMap(
                new LinkedHashMap<>(256, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                        return size() > REMEMBERED;
                    }
                });
    }
}
