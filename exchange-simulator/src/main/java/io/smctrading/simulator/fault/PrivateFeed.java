package io.smctrading.simulator.fault;

import io.smctrading.simulator.core.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Private events of an exchange on their way to who listens, with what goes wrong on the way: lost,
 * doubled and reordered ones. To be used under the exchange's lock; listeners must be quick.
 *
 * @param <E> what an event is
 */
public final class PrivateFeed<E> {

    private final Faults faults;
    private final Map<Account, List<Consumer<E>>> listeners = new HashMap<>();
    private final Map<Account, E> heldBack = new HashMap<>();
    private long emitted;

    public PrivateFeed(Faults faults) {
        this.faults = faults;
    }

    /** Lets a listener hear an account's events; running the result ends that. */
    public synchronized Runnable listen(Account account, Consumer<E> listener) {
        listeners.computeIfAbsent(account, of -> new ArrayList<>()).add(listener);
        return () -> forget(account, listener);
    }

    /** Events that came to pass, whatever became of them on the way. */
    public synchronized long emitted() {
        return emitted;
    }

    /** Sends an event past the faults and without counting it. */
    public synchronized void tell(Account account, E event) {
        send(account, event);
    }

    public synchronized void emit(Account account, E event) {
        emitted++;
        if (strikes(FaultKind.GAP)) {
            return;
        }
        if (strikes(FaultKind.REORDER) && !heldBack.containsKey(account)) {
            heldBack.put(account, event);
            return;
        }
        send(account, event);
        if (strikes(FaultKind.DUPLICATE)) {
            send(account, event);
        }
        E late = heldBack.remove(account);
        if (late != null) {
            send(account, late);
        }
    }

    private boolean strikes(FaultKind kind) {
        return faults.strike(Set.of(kind), Operation.ANY).isPresent();
    }

    private void send(Account account, E event) {
        List.copyOf(listeners.getOrDefault(account, List.of()))
                .forEach(listener -> listener.accept(event));
    }

    private synchronized void forget(Account account, Consumer<E> listener) {
        listeners.getOrDefault(account, List.of()).remove(listener);
    }
}
