package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.VenueCommand;
import io.smctrading.sidecar.ledger.Sending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Commands on their way to an exchange: what sends an order waits until its sending is durable, and
 * what did not leave waits until it makes sense to try again.
 */
final class CommandQueue {

    private record Later(Instant due, HeldBracket held, VenueCommand command) {}

    /** A command that may leave. */
    record Ready(HeldBracket held, VenueCommand command) {}

    private final List<Ready> waiting = new ArrayList<>();
    private final List<Ready> ready = new ArrayList<>();
    private final Map<String, Sending> sendings = new HashMap<>();
    private final Map<String, VenueCommand> sent = new HashMap<>();
    private final PriorityQueue<Later> later =
            new PriorityQueue<>((one, other) -> one.due().compareTo(other.due()));

    /** May leave at once: its sending is durable already. */
    void leave(HeldBracket held, VenueCommand command) {
        remember(command);
        ready.add(new Ready(held, command));
    }

    /** Leaves once what is drained here is durable. */
    void leaveWhenDurable(HeldBracket held, VenueCommand command, Sending sending) {
        for (String orderId : orderIds(command)) {
            held.sent(orderId, sending);
            sendings.put(orderId, sending);
        }
        remember(command);
        waiting.add(new Ready(held, command));
    }

    /** Did not leave: tried again at a time, with a new sending. */
    void tryAgain(HeldBracket held, List<String> orderIds, Instant due) {
        VenueCommand command = sent.get(orderIds.get(0));
        if (command != null) {
            later.add(new Later(due, held, command));
        }
    }

    /** Those whose time has come. */
    List<Ready> due(Instant now) {
        List<Ready> due = new ArrayList<>();
        while (!later.isEmpty() && !later.peek().due().isAfter(now)) {
            Later one = later.poll();
            due.add(new Ready(one.held(), one.command()));
        }
        return due;
    }

    /** The order had an answer; its command is not needed any more. */
    void answered(List<String> orderIds) {
        orderIds.forEach(sent::remove);
    }

    boolean waits() {
        return !waiting.isEmpty();
    }

    Map<String, Sending> drainSendings() {
        Map<String, Sending> drained = Map.copyOf(sendings);
        sendings.clear();
        return drained;
    }

    /** What was drained is durable. */
    void durable() {
        if (sendings.isEmpty()) {
            ready.addAll(waiting);
            waiting.clear();
        }
    }

    List<Ready> drainReady() {
        if (ready.isEmpty()) {
            return List.of();
        }
        List<Ready> drained = List.copyOf(ready);
        ready.clear();
        return drained;
    }

    private void remember(VenueCommand command) {
        orderIds(command).forEach(orderId -> sent.put(orderId, command));
    }

    /** The orders that a command sends; none for one that sends none. */
    static List<String> orderIds(VenueCommand command) {
        if (command instanceof VenueCommand.Place place) {
            return List.of(place.placement().clientId());
        }
        return command instanceof VenueCommand.Protect protect ? protect.orderIds() : List.of();
    }
}
