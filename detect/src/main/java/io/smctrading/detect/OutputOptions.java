package io.smctrading.detect;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is written. */
final class OutputOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "EVENTS",
            description = "file of events, .csv or .jsonl")
    private Path output;

    @Option(
            names = "--signals",
            paramLabel = "SIGNALS",
            description = "file of entry signals with their factors, .csv or .jsonl")
    private Path signals;

    @Option(
            names = "--chart",
            paramLabel = "CHART",
            description = "page with the candles and what was found in them, .html")
    private Path chart;

    @Option(
            names = "--chart-candles",
            paramLabel = "N",
            defaultValue = "50000",
            description =
                    "latest candles of each series on the page, 1 to 10000000 (default:"
                            + " ${DEFAULT-VALUE})")
    private String chartCandles;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            defaultValue = "both",
            description =
                    "whose events are written and drawn: internal, swing, both (default:"
                            + " ${DEFAULT-VALUE}); fair value gaps have no scope and always are;"
                            + " signals are those of scope INTERNAL whatever is chosen")
    private String scope;

    @Option(
            names = "--period-levels",
            negatable = true,
            description =
                    "whether highs and lows of days, weeks and months are written and drawn"
                            + " (default: with --scope both)")
    private Boolean periodLevels;

    Path output() {
        return output;
    }

    Path signals() {
        return signals;
    }

    Path chart() {
        return chart;
    }

    int chartCandles() {
        return OptionText.whole("--chart-candles", chartCandles, 1, 10_000_000);
    }

    ScopeChoice scope() {
        return OptionText.choice("--scope", scope, ScopeChoice.class);
    }

    EventSelection selection() {
        ScopeChoice choice = scope();
        return new EventSelection(
                choice.scopes(), periodLevels == null ? choice == ScopeChoice.BOTH : periodLevels);
    }
}
