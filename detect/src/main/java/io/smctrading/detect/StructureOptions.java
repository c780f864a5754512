package io.smctrading.detect;

import io.smctrading.core.structure.BreakMode;
import io.smctrading.core.structure.OrderBlockBreak;
import io.smctrading.core.structure.OrderBlockRule;
import io.smctrading.core.structure.StructureParameters;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Option;

/** The parameters of structure. */
final class StructureOptions {
    private static final String SWING_LENGTH = "--swing-length";

    @Option(
            names = SWING_LENGTH,
            paramLabel = "N[,M]",
            description =
                    "candles on both sides of a swing, 1 to 1000, of scope INTERNAL (default: 5), or"
                            + " of scope SWING (default: 50) with --scope swing; N,M sets both")
    private String swingLength;

    @Option(
            names = "--break-mode",
            paramLabel = "MODE",
            defaultValue = "close",
            description =
                    "what must pass a swing to break it: close, wick (default: ${DEFAULT-VALUE})")
    private String breakMode;

    @Option(
            names = "--order-block-rule",
            paramLabel = "RULE",
            defaultValue = "extreme",
            description =
                    "which candle becomes the order block of a break: extreme, last-opposite"
                            + " (default: ${DEFAULT-VALUE})")
    private String orderBlockRule;

    @Option(
            names = "--order-block-break",
            paramLabel = "MODE",
            defaultValue = "wick",
            description =
                    "what must pass an order block to invalidate it: wick, close (default:"
                            + " ${DEFAULT-VALUE})")
    private String orderBlockBreak;

    @Option(
            names = "--equal-tolerance",
            paramLabel = "ATRS",
            defaultValue = "0.1",
            description =
                    "how far equal highs or lows may lie apart, 0 to 1000 (default:"
                            + " ${DEFAULT-VALUE})")
    private String equalTolerance;

    @Option(
            names = "--atr-length",
            paramLabel = "N",
            defaultValue = "14",
            description =
                    "candles of the average true range, 1 to 10000 (default: ${DEFAULT-VALUE})")
    private String atrLength;

    @Option(
            names = "--min-gap-atr",
            paramLabel = "ATRS",
            defaultValue = "0",
            description =
                    "least height of a fair value gap, 0 to 1000 (default: ${DEFAULT-VALUE}, every"
                            + " gap)")
    private String minGapAtr;

    @Option(
            names = "--max-live-zones",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "order blocks alive in a scope, and gaps in a series, 1 to 10000 (default:"
                            + " ${DEFAULT-VALUE})")
    private String maxLiveZones;

    @Option(
            names = "--level-zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description =
                    "time zone in which days, weeks and months begin, as America/New_York (default:"
                            + " ${DEFAULT-VALUE})")
    private String levelZone;

    /**
     * @param scope whose length a single {@code --swing-length} is
     * @throws RefusedException naming the option, its value and what is allowed
     */
    StructureParameters parameters(ScopeChoice scope) {
        StructureParameters defaults = StructureParameters.defaults();
        int internal = defaults.internalScopeLength();
        int swing = defaults.swingScopeLength();
        if (swingLength != null) {
            List<String> lengths = List.of(swingLength.split(",", -1));
            if (lengths.size() > 2) {
                throw OptionText.refused(
                        SWING_LENGTH, swingLength, "one length or two, as 5 or 5,50");
            }
            if (lengths.size() == 2) {
                internal = length(lengths.get(0));
                swing = length(lengths.get(1));
            } else if (scope == ScopeChoice.SWING) {
                swing = length(lengths.get(0));
            } else {
                internal = length(lengths.get(0));
            }
        }
        return new StructureParameters(
                internal,
                swing,
                OptionText.whole("--atr-length", atrLength, 1, 10_000),
                OptionText.decimal("--equal-tolerance", equalTolerance, "0", "1000").doubleValue(),
                OptionText.choice("--break-mode", breakMode, BreakMode.class),
                OptionText.choice("--order-block-rule", orderBlockRule, OrderBlockRule.class),
                OptionText.choice("--order-block-break", orderBlockBreak, OrderBlockBreak.class),
                OptionText.whole("--max-live-zones", maxLiveZones, 1, 10_000),
                OptionText.decimal("--min-gap-atr", minGapAtr, "0", "1000").doubleValue(),
                zone());
    }

    private static int length(String text) {
        return OptionText.whole(SWING_LENGTH, text, 1, 1_000);
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(levelZone);
        } catch (DateTimeException e) {
            throw OptionText.refused(
                    "--level-zone", levelZone, "a time zone such as UTC or America/New_York");
        }
    }
}
