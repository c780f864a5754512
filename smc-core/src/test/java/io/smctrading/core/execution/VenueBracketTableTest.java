package io.smctrading.core.execution;

import static io.smctrading.core.execution.BracketAtVenue.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine of an order at a venue as a table: state, event, next state. */
class VenueBracketTableTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "risk-and-execution.md");
    private static final Pattern DRAWN = Pattern.compile("^ *([A-Z_]+) +─▶ +([A-Z_, ]+)$");

    /** What happens to an entry of 1. */
    enum Event {
        SAYS_ACCEPTED,
        FILLS_A_PART,
        FILLS_THE_REST,
        SAYS_CANCELED,
        SAYS_EXPIRED,
        SAYS_REJECTED,
        IS_REFUSED,
        IS_UNKNOWN,
        IS_QUARANTINED,
        IS_SENT_AGAIN,
        WAS_NEVER_PLACED_AND_EXPIRES,
        WAS_NEVER_PLACED_AND_IS_CANCELED
    }

    @ParameterizedTest(name = "{0} {1} becomes {2}")
    @CsvSource({
        "SENT, SAYS_ACCEPTED, ACCEPTED",
        "SENT, FILLS_A_PART, PARTIALLY_FILLED",
        "SENT, FILLS_THE_REST, FILLED",
        "SENT, SAYS_CANCELED, CANCELED",
        "SENT, SAYS_EXPIRED, EXPIRED",
        "SENT, SAYS_REJECTED, REJECTED",
        "SENT, IS_REFUSED, REJECTED",
        "SENT, IS_UNKNOWN, UNKNOWN",
        "SENT, IS_QUARANTINED, SENT",
        "SENT, WAS_NEVER_PLACED_AND_EXPIRES, EXPIRED",
        "SENT, WAS_NEVER_PLACED_AND_IS_CANCELED, CANCELED",
        "ACCEPTED, SAYS_ACCEPTED, ACCEPTED",
        "ACCEPTED, FILLS_A_PART, PARTIALLY_FILLED",
        "ACCEPTED, FILLS_THE_REST, FILLED",
        "ACCEPTED, SAYS_CANCELED, CANCELED",
        "ACCEPTED, SAYS_EXPIRED, EXPIRED",
        "ACCEPTED, SAYS_REJECTED, CANCELED",
        "ACCEPTED, IS_REFUSED, ACCEPTED",
        "ACCEPTED, IS_UNKNOWN, ACCEPTED",
        "ACCEPTED, IS_QUARANTINED, ACCEPTED",
        "PARTIALLY_FILLED, SAYS_ACCEPTED, PARTIALLY_FILLED",
        "PARTIALLY_FILLED, FILLS_A_PART, PARTIALLY_FILLED",
        "PARTIALLY_FILLED, FILLS_THE_REST, FILLED",
        "PARTIALLY_FILLED, SAYS_CANCELED, CANCELED",
        "PARTIALLY_FILLED, SAYS_EXPIRED, EXPIRED",
        "PARTIALLY_FILLED, SAYS_REJECTED, CANCELED",
        "PARTIALLY_FILLED, IS_REFUSED, PARTIALLY_FILLED",
        "PARTIALLY_FILLED, IS_UNKNOWN, PARTIALLY_FILLED",
        "UNKNOWN, SAYS_ACCEPTED, ACCEPTED",
        "UNKNOWN, FILLS_A_PART, PARTIALLY_FILLED",
        "UNKNOWN, FILLS_THE_REST, FILLED",
        "UNKNOWN, SAYS_CANCELED, CANCELED",
        "UNKNOWN, SAYS_EXPIRED, EXPIRED",
        "UNKNOWN, SAYS_REJECTED, REJECTED",
        "UNKNOWN, IS_REFUSED, REJECTED",
        "UNKNOWN, IS_UNKNOWN, UNKNOWN",
        "UNKNOWN, IS_QUARANTINED, QUARANTINED",
        "UNKNOWN, IS_SENT_AGAIN, SENT",
        "UNKNOWN, WAS_NEVER_PLACED_AND_EXPIRES, EXPIRED",
        "UNKNOWN, WAS_NEVER_PLACED_AND_IS_CANCELED, CANCELED",
        "QUARANTINED, SAYS_ACCEPTED, ACCEPTED",
        "QUARANTINED, FILLS_A_PART, PARTIALLY_FILLED",
        "QUARANTINED, FILLS_THE_REST, FILLED",
        "QUARANTINED, SAYS_CANCELED, CANCELED",
        "QUARANTINED, SAYS_EXPIRED, EXPIRED",
        "QUARANTINED, SAYS_REJECTED, REJECTED",
        "QUARANTINED, IS_UNKNOWN, QUARANTINED",
        "QUARANTINED, IS_QUARANTINED, QUARANTINED"
    })
    void followsTheTable(OrderStatus from, Event event, OrderStatus to) {
        BracketAtVenue one = in(from);

        apply(event, one);

        assertThat(one.entry().status()).isEqualTo(to);
        one.assertReportsAreSound();
    }

    @ParameterizedTest
    @EnumSource(Event.class)
    void nothingChangesWhatIsOver(Event event) {
        for (OrderStatus over : OrderStatus.values()) {
            if (over.terminal() && event != Event.IS_SENT_AGAIN) {
                BracketAtVenue one = in(over);
                int reports = one.reports.size();

                apply(event, one);

                assertThat(one.entry().status()).isEqualTo(over);
                assertThat(one.reports).hasSize(reports);
            }
        }
    }

    @Test
    void everyStepThatIsAllowedFromSentOnIsReachedByAnEvent() {
        for (OrderStatus from : OrderStatus.values()) {
            if (from == OrderStatus.NEW) {
                continue;
            }
            Set<OrderStatus> reached = EnumSet.noneOf(OrderStatus.class);
            for (Event event : Event.values()) {
                if (event != Event.IS_SENT_AGAIN || from == OrderStatus.UNKNOWN) {
                    BracketAtVenue one = in(from);
                    apply(event, one);
                    reached.add(one.entry().status());
                }
            }
            reached.remove(from);
            Set<OrderStatus> allowed = EnumSet.noneOf(OrderStatus.class);
            allowed.addAll(from.successors());
            allowed.remove(from);
            assertThat(reached).as("after %s", from).isEqualTo(allowed);
        }
    }

    @Test
    void isDrawnInTheDocumentAsItIs() throws IOException {
        Map<OrderStatus, Set<OrderStatus>> drawn = new EnumMap<>(OrderStatus.class);
        for (String line : Files.readAllLines(DOCUMENT)) {
            Matcher step = DRAWN.matcher(line);
            if (step.matches()) {
                drawn.put(
                        OrderStatus.valueOf(step.group(1)),
                        EnumSet.copyOf(
                                Stream.of(step.group(2).split(","))
                                        .map(name -> OrderStatus.valueOf(name.strip()))
                                        .toList()));
            }
        }

        for (OrderStatus status : OrderStatus.values()) {
            assertThat(drawn.getOrDefault(status, Set.of()))
                    .as("drawn after %s", status)
                    .isEqualTo(status.successors());
        }
    }

    private static BracketAtVenue in(OrderStatus status) {
        BracketAtVenue one =
                BracketAtVenue.sent(Orders.limitBuy("a", "1", "100", "90", "120"), true);
        switch (status) {
            case SENT -> {}
            case ACCEPTED -> apply(Event.SAYS_ACCEPTED, one);
            case PARTIALLY_FILLED -> one.fills("a", "before", "0.2", "100");
            case UNKNOWN -> apply(Event.IS_UNKNOWN, one);
            case QUARANTINED -> {
                apply(Event.IS_UNKNOWN, one);
                apply(Event.IS_QUARANTINED, one);
            }
            case FILLED -> apply(Event.FILLS_THE_REST, one);
            case CANCELED -> apply(Event.SAYS_CANCELED, one);
            case REJECTED -> apply(Event.SAYS_REJECTED, one);
            case EXPIRED -> apply(Event.SAYS_EXPIRED, one);
            case NEW -> throw new IllegalArgumentException("NEW is not at a venue");
        }
        assertThat(one.entry().status()).isEqualTo(status);
        return one;
    }

    private static void apply(Event event, BracketAtVenue one) {
        VenueBracket bracket = one.bracket();
        String filled = one.entry().venueFilled().toPlainString();
        String rest = one.entry().remaining().toPlainString();
        switch (event) {
            case SAYS_ACCEPTED -> one.says("a", OrderStatus.ACCEPTED, "1", "0");
            case FILLS_A_PART -> one.fills("a", "part", "0.3", "100");
            case FILLS_THE_REST -> one.fills("a", "rest", rest, "100");
            case SAYS_CANCELED -> one.says("a", OrderStatus.CANCELED, "1", filled);
            case SAYS_EXPIRED -> one.says("a", OrderStatus.EXPIRED, "1", filled);
            case SAYS_REJECTED -> one.says("a", OrderStatus.REJECTED, "1", filled);
            case IS_REFUSED -> bracket.refused(List.of("a"), "no", NOW);
            case IS_UNKNOWN -> bracket.unknown(List.of("a"), "time-out", NOW);
            case IS_QUARANTINED -> bracket.quarantine("a", "silent", NOW);
            case IS_SENT_AGAIN -> bracket.reopen();
            case WAS_NEVER_PLACED_AND_EXPIRES ->
                    bracket.neverPlaced("a", OrderStatus.EXPIRED, "late", NOW);
            case WAS_NEVER_PLACED_AND_IS_CANCELED ->
                    bracket.neverPlaced("a", OrderStatus.CANCELED, "unwanted", NOW);
        }
    }
}
