package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.core.execution.OrderLeg;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells which of our orders each of Bybit's is. Exits that came with an entry have no client id:
 * linear names the entry; spot names nothing, so there an exit belongs to the newest filled entry
 * whose exit prices it has. One order of spot may be stop and target at once until it triggers.
 *
 * <p>What was found once is remembered for later executions; nothing of it has to survive.
 */
final class BybitExits {

    private static final int REMEMBERED = 20_000;
    private static final BigDecimal HIGHEST_FEE = new BigDecimal("0.01");

    private static final Set<String> STOPS =
            Set.of("StopLoss", "PartialStopLoss", "CreateByStopLoss", "CreateByPartialStopLoss");
    private static final Set<String> TARGETS =
            Set.of(
                    "TakeProfit",
                    "PartialTakeProfit",
                    "CreateByTakeProfit",
                    "CreateByPartialTakeProfit");
    private static final Set<String> SPOT_EXITS =
            Set.of("tpslOrder", "OcoOrder", "BidirectionalTpslOrder");

    private final Orders orders;
    private final Predicate<String> ours;
    private final Map<String, Owner> owners =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(256, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Owner> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    /** Where orders are looked up that nobody has told of. */
    interface Orders {

        Optional<BybitOrder> byOrderId(String orderId);

        /** Orders of an instrument that may be the entry of this exit. */
        List<BybitOrder> possibleEntries(BybitOrder exit);
    }

    /**
     * Whose exit an order is.
     *
     * @param leg which of the two; null while it is both
     */
    private record Owner(String entryId, OrderLeg leg) {

        String clientId(OrderLeg of) {
            return of.orderId(entryId);
        }
    }

    /**
     * @param ours tells client ids of this system from those of others on the same account
     */
    BybitExits(Orders orders, Predicate<String> ours) {
        this.orders = orders;
        this.ours = ours;
    }

    /** Whether these words mean an exit that Bybit itself created. */
    static boolean exitType(String stopOrderType, String createType) {
        return legOf(stopOrderType, createType) != null || SPOT_EXITS.contains(stopOrderType);
    }

    /**
     * What this order tells of ours.
     *
     * @return empty if it is not ours, two if it is stop and target at once
     */
    List<VenueOrder> ours(BybitOrder order) {
        return ours(order, orders::possibleEntries);
    }

    /**
     * What these orders tell of ours; what they may belong to is looked up once for all of them.
     */
    List<VenueOrder> ours(Collection<BybitOrder> some) {
        // The oldest asks: what was there before it was there before all others.
        List<BybitOrder> oldestFirst = new ArrayList<>(some);
        oldestFirst.sort(Comparator.comparing(BybitOrder::created));
        Map<String, List<BybitOrder>> entries = new HashMap<>();
        Function<BybitOrder, List<BybitOrder>> once =
                exit ->
                        entries.computeIfAbsent(
                                exit.symbol(), symbol -> orders.possibleEntries(exit));
        List<VenueOrder> ours = new ArrayList<>();
        for (BybitOrder order : oldestFirst) {
            ours.addAll(ours(order, once));
        }
        return ours;
    }

    private List<VenueOrder> ours(
            BybitOrder order, Function<BybitOrder, List<BybitOrder>> possibleEntries) {
        if (!order.orderLinkId().isEmpty()) {
            return ours.test(order.orderLinkId())
                    ? List.of(order.toVenueOrder(order.orderLinkId()))
                    : List.of();
        }
        if (!order.mayBeExit()) {
            return List.of();
        }
        Owner owner = ownerOf(order, possibleEntries).orElse(null);
        if (owner == null) {
            return List.of();
        }
        owners.put(order.orderId(), owner);
        if (owner.leg() == null) {
            return List.of(
                    order.toVenueOrder(owner.clientId(OrderLeg.STOP_LOSS)),
                    order.toVenueOrder(owner.clientId(OrderLeg.TAKE_PROFIT)));
        }
        VenueOrder exit = order.toVenueOrder(owner.clientId(owner.leg()));
        return isPair(order) ? List.of(exit, other(order, owner)) : List.of(exit);
    }

    /**
     * Our id of the order that was executed.
     *
     * @return empty if it is not ours
     * @throws ExchangeException if it may be ours and Bybit does not give the order yet
     */
    Optional<String> clientIdOf(BybitExecution execution) {
        if (!execution.orderLinkId().isEmpty()) {
            return Optional.of(execution.orderLinkId()).filter(ours);
        }
        Owner known = owners.get(execution.orderId());
        if (known != null && known.leg() != null) {
            return Optional.of(known.clientId(known.leg()));
        }
        if (known == null && !exitType(execution.stopOrderType(), execution.createType())) {
            return Optional.empty();
        }
        BybitOrder order =
                orders.byOrderId(execution.orderId())
                        .orElseThrow(
                                () ->
                                        new ExchangeException(
                                                ErrorClass.PROTOCOL,
                                                "order "
                                                        + execution.orderId()
                                                        + " of execution "
                                                        + execution.executionId()
                                                        + " is not to be found"));
        if (!order.orderLinkId().isEmpty()) {
            return Optional.of(order.orderLinkId()).filter(ours);
        }
        return ownerOf(order, orders::possibleEntries)
                .map(
                        owner -> {
                            OrderLeg leg =
                                    owner.leg() == null
                                            ? nearestLeg(order, execution.price())
                                            : owner.leg();
                            owners.put(order.orderId(), new Owner(owner.entryId(), leg));
                            return owner.clientId(leg);
                        });
    }

    private Optional<Owner> ownerOf(
            BybitOrder order, Function<BybitOrder, List<BybitOrder>> possibleEntries) {
        Owner known = owners.get(order.orderId());
        if (known != null) {
            return Optional.of(
                    known.leg() == null ? new Owner(known.entryId(), triggeredLeg(order)) : known);
        }
        if (!order.parentOrderLinkId().isEmpty()) {
            return Optional.of(order.parentOrderLinkId())
                    .filter(ours)
                    .map(entry -> new Owner(entry, legOf(order, null)));
        }
        return possibleEntries.apply(order).stream()
                .filter(entry -> !entry.orderLinkId().isEmpty())
                .filter(entry -> ours.test(entry.orderLinkId()))
                .filter(entry -> isExitOf(order, entry))
                .max(
                        Comparator.comparing((BybitOrder entry) -> isSizeOf(order, entry))
                                .thenComparing(BybitOrder::created))
                .map(entry -> new Owner(entry.orderLinkId(), legOf(order, entry)));
    }

    private static boolean isExitOf(BybitOrder exit, BybitOrder entry) {
        if (entry.side() == exit.side()
                || !entry.symbol().equals(exit.symbol())
                || entry.filled().signum() == 0
                || entry.created().isAfter(exit.created())) {
            return false;
        }
        if (isPair(exit)) {
            return entry.stopLoss().compareTo(exit.stopLoss()) == 0
                    && entry.takeProfit().compareTo(exit.takeProfit()) == 0;
        }
        return exit.triggerPrice().signum() > 0
                && (entry.stopLoss().compareTo(exit.triggerPrice()) == 0
                        || entry.takeProfit().compareTo(exit.triggerPrice()) == 0);
    }

    /** An exit is as large as what its entry bought, less a fee in the base asset. */
    private static boolean isSizeOf(BybitOrder exit, BybitOrder entry) {
        BigDecimal kept = entry.filled().subtract(exit.quantity());
        return kept.signum() >= 0 && kept.compareTo(entry.filled().multiply(HIGHEST_FEE)) <= 0;
    }

    /** One order for both exits. */
    private static boolean isPair(BybitOrder order) {
        return order.takeProfit().signum() > 0
                && order.stopLoss().signum() > 0
                && SPOT_EXITS.contains(order.stopOrderType());
    }

    private static OrderLeg legOf(BybitOrder order, BybitOrder entry) {
        OrderLeg leg = legOf(order.stopOrderType(), order.createType());
        if (leg != null) {
            return leg;
        }
        if (isPair(order)) {
            return triggeredLeg(order);
        }
        BigDecimal stop = entry == null ? order.stopLoss() : entry.stopLoss();
        return stop.signum() > 0 && stop.compareTo(order.triggerPrice()) == 0
                ? OrderLeg.STOP_LOSS
                : OrderLeg.TAKE_PROFIT;
    }

    /** Which side of a pair has triggered, by its price if Bybit does not say; null before. */
    private static OrderLeg triggeredLeg(BybitOrder order) {
        return switch (order.ocoTriggerBy()) {
            case "OcoTriggerBySl", "OcoTriggerByBySl" -> OrderLeg.STOP_LOSS;
            case "OcoTriggerByTp" -> OrderLeg.TAKE_PROFIT;
            default ->
                    order.filled().signum() > 0 && order.averagePrice().signum() > 0
                            ? nearestLeg(order, order.averagePrice())
                            : null;
        };
    }

    private static OrderLeg nearestLeg(BybitOrder order, BigDecimal price) {
        BigDecimal toStop = price.subtract(order.stopLoss()).abs();
        BigDecimal toTarget = price.subtract(order.takeProfit()).abs();
        return toStop.compareTo(toTarget) <= 0 ? OrderLeg.STOP_LOSS : OrderLeg.TAKE_PROFIT;
    }

    private static OrderLeg legOf(String stopOrderType, String createType) {
        if (STOPS.contains(stopOrderType) || STOPS.contains(createType)) {
            return OrderLeg.STOP_LOSS;
        }
        boolean target = TARGETS.contains(stopOrderType) || TARGETS.contains(createType);
        return target ? OrderLeg.TAKE_PROFIT : null;
    }

    /** The side of a pair that did not trigger: it has ended. */
    private static VenueOrder other(BybitOrder order, Owner owner) {
        OrderLeg leg =
                owner.leg() == OrderLeg.STOP_LOSS ? OrderLeg.TAKE_PROFIT : OrderLeg.STOP_LOSS;
        return order.toVenueOrder(
                owner.clientId(leg), OrderStatus.CANCELED, BigDecimal.ZERO, order.ocoTriggerBy());
    }
}
