package io.smctrading.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.stack.RunningStack;
import io.smctrading.stack.exchange.SidecarExchanges;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how the exchanges are, as the sidecar of the running stack sees them. */
@Command(
        name = "exchanges",
        mixinStandardHelpOptions = true,
        description =
                "Show each exchange that the sidecar trades at: health, breaker, limits, clock"
                        + " offset, routes.")
public final class ExchangesCommand implements Callable<Integer> {

    @Mixin private StateOption state = new StateOption();

    @Option(names = "--json", description = "for scripts")
    private boolean json;

    @Override
    public Integer call() {
        RunningStack stack = RunningStack.on(state.folder());
        var unused = stack.namespace();
        JsonNode exchanges = stack.sidecarExchanges().all();
        if (json) {
            System.out.println(exchanges.toPrettyString());
        } else {
            print(exchanges, System.out);
        }
        return 0;
    }

    /** A row per figure, a column per exchange: there are few exchanges and many figures. */
    static void print(JsonNode exchanges, PrintStream out) {
        if (exchanges.isEmpty()) {
            out.println("trading is on paper, there is no exchange");
            return;
        }
        Set<String> figures = new LinkedHashSet<>();
        exchanges.forEach(one -> one.fieldNames().forEachRemaining(figures::add));
        figures.removeAll(Set.of("venue", "exchange"));
        int first = figures.stream().mapToInt(String::length).max().orElse(0);
        List<Integer> widths = new ArrayList<>();
        StringBuilder head = new StringBuilder(" ".repeat(first));
        for (JsonNode one : exchanges) {
            int width = SidecarExchanges.name(one).length();
            for (String figure : figures) {
                width = Math.max(width, text(one.path(figure)).length());
            }
            widths.add(width);
            head.append("  ").append(padded(SidecarExchanges.name(one), width));
        }
        out.println(head.toString().stripTrailing());
        for (String figure : figures) {
            StringBuilder row = new StringBuilder(padded(figure, first));
            for (int i = 0; i < exchanges.size(); i++) {
                row.append("  ").append(padded(text(exchanges.get(i).path(figure)), widths.get(i)));
            }
            out.println(row.toString().stripTrailing());
        }
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode()
                || value.isNull()
                || (value.isEmpty() && value.isContainerNode())) {
            return "-";
        }
        return value.isContainerNode() ? value.toString() : value.asText();
    }

    private static String padded(String text, int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", text);
    }
}
