package io.smctrading.stack.cli;

import io.smctrading.platform.console.ProgressBar;
import io.smctrading.schemas.Instrument;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.RunningStack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.replay.LockStepReplay;
import io.smctrading.stack.replay.ReplayResult;
import io.smctrading.stack.replay.TradeFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replays a file of trades through the running stack. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Replay a CSV of trades through the running stack, in lock-step.",
            "Columns: timestamp (epoch seconds, milliseconds or ISO-8601), price, amount; optional"
                    + " id, side (buy, sell)."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final Pattern VENUE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{2,10}-[A-Z0-9]{2,10}");

    @Mixin private StateOption state = new StateOption();

    @Parameters(paramLabel = "FILE", description = "trades in time order, with a header")
    private Path file;

    @Option(
            names = "--venue",
            defaultValue = "bitstamp",
            description = "venue of the trades (default ${DEFAULT-VALUE})")
    private String venue;

    @Option(
            names = "--symbol",
            defaultValue = "BTC-USD",
            description = "canonical symbol BASE-QUOTE (default ${DEFAULT-VALUE})")
    private String symbol;

    @Option(
            names = "--tick-size",
            defaultValue = "0.01",
            description = "smallest price step (default ${DEFAULT-VALUE})")
    private BigDecimal tickSize;

    @Option(
            names = "--lot-size",
            defaultValue = "0.00000001",
            description = "smallest quantity step (default ${DEFAULT-VALUE})")
    private BigDecimal lotSize;

    @Option(
            names = "--minimum-notional",
            defaultValue = "1",
            description = "least price x quantity of an order (default ${DEFAULT-VALUE})")
    private BigDecimal minimumNotional;

    @Option(names = "--shortable", description = "positions may be negative")
    private boolean shortable;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "longest time that a minute may take (default ${DEFAULT-VALUE})")
    private int patience;

    @Override
    public Integer call() {
        Instrument instrument = instrument();
        TradeFile trades = TradeFile.read(file);
        RunningStack stack = RunningStack.on(state.folder());
        Namespace namespace = stack.namespace();
        try (LockStepReplay replay =
                new LockStepReplay(
                        stack.endpoints().kafka(),
                        stack.endpoints().registry(),
                        namespace.name(),
                        instrument,
                        Duration.ofSeconds(patience))) {
            ProgressBar bar =
                    new ProgressBar(
                            System.out, ProgressBar.onTerminal(), "trades", trades.trades().size());
            ReplayResult result = replay.run(trades, bar::at);
            if (result.loopNanos().length == 0) {
                System.out.println("every trade of " + trades.name() + " has been replayed before");
                return 0;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d trades in %.1f s; a minute of market time through every stage: p50 %.1f"
                            + " ms, p99 %.1f ms%n",
                    result.trades(),
                    result.elapsed().toMillis() / 1000.0,
                    result.loopMillis(0.5),
                    result.loopMillis(0.99));
        }
        return 0;
    }

    private Instrument instrument() {
        require(VENUE.matcher(venue).matches(), "--venue", venue, "a-z, 0-9 and -");
        require(SYMBOL.matcher(symbol).matches(), "--symbol", symbol, "BASE-QUOTE");
        require(tickSize.signum() > 0, "--tick-size", tickSize, "above 0");
        require(lotSize.signum() > 0, "--lot-size", lotSize, "above 0");
        require(minimumNotional.signum() >= 0, "--minimum-notional", minimumNotional, "0 or more");
        require(patience > 0, "--patience", patience, "1 or more");
        int dash = symbol.indexOf('-');
        return Instrument.newBuilder()
                .setVenue(venue)
                .setSymbol(symbol)
                .setVenueSymbol(symbol)
                .setBaseAsset(symbol.substring(0, dash))
                .setQuoteAsset(symbol.substring(dash + 1))
                .setTickSize(wire("--tick-size", tickSize))
                .setLotSize(wire("--lot-size", lotSize))
                .setMinimumNotional(wire("--minimum-notional", minimumNotional))
                .setShortable(shortable)
                .build();
    }

    private static BigDecimal wire(String option, BigDecimal value) {
        require(value.stripTrailingZeros().scale() <= 8, option, value, "up to 8 decimals");
        return value.setScale(8);
    }

    private static void require(boolean holds, String option, Object value, String allowed) {
        if (!holds) {
            throw StackException.refused(
                    option + " '" + value + "' is not usable, allowed: " + allowed);
        }
    }
}
