package io.smctrading.sidecar.exchange;

import io.smctrading.core.execution.OrderLeg;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Id of an exit's order: its entry's id, then {@code -stop} or {@code -target}, then digits where
 * exits were placed anew.
 *
 * @param entryId id of the entry that it closes
 * @param leg STOP_LOSS or TAKE_PROFIT
 * @param generation digits, empty for the exits that were placed with the entry
 */
public record ExitId(String entryId, OrderLeg leg, String generation) {

    private static final Pattern SHAPE = Pattern.compile("(.+)(-stop|-target)(\\d*)");

    /** The exit of this id, empty if it is not one. */
    public static Optional<ExitId> parse(String clientId) {
        Matcher matcher = SHAPE.matcher(clientId);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        OrderLeg leg = matcher.group(2).equals("-stop") ? OrderLeg.STOP_LOSS : OrderLeg.TAKE_PROFIT;
        return Optional.of(new ExitId(matcher.group(1), leg, matcher.group(3)));
    }

    /** The other exit of the same pair. */
    public ExitId sibling() {
        OrderLeg other = leg == OrderLeg.STOP_LOSS ? OrderLeg.TAKE_PROFIT : OrderLeg.STOP_LOSS;
        return new ExitId(entryId, other, generation);
    }

    /** As an order carries it. */
    public String text() {
        return leg.orderId(entryId) + generation;
    }
}
