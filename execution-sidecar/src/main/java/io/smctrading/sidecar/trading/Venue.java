package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.Refusal;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import io.smctrading.sidecar.ledger.LedgerState;
import io.smctrading.sidecar.ledger.Progress.MarketRow;
import io.smctrading.sidecar.ledger.Sending;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where orders are placed: on paper, or at exchanges. Driven by the desk's thread alone; what it
 * wants to send leaves only once the desk says that everything it told of is durable.
 */
interface Venue {

    /** Where an order would go if it were sent now. */
    Sending sendingOf(OrderIntent intent);

    /**
     * Takes an order that is durably SENT.
     *
     * @param sending where to
     */
    Answer accept(OrderIntent intent, Sending sending);

    /** Goes on with what was SENT before a stop and has no answer, as far as it can now. */
    Answer recover(LedgerState state);

    List<ExecutionReport> onTrade(Trade trade);

    List<ExecutionReport> onClock(Clock clock);

    /** What venues said since the last call; every call also lets time pass. */
    List<ExecutionReport> news();

    /** What was drained is durable: commands that wait for it may leave. */
    void durable();

    /** Whether something has to become durable before the next step, though no report is there. */
    boolean waitsForRecord();

    /** Whether every order of a symbol had its first answer, be it that nobody knows. */
    boolean answered(String venue, String symbol);

    /**
     * Has an order's entry cancelled.
     *
     * @return reports of what ended at once
     */
    List<ExecutionReport> cancel(String intentId, String reason);

    /** Has all entries cancelled that work; exits stay. */
    List<ExecutionReport> cancelEntries(String reason);

    /** Market time of what happens to an intent now. */
    Instant timeOf(OrderIntent intent);

    /** Looks again for an instrument that was not there; the topic has it new or changed. */
    void lookAgain(String venue, String symbol);

    /** Whether orders of the instrument are kept by other rules than these. */
    boolean differs(Instrument instrument);

    /** Goes on by other rules. */
    void replace(Instrument instrument);

    /** Whether an order changed since it was last asked for. */
    boolean ordersChanged();

    /** Orders that work, exits included, by state. */
    Map<OrderStatus, Long> openOrders();

    /** What changed since the last call. */
    Changed drainChanged();

    /**
     * What came of an order at once.
     *
     * @param ended brackets that the venue does not keep
     * @param reports the order's own, and those of others that it ended
     * @param placed whether the venue has it already; if not, {@link Changed} tells when it left
     */
    record Answer(List<Bracket> ended, List<ExecutionReport> reports, boolean placed) {

        static Answer of(Refusal refusal) {
            return new Answer(List.of(refusal.bracket()), List.of(refusal.report()), false);
        }
    }

    /**
     * What is to become durable.
     *
     * @param brackets in their new state
     * @param markets what was seen of the markets
     * @param sendings where and when orders are sent, by order
     * @param cancelReasons why entries are to end, by intent
     * @param placed when requests left, by order
     */
    record Changed(
            List<Bracket> brackets,
            List<MarketRow> markets,
            Map<String, Sending> sendings,
            Map<String, String> cancelReasons,
            Map<String, Instant> placed) {}
}
