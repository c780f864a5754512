package io.smctrading.stack.faults;

import io.smctrading.stack.SharedStack;
import io.smctrading.stack.Stack;
import io.smctrading.stack.replay.TradeFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Every fault once, in the first hours of the week. */
@ExtendWith(SharedStack.class)
class FaultsITCase extends DisturbedRun {

    private static final Instant FIRST_FAULT = Instant.parse("2013-11-25T00:30:00Z");
    private static final Instant LAST_FAULT = Instant.parse("2013-11-25T06:18:00Z");
    private static final Instant END = Instant.parse("2013-11-25T06:30:00Z");
    private static final long SEED = 3;

    @BeforeAll
    static void replay(Stack stack) {
        List<Fault> faults = Arrays.asList(Fault.values());
        run(
                stack,
                TradeFile.bitstampWeek().until(END),
                orders -> FaultPlan.of(faults, FIRST_FAULT, LAST_FAULT, orders, new Random(SEED)));
    }
}
