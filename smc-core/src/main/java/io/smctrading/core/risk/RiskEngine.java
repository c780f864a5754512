package io.smctrading.core.risk;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Side;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.portfolio.Portfolio;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ControlInput;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.core.risk.RiskInput.MarkInput;
import io.smctrading.core.risk.RiskInput.ReportInput;
import io.smctrading.core.risk.RiskInput.RequestInput;
import io.smctrading.core.risk.RiskInput.SignalInput;
import io.smctrading.core.risk.RiskOutput.Decided;
import io.smctrading.core.risk.RiskOutput.Note;
import io.smctrading.core.risk.RiskOutput.Noted;
import io.smctrading.core.risk.RiskOutput.Ordered;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Handles one input of an account at once, in the order given: (state, input) → (state, outputs).
 * {@link RiskDesk} decides what that order is.
 */
final class RiskEngine {

    private final RiskLimits limits;
    private final Duration memory;
    private final RequestEngine requests;

    /**
     * Limits are the caller's, state is passed in.
     *
     * @param memory how long, in market time, ended orders and seen signals are remembered
     */
    RiskEngine(RiskLimits limits, Duration memory) {
        this.limits = limits;
        this.memory = memory;
        this.requests = new RequestEngine(limits);
    }

    /** Everything but clocks. */
    void handle(AccountState state, RiskInput input, Consumer<RiskOutput> out) {
        if (input instanceof SignalInput signal) {
            decide(state, signal.signal(), out);
        } else if (input instanceof RequestInput request) {
            requests.decide(state, request.request(), out);
        } else if (input instanceof ReportInput report) {
            settle(state, report.report(), out);
        } else if (input instanceof MarkInput mark) {
            // Into the candle, not to its end: the last close of a day belongs to that day.
            state.reach(mark.instrument(), Channel.CANDLES, mark.openTime());
            state.portfolio.mark(mark.instrument(), mark.price());
            state.changed |= state.portfolio.holds(mark.instrument());
        } else if (input instanceof InstrumentInput instrument) {
            state.instruments.put(instrument.id(), instrument.instrument());
        } else if (input instanceof ControlInput control) {
            obey(state, control.command(), out);
        }
    }

    /** Everything of the instrument before the time has been handled on the channel. */
    void reach(AccountState state, InstrumentId instrument, Channel channel, Instant time) {
        state.reach(instrument, channel, time);
    }

    /** Drops what the memory no longer holds; to be called as market time goes on. */
    void forget(AccountState state, Instant time) {
        state.forget(memory, time);
    }

    PortfolioSnapshot snapshot(AccountState state, Instant time) {
        Portfolio portfolio = state.portfolio;
        BigDecimal equity = portfolio.equity();
        List<PositionSnapshot> positions =
                portfolio.positions().stream()
                        .map(
                                position -> {
                                    BigDecimal mark =
                                            portfolio.markOf(position.instrument()).orElseThrow();
                                    return new PositionSnapshot(
                                            position.instrument(),
                                            position.quantity(),
                                            position.averagePrice(),
                                            mark,
                                            position.unrealizedProfitAt(mark));
                                })
                        .toList();
        state.changed = false;
        return new PortfolioSnapshot(
                state.account,
                time,
                equity,
                portfolio.cash(),
                portfolio.exposure(),
                portfolio.realizedProfit(),
                portfolio.unrealizedProfit(),
                state.track.dailyProfit(equity),
                state.track.drawdown(equity),
                state.tradingState(),
                positions);
    }

    private void decide(AccountState state, TradeSignal signal, Consumer<RiskOutput> out) {
        switch (state.seenSignals.see(signal)) {
            case SEEN -> out.accept(new Noted(Note.DUPLICATE_SIGNAL));
            case FORGOTTEN -> out.accept(new Noted(Note.FORGOTTEN_SIGNAL));
            case NEW -> {
                state.reach(signal.instrument(), Channel.SIGNALS, signal.confirmedTime());
                decideNew(state, signal, out);
            }
        }
    }

    private void decideNew(AccountState state, TradeSignal signal, Consumer<RiskOutput> out) {
        String id = OrderIds.of(state.account, signal.signalId());
        Proposal proposal = proposal(state, signal, id, limits, null);
        for (RiskRule rule : RiskRules.BEFORE_SIZING) {
            Optional<String> refusal = rule.refusal(proposal);
            if (refusal.isPresent()) {
                out.accept(refused(state, proposal, id, rule.code(), refusal.get()));
                return;
            }
        }
        SizedOrder order = SizedOrder.of(proposal);
        for (OrderRule rule : RiskRules.AFTER_SIZING) {
            Optional<String> refusal = rule.refusal(proposal, order);
            if (refusal.isPresent()) {
                out.accept(refused(state, proposal, id, rule.code(), refusal.get()));
                return;
            }
        }
        OrderIntent intent =
                new OrderIntent(
                        id,
                        id,
                        signal.signalId(),
                        state.account,
                        signal.instrument().venue(),
                        signal.instrument().symbol(),
                        signal.side() == Side.LONG ? OrderSide.BUY : OrderSide.SELL,
                        order.quantity(),
                        order.prices().limit(),
                        order.prices().stop(),
                        order.prices().target(),
                        false,
                        proposal.now(),
                        signal.validUntil());
        state.orders.add(new BracketProgress(intent, order.prices().entry()));
        state.changed = true;
        String reason =
                "%s %s at %s loses %s of %s at the stop %s; bound by %s."
                        .formatted(
                                signal.side(),
                                Amounts.text(order.quantity()),
                                Amounts.text(order.prices().entry()),
                                Amounts.text(order.riskAmount()),
                                Amounts.text(proposal.figures().equity()),
                                Amounts.text(order.prices().stop()),
                                order.bound());
        out.accept(
                decision(
                        state,
                        proposal,
                        id,
                        RiskCode.APPROVED,
                        reason,
                        order.quantity(),
                        order.riskAmount()));
        out.accept(new Ordered(intent));
    }

