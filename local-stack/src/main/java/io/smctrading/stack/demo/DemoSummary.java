package io.smctrading.stack.demo;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.stack.StackException;
import io.smctrading.stack.exchange.Agreement;
import io.smctrading.stack.replay.ReplayResult;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a demonstration came to.
 *
 * @param totals what the tables hold
 * @param startup from the command to trading
 * @param replay time of the replay and of its minutes
 * @param stages what each stage took of a minute
 * @param settling from the last clock to the last row
 * @param agreement of ledger and exchange; empty on paper
 */
record DemoSummary(
        RunTotals totals,
        Duration startup,
        ReplayResult replay,
        StageTimes stages,
        Duration settling,
        Optional<Agreement> agreement) {

    /** Prints the summary for a person. */
    void print(PrintStream out) {
        out.println();
        out.println("Summary");
        line(out, "trades in", number(totals.trades()));
        line(out, "candles", kinds(totals.candles()));
        line(out, "events", kinds(totals.events()));
        line(out, "signals", number(totals.signals()));
        line(out, "decisions", kinds(totals.decisions()));
        line(out, "orders", number(totals.orders()));
        line(out, "fills", number(totals.fills()));
        line(out, "equity", equity() + " USD");
        line(out, "dead letters", number(totals.deadLetters()));
        line(out, "duplicate orders", number(totals.duplicateOrders()));
        line(out, "startup", seconds(startup) + " s");
        line(
                out,
                "replay",
                "%s s, a minute of market time through every stage: p50 %.1f ms, p99 %.1f ms"
                        .formatted(
                                seconds(replay.elapsed()),
                                replay.loopMillis(0.5),
                                replay.loopMillis(0.99)));
        line(
                out,
                "of that, on average",
                stages.meanMillis().entrySet().stream()
                        .map(s -> "%s %.1f ms".formatted(s.getKey(), s.getValue()))
                        .collect(Collectors.joining("; ")));
        line(out, "storage caught up", seconds(settling) + " s later");
        agreement.ifPresent(both -> both.print(out));
    }

    /**
     * Writes the summary as JSON.
     *
     * @throws StackException if the file cannot be written
     */
    void write(Path file) {
        ObjectMapper mapper =
                new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        ObjectNode json = mapper.createObjectNode();
        json.put("trades", totals.trades());
        json.set("candles", mapper.valueToTree(totals.candles()));
        json.set("events", mapper.valueToTree(totals.events()));
        json.put("signals", totals.signals());
        json.set("decisions", mapper.valueToTree(totals.decisions()));
        json.put("orders", totals.orders());
        json.put("fills", totals.fills());
        json.put("equity", equity());
        json.put("dead_letters", totals.deadLetters());
        json.put("duplicate_orders", totals.duplicateOrders());
        json.put("startup_seconds", decimal(startup));
        json.put("replay_seconds", decimal(replay.elapsed()));
        agreement.ifPresent(both -> json.set("ledger_and_exchange", both.json()));
        try {
            Files.writeString(file, mapper.writeValueAsString(json) + "\n");
        } catch (IOException e) {
            throw StackException.failed("the summary cannot be written to " + file + ": " + e, e);
        }
    }

    private BigDecimal equity() {
        return totals.equity() == null ? null : totals.equity().setScale(2, RoundingMode.HALF_EVEN);
    }

    private static void line(PrintStream out, String name, String value) {
        out.printf(Locale.ROOT, "  %-19s %s%n", name, value);
    }

    private static String kinds(Map<String, Long> counts) {
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        return counts.isEmpty()
                ? "0"
                : counts.entrySet().stream()
                        .map(kind -> kind.getKey() + ' ' + number(kind.getValue()))
                        .collect(Collectors.joining(", ", number(sum) + ": ", ""));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String seconds(Duration duration) {
        return decimal(duration).toPlainString();
    }

    private static BigDecimal decimal(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).setScale(1, RoundingMode.HALF_UP);
    }
}
