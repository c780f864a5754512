package io.smctrading.core.risk;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.risk.RiskOutput.Note;
import io.smctrading.core.risk.RiskOutput.Noted;
import io.smctrading.core.risk.RiskOutput.Ordered;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decides what a person asks for by the rules that hold for a signal: what would be the largest
 * order for the idea is the most that may be asked for. An order against what is held, of no more
 * than that, is an exit: it passes a halt and every limit, as exits do.
 */
final class RequestEngine {

    private final RiskLimits limits;

    RequestEngine(RiskLimits limits) {
        this.limits = limits;
    }

    void decide(AccountState state, OrderRequest request, Consumer<RiskOutput> out) {
        if (!request.account().equals(state.account)) {
            out.accept(new Noted(Note.OTHER_ACCOUNT));
            return;
        }
        switch (state.seenSignals.see(
                request.instrument(), request.requestId(), request.requestedTime())) {
            case SEEN -> out.accept(new Noted(Note.DUPLICATE_SIGNAL));
            case FORGOTTEN -> out.accept(new Noted(Note.FORGOTTEN_SIGNAL));
            case NEW -> decideNew(state, request, out);
        }
    }

    private void decideNew(AccountState state, OrderRequest request, Consumer<RiskOutput> out) {
        BigDecimal held = state.portfolio.quantityOf(request.instrument());
        boolean against = held.signum() == -request.direction().sign();
        boolean exit = against && request.quantity().compareTo(held.abs()) <= 0;
        BigDecimal entry =
                request.type() == OrderRequest.Type.LIMIT
                        ? request.price()
                        : state.portfolio.markOf(request.instrument()).orElse(BigDecimal.ZERO);
        String id = request.orderId();
        Proposal proposal =
                RiskEngine.proposal(
                        state,
                        ideaOf(request, entry),
                        id,
                        limitsFor(request),
                        request.requestedTime());
        Optional<Map.Entry<RiskCode, String>> refusal =
                exit || request.reduceOnly() || request.type() == OrderRequest.Type.STOP_LOSS
                        ? exitRefusal(request, proposal, held, exit)
                        : entryRefusal(request, proposal);
        if (refusal.isPresent()) {
            out.accept(
                    RiskEngine.refused(
                            state, proposal, id, refusal.get().getKey(), refusal.get().getValue()));
            return;
        }
        OrderIntent intent = intent(request, proposal, exit);
        state.orders.add(new BracketProgress(intent, entry));
        state.changed = true;
        BigDecimal risk =
                exit
                        ? BigDecimal.ZERO
                        : request.quantity()
                                .multiply(proposal.prices().stopDistance(request.direction()));
        String reason =
                "%s %s at %s as asked for%s."
                        .formatted(
                                request.side(),
                                Amounts.text(request.quantity()),
                                Amounts.text(entry),
                                exit
                                        ? ", out of " + Amounts.text(held)
                                        : "; it may lose " + Amounts.text(risk));
        out.accept(
                RiskEngine.decision(
                        state, proposal, id, RiskCode.APPROVED, reason, request.quantity(), risk));
        out.accept(new Ordered(intent));
    }

    private static TradeSignal ideaOf(OrderRequest request, BigDecimal entry) {
        return new TradeSignal(
                request.requestId(),
                request.instrument(),
                null,
                request.direction(),
                request.requestedTime(),
                request.validUntil(),
                entry,
                request.stop(),
                request.target());
    }

    private RiskLimits limitsFor(OrderRequest request) {
        return new RiskLimits(
                limits.riskPerTrade(),
                limits.maximumPosition(),
                limits.maximumExposure(),
                limits.maximumOpenPositions(),
                limits.dailyLoss(),
                limits.costAllowance(),
                request.type() == OrderRequest.Type.LIMIT ? EntryOrder.LIMIT : EntryOrder.MARKET);
    }

    private static Optional<Map.Entry<RiskCode, String>> exitRefusal(
            OrderRequest request, Proposal proposal, BigDecimal held, boolean exit) {
        Optional<Map.Entry<RiskCode, String>> refusal =
                RiskRules.first(RiskRules.EXITS, proposal)
                        .or(() -> offGrid(request, proposal.instrument()));
        if (refusal.isPresent()) {
            return refusal;
        }
        if (!exit) {
            return refused(
                    RiskCode.NOTHING_TO_REDUCE,
                    "A %s of %s is no exit: %s of %s is held."
                            .formatted(
                                    request.side(),
                                    Amounts.text(request.quantity()),
                                    Amounts.text(held),
                                    request.instrument()));
        }
        if (request.stop() != null || request.target() != null) {
            return refused(RiskCode.INVALID_STOP, "An exit has no stop and no target of its own.");
        }
        return Optional.empty();
    }

