package io.smctrading.core.execution;

import java.util.List;

/**
 * What is to be done at a venue. Only what is durable may be carried out: a command that sends an
 * order names orders that the ledger has as SENT by then.
 */
public sealed interface VenueCommand {

    /** The intent whose bracket it is for. */
    String intentId();

    /** The order that it is for; of a pair of exits one of them. */
    String orderId();

    /** Sends an order with its exits. */
    record Place(String intentId, Placement placement) implements VenueCommand {

        @Override
        public String orderId() {
            return placement.clientId();
        }
    }

    /** Sends exits for what is held. */
    record Protect(String intentId, Protection protection) implements VenueCommand {

        @Override
        public String orderId() {
            return orderIds().get(0);
        }

        /** The orders it sends. */
        public List<String> orderIds() {
            if (protection.stop() == null) {
                return List.of(protection.target().clientId());
            }
            return protection.target() == null
                    ? List.of(protection.stop().clientId())
                    : List.of(protection.stop().clientId(), protection.target().clientId());
        }
    }

    /** Ends an order that works; does no harm twice. */
    record Cancel(String intentId, String orderId) implements VenueCommand {}

    /**
     * Asks what became of an order.
     *
     * @param expected whether the venue tells of it by itself: then only if it does not
     */
    record Search(String intentId, String orderId, boolean expected) implements VenueCommand {}
}
