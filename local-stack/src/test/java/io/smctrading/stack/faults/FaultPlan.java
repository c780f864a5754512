package io.smctrading.stack.faults;

import io.smctrading.stack.faults.FaultyReplay.Planned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Spreads faults over a stretch of the market, wherever possible on moments with open orders. */
final class FaultPlan {

    private static final int DRAWS = 200;

    private FaultPlan() {}

    /**
     * One fault after the other, each at a random minute of the first half of its share of the
     * time: the market goes on for as long before the next.
     */
    static List<Planned> of(
            List<Fault> faults,
            Instant from,
            Instant to,
            OpenOrders orders,
            RandomGenerator random) {
        long share = Duration.between(from, to).toMinutes() / faults.size();
        long half = (share + 1) / 2;
        List<Planned> plan = new ArrayList<>();
        for (int i = 0; i < faults.size(); i++) {
            Instant begin = from.plus(Duration.ofMinutes(i * share));
            Instant time = minute(begin, half, random);
            for (int draw = 0; draw < DRAWS && !orders.at(time); draw++) {
                time = minute(begin, half, random);
            }
            plan.add(new Planned(faults.get(i), time));
        }
        return plan;
    }

    private static Instant minute(Instant begin, long minutes, RandomGenerator random) {
        return begin.plus(Duration.ofMinutes(random.nextLong(minutes)));
    }
}
