package io.smctrading.detect;

import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.structure.BreakMode;
import io.smctrading.core.structure.OrderBlockBreak;
import io.smctrading.core.structure.OrderBlockRule;
import io.smctrading.core.structure.StructureParameters;
import java.time.ZoneId;
import java.util.List;

/** Every parameter with another value than its default, and as an option. */
final class OtherParameters {

    private OtherParameters() {}

    static DetectionParameters all() {
        return new DetectionParameters(
                new StructureParameters(
                        3,
                        20,
                        10,
                        0.25,
                        BreakMode.WICK,
                        OrderBlockRule.LAST_OPPOSITE,
                        OrderBlockBreak.CLOSE,
                        20,
                        0.05,
                        ZoneId.of("America/New_York")),
                new EntryParameters(0.2, 3, 30, 10, 40));
    }

    static List<String> options() {
        return List.of(
                "--swing-length=3,20",
                "--atr-length=10",
                "--equal-tolerance=0.25",
                "--break-mode=Wick",
                "--order-block-rule=LAST_OPPOSITE",
                "--order-block-break=close",
                "--max-live-zones=20",
                "--min-gap-atr=0.05",
                "--level-zone=America/New_York",
                "--stop-buffer-atr=0.2",
                "--reward-risk=3",
                "--max-bars-to-entry=30",
                "--max-bars-sweep-to-break=10",
                "--min-confidence=0.4");
    }
}
