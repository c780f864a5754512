package io.smctrading.simulator.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The faults of one exchange, in the order in which they were asked for. Safe for threads. */
public final class Faults {

    private final List<Armed> armed = new ArrayList<>();
    private volatile boolean maintenance;
    private volatile boolean limitsOff;

    /** Lets a fault wait for its first match. */
    public synchronized void add(Fault fault) {
        armed.add(new Armed(fault));
    }

    public synchronized void clear() {
        armed.clear();
        maintenance = false;
        limitsOff = false;
    }

    /** Faults that can still strike, with what is left of their counts. */
    public synchronized List<Fault> waiting() {
        return armed.stream().map(one -> one.fault.times(one.left)).toList();
    }

    /** What strikes a request, if anything: the oldest fault of these kinds that matches. */
    public synchronized Optional<Fault> strike(Set<FaultKind> kinds, Operation operation) {
        Iterator<Armed> all = armed.iterator();
        while (all.hasNext()) {
            Armed one = all.next();
            boolean matches =
                    kinds.contains(one.fault.kind())
                            && (one.fault.operation() == Operation.ANY
                                    || one.fault.operation() == operation);
            if (matches && one.strikes()) {
                if (one.left == 0) {
                    all.remove();
                }
                return Optional.of(one.fault);
            }
        }
        return Optional.empty();
    }

    /** Whether the exchange is closed for maintenance. */
    public boolean maintenance() {
        return maintenance;
    }

    public void maintenance(boolean on) {
        maintenance = on;
    }

    /** Whether rate limits are counted but not enforced. */
    public boolean limitsOff() {
        return limitsOff;
    }

    public void limitsOff(boolean off) {
        limitsOff = off;
    }

    private static final class Armed {

        private final Fault fault;
        private final Random random;
        private int left;

        private Armed(Fault fault) {
            this.fault = fault;
            this.random = new Random(fault.seed());
            this.left = fault.count();
        }

        private boolean strikes() {
            if (fault.probability() < 1 && random.nextDouble() >= fault.probability()) {
                return false;
            }
            left--;
            return true;
        }
    }
}
