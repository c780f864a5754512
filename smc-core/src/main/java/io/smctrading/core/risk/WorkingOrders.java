package io.smctrading.core.risk;

import io.smctrading.core.portfolio.BinaryFields;
import io.smctrading.core.portfolio.InstrumentId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The brackets of an account: those at work, bounded by one per instrument that risk opens, and
 * those that ended, remembered for a while so that a repeated report is recognised. What was
 * dropped counts as forgotten, never as new.
 */
final class WorkingOrders {

    /** Ended brackets are also dropped, oldest first, beyond this number. */
    static final int MOST_ENDED = 10_000;

    private final TreeMap<String, BracketProgress> working = new TreeMap<>();
    private final LinkedHashMap<String, BracketProgress> ended = new LinkedHashMap<>();
    private final TreeMap<InstrumentId, Instant> forgottenBefore = new TreeMap<>();

    // What follows from the working ones, kept so that a decision does not look at all of them.
    private final Map<InstrumentId, Integer> workingOf = new HashMap<>();
    private BigDecimal reserved = BigDecimal.ZERO;

    /** Changes of the one do not reach the other; brackets are shared. */
    WorkingOrders copy() {
        WorkingOrders copy = new WorkingOrders();
        copy.working.putAll(working);
        copy.ended.putAll(ended);
        copy.forgottenBefore.putAll(forgottenBefore);
        copy.workingOf.putAll(workingOf);
        copy.reserved = reserved;
        return copy;
    }

    void add(BracketProgress bracket) {
        discount(working.put(bracket.intent().orderId(), bracket));
        count(bracket);
    }

    private void count(BracketProgress bracket) {
        reserved = reserved.add(bracket.reserved());
        workingOf.merge(bracket.instrument(), 1, Integer::sum);
    }

    private void discount(BracketProgress bracket) {
        if (bracket != null) {
            reserved = reserved.subtract(bracket.reserved());
            workingOf.computeIfPresent(
                    bracket.instrument(), (id, number) -> number == 1 ? null : number - 1);
        }
    }

    /** The bracket of an intent, or {@code null}. */
    BracketProgress find(String intentId) {
        BracketProgress bracket = working.get(intentId);
        return bracket == null ? ended.get(intentId) : bracket;
    }

    /** Puts a bracket where it belongs after a report. */
    void settle(BracketProgress bracket) {
        String id = bracket.intent().orderId();
        if (bracket.working()) {
            ended.remove(id);
            add(bracket);
            return;
        }
        discount(working.remove(id));
        ended.put(id, bracket);
        if (ended.size() > MOST_ENDED) {
            Iterator<BracketProgress> oldest = ended.values().iterator();
            BracketProgress dropped = oldest.next();
            oldest.remove();
            forgottenBefore.merge(
                    dropped.instrument(), dropped.lastTime().plusMillis(1), MarketTimes::later);
        }
    }

    /** Reports of an instrument before this time may be of a bracket that was crowded out. */
    Instant forgottenBefore(InstrumentId instrument) {
        return forgottenBefore.getOrDefault(instrument, Instant.EPOCH);
    }

    void forget(Predicate<BracketProgress> old) {
        ended.values().removeIf(old);
    }

    /** Whether the instrument has a bracket at work. */
    boolean worksOn(InstrumentId instrument) {
        return workingOf.containsKey(instrument);
    }

    /** Number of instruments with a bracket at work. */
    int instruments() {
        return workingOf.size();
    }

    /** Value of all entries that may still be filled. */
    BigDecimal reserved() {
        return reserved;
    }

    void write(DataOutput out) throws IOException {
        writeAll(out, working);
        writeAll(out, ended);
        out.writeInt(forgottenBefore.size());
        for (Map.Entry<InstrumentId, Instant> entry : forgottenBefore.entrySet()) {
            BinaryFields.writeInstrument(out, entry.getKey());
            BinaryFields.writeInstant(out, entry.getValue());
        }
    }

    static WorkingOrders read(DataInput in) throws IOException {
        WorkingOrders orders = new WorkingOrders();
        readAll(in, orders.working);
        orders.working.values().forEach(orders::count);
        readAll(in, orders.ended);
        for (int left = in.readInt(); left > 0; left--) {
            orders.forgottenBefore.put(
                    BinaryFields.readInstrument(in), BinaryFields.readInstant(in));
        }
        return orders;
    }

    private static void writeAll(DataOutput out, Map<String, BracketProgress> brackets)
            throws IOException {
        out.writeInt(brackets.size());
        for (BracketProgress bracket : brackets.values()) {
            bracket.write(out);
        }
    }

    private static void readAll(DataInput in, Map<String, BracketProgress> brackets)
            throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            BracketProgress bracket = BracketProgress.read(in);
            brackets.put(bracket.intent().orderId(), bracket);
        }
    }
}