    /**
     * What the rules look at.
     *
     * @param noEarlier market time that has been seen elsewhere; null without one
     */
    static Proposal proposal(
            AccountState state,
            TradeSignal signal,
            String orderId,
            RiskLimits limits,
            Instant noEarlier) {
        Instant now = state.timesOf(signal.instrument()).latest();
        BigDecimal equity = state.portfolio.equity();
        Instrument instrument = state.instruments.get(signal.instrument());
        return new Proposal(
                signal,
                instrument,
                limits,
                noEarlier == null ? now : MarketTimes.later(now, noEarlier),
                state.tradingState(),
                state.haltReason,
                state.orders.find(orderId) != null,
                state.busy(signal.instrument()),
                state.busyInstruments(),
                new Proposal.Figures(
                        equity,
                        state.portfolio.cash(),
                        state.portfolio.exposure(),
                        state.orders.reserved(),
                        state.track.dayStartEquity(),
                        state.track.dailyProfit(equity)));
    }

    static Decided refused(
            AccountState state, Proposal proposal, String id, RiskCode code, String reason) {
        return decision(state, proposal, id, code, reason, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    static Decided decision(
            AccountState state,
            Proposal proposal,
            String id,
            RiskCode code,
            String reason,
            BigDecimal quantity,
            BigDecimal riskAmount) {
        TradeSignal signal = proposal.signal();
        return new Decided(
                new RiskDecision(
                        id,
                        signal.signalId(),
                        state.account,
                        signal.instrument(),
                        proposal.now(),
                        code,
                        reason,
                        proposal.figures().equity(),
                        proposal.figures().dailyProfit(),
                        proposal.figures().exposure(),
                        signal.entry(),
                        orZero(signal.stop()),
                        orZero(signal.target()),
                        quantity,
                        riskAmount));
    }

    private static BigDecimal orZero(BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price;
    }

    private void settle(AccountState state, OrderReport report, Consumer<RiskOutput> out) {
        OrderIntent intent = report.intent();
        if (!intent.account().equals(state.account)) {
            out.accept(new Noted(Note.OTHER_ACCOUNT));
            return;
        }
        BracketProgress bracket = state.orders.find(intent.orderId());
        if (bracket == null) {
            Instant known =
                    MarketTimes.later(
                            state.timesOf(report.instrument()).executions().minus(memory),
                            state.orders.forgottenBefore(report.instrument()));
            if (report.time().isBefore(known)) {
                out.accept(new Noted(Note.FORGOTTEN_REPORT));
                return;
            }
            bracket = new BracketProgress(intent, reservePrice(state, report));
            out.accept(new Noted(Note.ADOPTED_ORDER));
        }
        state.reach(report.instrument(), Channel.EXECUTIONS, report.time());
        BracketProgress.Step step = bracket.apply(report);
        if (step.duplicate()) {
            out.accept(new Noted(Note.DUPLICATE_REPORT));
            return;
        }
        if (step.gap()) {
            out.accept(new Noted(Note.REPORT_GAP));
        }
        if (step.newTerms()) {
            out.accept(new Noted(Note.ADOPTED_TERMS));
        }
        if (step.fill() != null) {
            state.portfolio.apply(step.fill());
        }
        state.orders.settle(step.bracket());
        state.changed = true;
    }

    /** For an order that was decided upon before this state began: the dearest price it names. */
    private static BigDecimal reservePrice(AccountState state, OrderReport report) {
        BigDecimal price = state.portfolio.markOf(report.instrument()).orElse(BigDecimal.ZERO);
        OrderIntent intent = report.intent();
        for (BigDecimal named :
                new BigDecimal[] {intent.limitPrice(), intent.stopPrice(), intent.targetPrice()}) {
            price = named == null ? price : price.max(named);
        }
        return price;
    }

    private static void obey(AccountState state, ControlCommand command, Consumer<RiskOutput> out) {
        if (!command.account().equals(state.account)) {
            out.accept(new Noted(Note.OTHER_ACCOUNT));
            return;
        }
        switch (command.action()) {
            case HALT -> {
                // Whatever its date: a halt too many costs less than one too few.
                state.haltReason = command.reason() + " (" + command.actor() + ")";
                state.lastHalt = MarketTimes.later(state.lastHalt, command.issuedTime());
                state.changed = true;
            }
            case RESUME -> {
                if (command.issuedTime().isBefore(state.lastHalt)) {
                    out.accept(new Noted(Note.OLD_COMMAND));
                    return;
                }
                state.haltReason = null;
                state.changed = true;
            }
        }
    }
}