    private static Optional<Map.Entry<RiskCode, String>> entryRefusal(
            OrderRequest request, Proposal proposal) {
        if (proposal.instrument() != null) {
            Optional<Map.Entry<RiskCode, String>> refusal =
                    offGrid(request, proposal.instrument()).or(() -> unpriced(proposal));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        Optional<Map.Entry<RiskCode, String>> refusal =
                RiskRules.first(RiskRules.BEFORE_SIZING, proposal);
        if (refusal.isPresent()) {
            return refusal;
        }
        SizedOrder largest = SizedOrder.of(proposal);
        boolean tooLarge = request.quantity().compareTo(largest.quantity()) > 0;
        SizedOrder order =
                tooLarge && largest.quantity().signum() <= 0
                        ? largest
                        : largest.of(request.quantity(), proposal);
        for (OrderRule rule : RiskRules.AFTER_SIZING) {
            Optional<String> broken = rule.refusal(proposal, order);
            if (broken.isPresent()) {
                return broken.map(reason -> Map.entry(rule.code(), reason));
            }
        }
        return tooLarge
                ? refused(
                        codeOf(largest.bound()),
                        "%s were asked for, %s at %s are the most that %s allows."
                                .formatted(
                                        Amounts.text(request.quantity()),
                                        Amounts.text(largest.quantity()),
                                        Amounts.text(largest.prices().entry()),
                                        wordOf(largest.bound(), request)))
                : Optional.empty();
    }

    private static Optional<Map.Entry<RiskCode, String>> offGrid(
            OrderRequest request, Instrument instrument) {
        if (request.quantity().remainder(instrument.lotSize()).signum() != 0) {
            return refused(
                    RiskCode.INVALID_QUANTITY,
                    "The quantity %s is no number of whole lots of %s."
                            .formatted(
                                    Amounts.text(request.quantity()),
                                    Amounts.text(instrument.lotSize())));
        }
        for (BigDecimal price :
                new BigDecimal[] {request.price(), request.stop(), request.target()}) {
            if (price != null && price.remainder(instrument.tickSize()).signum() != 0) {
                return refused(
                        RiskCode.INVALID_PRICE,
                        "The price %s is no number of whole ticks of %s."
                                .formatted(
                                        Amounts.text(price), Amounts.text(instrument.tickSize())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Map.Entry<RiskCode, String>> unpriced(Proposal proposal) {
        return proposal.signal().entry().signum() > 0
                ? Optional.empty()
                : refused(
                        RiskCode.NO_PRICE,
                        "No price of %s has been seen yet."
                                .formatted(proposal.signal().instrument()));
    }

    private static RiskCode codeOf(SizedOrder.Bound bound) {
        return switch (bound) {
            case POSITION -> RiskCode.MAXIMUM_POSITION;
            case CASH -> RiskCode.INSUFFICIENT_CASH;
            case RISK, REQUEST -> RiskCode.MAXIMUM_RISK;
        };
    }

    private static String wordOf(SizedOrder.Bound bound, OrderRequest request) {
        return switch (bound) {
            case POSITION -> "the largest position";
            case CASH -> "the cash";
            case RISK, REQUEST ->
                    request.stop() == null
                            ? "the loss per trade, which without a stop is all of the value,"
                            : "the loss at the stop " + Amounts.text(request.stop());
        };
    }

    private static OrderIntent intent(OrderRequest request, Proposal proposal, boolean exit) {
        boolean triggered = request.type() == OrderRequest.Type.STOP_LOSS;
        return new OrderIntent(
                request.orderId(),
                request.orderId(),
                null,
                request.account(),
                request.instrument().venue(),
                request.instrument().symbol(),
                request.side(),
                request.quantity(),
                triggered ? null : request.price(),
                triggered ? request.price() : request.stop(),
                request.target(),
                exit,
                proposal.now(),
                request.validUntil());
    }

    private static Optional<Map.Entry<RiskCode, String>> refused(RiskCode code, String sentence) {
        return Optional.of(Map.entry(code, sentence));
    }
}
