package io.smctrading.jobs.cep;

import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.structure.StructureParameters;
import io.smctrading.jobs.support.JobConfig;
import io.smctrading.jobs.support.KafkaConnection;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

/**
 * Settings of the smc-cep job.
 *
 * @param connection where the topics are
 * @param detection what the definitions of market structure leave open
 * @param probeSignals whether every closed candle of a minute gives a signal that is none, for
 *     measuring latency only
 */
public record SmcCepConfig(
        KafkaConnection connection, DetectionParameters detection, boolean probeSignals)
        implements JobConfig {

    /** Reads every key of the job; others are refused. */
    public static SmcCepConfig from(Settings settings) {
        SmcCepConfig config = read(settings);
        settings.refuseUnknown();
        return config;
    }

    /** What {@code --help} prints. */
    public static String usage() {
        Settings example = Settings.of(new String[] {"--namespace", "demo"}, Map.of());
        read(example);
        return example.usage("smc-cep: market.candles to smc.events and smc.signals");
    }

    private static SmcCepConfig read(Settings settings) {
        return new SmcCepConfig(
                KafkaConnection.from(settings),
                new DetectionParameters(structure(settings), entry(settings)),
                settings.flag(
                        "probe.signals",
                        false,
                        "a signal far from the market at every 1m candle, to measure latency only"));
    }

    private static StructureParameters structure(Settings settings) {
        StructureParameters defaults = StructureParameters.defaults();
        return new StructureParameters(
                settings.integer(
                        "structure.internal-length",
                        defaults.internalScopeLength(),
                        1,
                        1_000,
                        "candles on both sides of a swing of scope INTERNAL"),
                settings.integer(
                        "structure.swing-length",
                        defaults.swingScopeLength(),
                        1,
                        1_000,
                        "candles on both sides of a swing of scope SWING"),
                settings.integer(
                        "structure.atr-length",
                        defaults.atrLength(),
                        1,
                        10_000,
                        "candles of the average true range"),
                settings.decimal(
                                "structure.equal-tolerance",
                                "0.1",
                                "0",
                                "1000",
                                "distance of equal highs or lows, in ATRs")
                        .doubleValue(),
                settings.choice(
                        "structure.break-mode",
                        defaults.breakMode(),
                        "what must pass a swing to break it"),
                settings.choice(
                        "structure.order-block-rule",
                        defaults.orderBlockRule(),
                        "which candle becomes the order block"),
                settings.choice(
                        "structure.order-block-break",
                        defaults.orderBlockBreak(),
                        "what must pass an order block to invalidate it"),
                settings.integer(
                        "structure.max-live-zones",
                        defaults.maxLiveZones(),
                        1,
                        10_000,
                        "live order blocks per scope, and live gaps"),
                settings.decimal(
                                "structure.min-gap-atr",
                                "0",
                                "0",
                                "1000",
                                "least height of a fair value gap, in ATRs")
                        .doubleValue(),
                zone(
                        settings.text(
                                "structure.level-zone",
                                "UTC",
                                "time zone in which days, weeks and months begin")));
    }

    private static EntryParameters entry(Settings settings) {
        EntryParameters defaults = EntryParameters.defaults();
        return new EntryParameters(
                settings.decimal(
                                "entry.stop-buffer-atr",
                                "0.1",
                                "0",
                                "1000",
                                "distance of the stop beyond the block, in ATRs")
                        .doubleValue(),
                settings.decimal(
                                "entry.reward-risk",
                                "2",
                                "0.01",
                                "1000",
                                "distance of the target in distances of the stop")
                        .doubleValue(),
                settings.integer(
                        "entry.max-bars-to-entry",
                        defaults.maxBarsToEntry(),
                        1,
                        100_000,
                        "candles after a break in which price may return"),
                settings.integer(
                        "entry.max-bars-sweep-to-break",
                        defaults.maxBarsSweepToBreak(),
                        0,
                        100_000,
                        "candles before a break in which a sweep counts"),
                hundredths(
                        "entry.min-confidence",
                        settings.decimal(
                                "entry.min-confidence",
                                "0.65",
                                "0",
                                "1",
                                "least confidence of a signal")));
    }

    private static int hundredths(String key, BigDecimal value) {
        try {
            return value.movePointRight(2).intValueExact();
        } catch (ArithmeticException e) {
            throw new SettingException(
                    "--" + key + " '" + value.toPlainString() + "' is not in whole hundredths");
        }
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new SettingException(
                    "--structure.level-zone '"
                            + id
                            + "' is not a time zone such as UTC or America/New_York");
        }
    }
}
