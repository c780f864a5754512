package io.smctrading.stack.cli;

import io.smctrading.stack.RunningStack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.server.SidecarTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Issues a bearer token for the sidecar's API. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Print a bearer token for the sidecar's API of the running stack.",
        footer = {
            "",
            "curl -H \"Authorization: Bearer $(./smc token)\""
                    + " http://127.0.0.1:18090/api/v1/orders"
        })
public final class TokenCommand implements Callable<Integer> {

    private static final List<String> ROLES = List.of("analyst", "trader", "admin");
    private static final int MOST_HOURS = 24 * 365;

    @Mixin private StateOption state = new StateOption();

    @Option(
            names = "--role",
            defaultValue = "analyst",
            description =
                    "analyst reads, trader also orders, admin also halts and fails over (default"
                            + " analyst)")
    private String role;

    @Option(
            names = "--subject",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "who bears it, for the audit log (default: the user)")
    private String subject;

    @Option(
            names = "--hours",
            defaultValue = "8",
            description = "how long it is good for (default 8)")
    private int hours;

    @Override
    public Integer call() {
        if (!ROLES.contains(role)) {
            throw StackException.refused(
                    "--role '%s' is unknown, allowed: %s"
                            .formatted(role, String.join(", ", ROLES)));
        }
        if (hours < 1 || hours > MOST_HOURS) {
            throw StackException.refused(
                    "--hours %d is not usable, allowed: 1 to %d".formatted(hours, MOST_HOURS));
        }
        if (subject.isBlank()) {
            throw StackException.refused("--subject '' is not usable, allowed: a name");
        }
        RunningStack stack = RunningStack.on(state.folder());
        System.out.println(
                new SidecarTokens(stack.state())
                        .issue(role, subject, Instant.now(), Duration.ofHours(hours)));
        return 0;
    }
}
