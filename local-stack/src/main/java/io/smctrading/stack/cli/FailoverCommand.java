package io.smctrading.stack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.stack.RunningStack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.TradingVenue;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Moves new orders from one exchange to another. */
@Command(
        name = "failover",
        mixinStandardHelpOptions = true,
        description =
                "Send new orders of one exchange to another. Positions stay where they are, their"
                        + " exits too; the same the other way round ends it.",
        footer = {
            "",
            "Both must be exchanges of the running stack: ./smc up --venue binance,bybit"
        })
public final class FailoverCommand implements Callable<Integer> {

    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9]{2,10}-[A-Z0-9]{2,10}");

    @Mixin private StateOption state = new StateOption();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "VENUE",
            description = "whose new orders go elsewhere")
    private String from;

    @Option(names = "--to", required = true, paramLabel = "VENUE", description = "where they go")
    private String to;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "canonical symbol BASE-QUOTE (default: every symbol)")
    private String symbol;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "by hand",
            description = "why, for the log (default: by hand)")
    private String reason;

    @Override
    public Integer call() {
        requireExchange("--from", from);
        requireExchange("--to", to);
        if (from.equals(to)) {
            throw StackException.refused(
                    "--to '" + to + "' is --from as well, allowed: another exchange");
        }
        if (symbol != null && !SYMBOL.matcher(symbol).matches()) {
            throw StackException.refused(
                    "--symbol '" + symbol + "' is not usable, allowed: BASE-QUOTE");
        }
        RunningStack stack = RunningStack.on(state.folder());
        var unused = stack.namespace();
        JsonNode moved =
                stack.sidecarExchanges().failover(from, to, Optional.ofNullable(symbol), reason);
        System.out.printf(
                "new orders of %s go to %s instead of %s%n",
                symbol == null ? "every symbol" : symbol, to, from);
        if (moved.hasNonNull("symbols")) {
            System.out.println("moved: " + moved.get("symbols"));
        }
        return 0;
    }

    private static void requireExchange(String option, String code) {
        boolean known = false;
        StringBuilder allowed = new StringBuilder();
        for (TradingVenue venue : TradingVenue.values()) {
            if (venue.isExchange()) {
                known |= venue.code().equals(code);
                allowed.append(allowed.isEmpty() ? "" : ", ").append(venue.code());
            }
        }
        if (!known) {
            throw StackException.refused(
                    "%s '%s' is no exchange, allowed: %s".formatted(option, code, allowed));
        }
    }
}
