package io.smctrading.stack.server;

/** Asks a server whether it serves. An exception means that it does not, and why. */
@FunctionalInterface
public interface Readiness {

    boolean ready() throws Exception;
}
