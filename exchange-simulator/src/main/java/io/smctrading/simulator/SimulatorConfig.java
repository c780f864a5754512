package io.smctrading.simulator;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import io.smctrading.simulator.market.Tape;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * How the simulator is started.
 *
 * @param adminPort port of the admin API; 0 takes any that is free, as for the others
 * @param venues JSON file of instruments and accounts, or empty for the packaged one
 * @param speed of the recorded trades, 1 = as they were recorded; 0 leaves them paused
 * @param clock what time it is; the system's outside tests
 */
public record SimulatorConfig(
        int adminPort,
        int binancePort,
        int bybitPort,
        int oandaPort,
        String venues,
        Tape tape,
        BigDecimal speed,
        InstantSource clock) {

    private static final int HIGHEST_PORT = 65_535;
    private static final String PACKAGED = "packaged";

    /** Free ports, the packaged week, paused. */
    public static SimulatorConfig forTests() {
        return new SimulatorConfig(
                0, 0, 0, 0, "", Tape.packaged(), BigDecimal.ZERO, InstantSource.system());
    }

    public SimulatorConfig withClock(InstantSource other) {
        return new SimulatorConfig(
                adminPort, binancePort, bybitPort, oandaPort, venues, tape, speed, other);
    }

    public SimulatorConfig withTape(Tape other) {
        return new SimulatorConfig(
                adminPort, binancePort, bybitPort, oandaPort, venues, other, speed, clock);
    }

    /**
     * Reads every setting.
     *
     * @throws SettingException for a value or key that is not allowed
     */
    public static SimulatorConfig from(Settings settings) {
        SimulatorConfig config =
                new SimulatorConfig(
                        port(settings, "admin", 9100),
                        port(settings, "binance", 9101),
                        port(settings, "bybit", 9102),
                        port(settings, "oanda", 9103),
                        venues(settings),
                        tape(settings),
                        settings.decimal(
                                "market.speed",
                                "1",
                                "0",
                                "100000",
                                "how fast recorded trades are played, 0 = paused"),
                        InstantSource.system());
        settings.refuseUnknown();
        return config;
    }

    private static int port(Settings settings, String name, int otherwise) {
        return settings.integer(
                name + ".port",
                otherwise,
                0,
                HIGHEST_PORT,
                "port of " + name + " at 127.0.0.1, 0 = any free one");
    }

    private static String venues(Settings settings) {
        String file =
                settings.text(
                        "venues.file",
                        PACKAGED,
                        "JSON file of instruments, accounts and keys, or " + PACKAGED);
        return PACKAGED.equals(file) ? "" : file;
    }

    private static Tape tape(Settings settings) {
        String file =
                settings.text(
                        "market.trades",
                        PACKAGED,
                        "CSV file of recorded trades (epoch seconds, price, amount), or "
                                + PACKAGED);
        if (PACKAGED.equals(file)) {
            return Tape.packaged();
        }
        try {
            return Tape.of(Path.of(file));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new SettingException(
                    "--market.trades '" + file + "' cannot be read: " + e.getMessage());
        }
    }
}
