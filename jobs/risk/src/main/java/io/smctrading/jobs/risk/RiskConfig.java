package io.smctrading.jobs.risk;

import io.smctrading.core.risk.EntryOrder;
import io.smctrading.core.risk.RiskLimits;
import io.smctrading.jobs.support.JobConfig;
import io.smctrading.jobs.support.KafkaConnection;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of the risk job.
 *
 * @param connection where the topics are
 * @param account trading account; its records carry the name
 * @param initialEquity what the account starts with, in its currency, above 0
 * @param limits what it may risk
 * @param memory market time for which ended orders and decided signals are remembered, at least an
 *     hour
 */
public record RiskConfig(
        KafkaConnection connection,
        String account,
        BigDecimal initialEquity,
        RiskLimits limits,
        Duration memory)
        implements JobConfig {

    static final Duration SHORTEST_MEMORY = Duration.ofHours(1);
    private static final Duration DEFAULT_MEMORY = Duration.ofDays(1);
    private static final String SMALLEST_FRACTION = "0.00000001";

    public RiskConfig {
        if (memory.compareTo(SHORTEST_MEMORY) < 0) {
            throw new SettingException("--memory '" + memory + "' is too short, allowed: from 1h");
        }
    }

    /** Reads every key of the job; others are refused. */
    public static RiskConfig from(Settings settings) {
        RiskConfig config = read(settings);
        settings.refuseUnknown();
        return config;
    }

    /** What {@code --help} prints. */
    public static String usage() {
        Settings example = Settings.of(new String[] {"--namespace", "demo"}, Map.of());
        read(example);
        return example.usage("risk: signals, executions and candles to orders within limits");
    }

    private static RiskConfig read(Settings settings) {
        return new RiskConfig(
                KafkaConnection.from(settings),
                settings.text("account", "paper", "trading account"),
                settings.decimal(
                        "equity.initial",
                        "100000",
                        "0.01",
                        "1000000000",
                        "what the account starts with, in its currency"),
                limits(settings),
                settings.duration(
                        "memory",
                        DEFAULT_MEMORY,
                        "market time for which ended orders and decided signals are remembered,"
                                + " from 1h"));
    }

    private static RiskLimits limits(Settings settings) {
        return new RiskLimits(
                settings.decimal(
                        "limits.risk-per-trade",
                        "0.005",
                        SMALLEST_FRACTION,
                        "0.1",
                        "fraction of equity lost if the stop is hit"),
                settings.decimal(
                        "limits.position",
                        "0.5",
                        SMALLEST_FRACTION,
                        "10",
                        "largest value of one position, as a fraction of equity"),
                settings.decimal(
                        "limits.exposure",
                        "1",
                        SMALLEST_FRACTION,
                        "100",
                        "largest value of all positions and working entries, as a fraction of"
                                + " equity"),
                settings.integer(
                        "limits.open-positions",
                        10,
                        1,
                        10_000,
                        "most instruments with a position or a working order"),
                settings.decimal(
                        "limits.daily-loss",
                        "0.03",
                        SMALLEST_FRACTION,
                        "1",
                        "loss that ends a UTC day's entries, as a fraction of the day's first"
                                + " equity"),
                settings.decimal(
                        "costs.allowance",
                        "0.005",
                        "0",
                        "0.1",
                        "fraction of a spot purchase kept back for its fee and slippage"),
                settings.choice("entry.order", EntryOrder.MARKET, "how brackets are entered"));
    }
}
