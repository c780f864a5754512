package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that an account's streams tell.
 *
 * @param topic {@code order}, {@code execution}, {@code position} or {@code wallet}
 * @param category of the order or position; empty for the wallet
 * @param message as it is sent to who listens to all categories
 */
record PrivateEvent(String topic, String category, ObjectNode message) {

    /** The topic of who listens to one category only. */
    String categorised() {
        return category.isEmpty() ? topic : topic + "." + category;
    }
}
