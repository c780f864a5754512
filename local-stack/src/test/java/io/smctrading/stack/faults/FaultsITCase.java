package io.smctrading.stack.faults;

import io.smctrading.stack.SharedStack;
import io.smctrading.stack.Stack;
import io.smctrading.stack.replay.TradeFile;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every fault once, in hours in which an order is open most of the time. */
@ExtendWith(SharedStack.class)
class FaultsITCase extends DisturbedRun {

    private static final Instant BEGIN = Instant.parse("2013-11-29T16:10:00Z");
    private static final Instant FIRST_FAULT = Instant.parse("2013-11-29T16:35:00Z");
    private static final Instant LAST_FAULT = Instant.parse("2013-11-29T19:00:00Z");
    private static final Instant END = Instant.parse("2013-11-29T19:15:00Z");
    private static final long SEED = 3;

    @BeforeAll
    static void replay(Stack stack) {
        List<Fault> faults = Arrays.asList(Fault.values());
        run(
                stack,
                TradeFile.bitstampWeek().from(BEGIN).until(END),
                orders -> FaultPlan.of(faults, FIRST_FAULT, LAST_FAULT, orders, new Random(SEED)));
    }
}
