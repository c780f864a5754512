package io.smctrading.stack.faults;

import io.smctrading.stack.SharedStack;
import io.smctrading.stack.Stack;
import io.smctrading.stack.replay.TradeFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Every fault several times, in any order, over the whole week: the profile {@code faults-long}.
 * The seed is printed; {@code faults.seed}, {@code faults.repeats} and {@code faults.until} as
 * system properties choose another run.
 */
@ExtendWith(SharedStack.class)
class WeekOfFaults extends DisturbedRun {

    @BeforeAll
    static void replay(Stack stack) {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        Instant until = Instant.parse(System.getProperty("faults.until", "2013-12-03T00:00:00Z"));
        int repeats = Integer.getInteger("faults.repeats", 3);
        System.out.printf("faults.seed=%d faults.repeats=%d%n", seed, repeats);
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            faults.addAll(Arrays.asList(Fault.values()));
        }
        // Lasts until the end of the replay.
        faults.removeIf(fault -> fault == Fault.ANALYTICS_AWAY);
        Collections.shuffle(faults, random);
        faults.add(Fault.ANALYTICS_AWAY);
        TradeFile file = TradeFile.bitstampWeek().until(until);
        run(
                stack,
                file,
                orders ->
                        FaultPlan.of(
                                faults,
                                file.firstTime().plus(Duration.ofMinutes(31)),
                                file.lastTime().minus(Duration.ofMinutes(15)),
                                orders,
                                random));
    }
}
