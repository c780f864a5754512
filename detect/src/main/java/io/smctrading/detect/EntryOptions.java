package io.smctrading.detect;

import io.smctrading.core.signal.EntryParameters;
import picocli.CommandLine.Option;

/** The parameters of the entry signal. */
final class EntryOptions {

    @Option(
            names = "--min-confidence",
            paramLabel = "C",
            defaultValue = "0.65",
            description =
                    "least confidence of a signal, 0 to 1 in hundredths (default:"
                            + " ${DEFAULT-VALUE})")
    private String minConfidence;

    @Option(
            names = "--stop-buffer-atr",
            paramLabel = "ATRS",
            defaultValue = "0.1",
            description =
                    "distance of the stop beyond the block, 0 to 1000 (default: ${DEFAULT-VALUE})")
    private String stopBufferAtr;

    @Option(
            names = "--reward-risk",
            paramLabel = "R",
            defaultValue = "2",
            description =
                    "distance of the target in distances of the stop, 0.01 to 1000 (default:"
                            + " ${DEFAULT-VALUE})")
    private String rewardRisk;

    @Option(
            names = "--max-bars-to-entry",
            paramLabel = "N",
            defaultValue = "50",
            description =
                    "candles after a break in which price may return, 1 to 100000 (default:"
                            + " ${DEFAULT-VALUE})")
    private String maxBarsToEntry;

    @Option(
            names = "--max-bars-sweep-to-break",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "candles before a break in which a sweep counts, 0 to 100000 (default:"
                            + " ${DEFAULT-VALUE})")
    private String maxBarsSweepToBreak;

    /**
     * @throws RefusedException naming the option, its value and what is allowed
     */
    EntryParameters parameters() {
        return new EntryParameters(
                OptionText.decimal("--stop-buffer-atr", stopBufferAtr, "0", "1000").doubleValue(),
                OptionText.decimal("--reward-risk", rewardRisk, "0.01", "1000").doubleValue(),
                OptionText.whole("--max-bars-to-entry", maxBarsToEntry, 1, 100_000),
                OptionText.whole("--max-bars-sweep-to-break", maxBarsSweepToBreak, 0, 100_000),
                OptionText.hundredths("--min-confidence", minConfidence));
    }
}
