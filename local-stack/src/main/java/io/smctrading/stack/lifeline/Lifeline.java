package io.smctrading.stack.lifeline;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a server's JVM when its launcher is gone, {@code kill -9} included. It is given to each
 * server as a Java agent: the launcher holds the other end of the server's standard input, and the
 * operating system closes it with the launcher. The server's own shutdown hooks get {@link #GRACE}
 * to finish, then the JVM is halted.
 */
public final class Lifeline {

    static final Duration GRACE = Duration.ofSeconds(8);

    /** What a shell reports for a process that ended on a termination signal. */
    private static final int EXIT_CODE = 143;

    private Lifeline() {}

    /** Called by the JVM before the server's own main. */
    public static void premain(String arguments) {
        InputStream launcher = System.in;
        start("lifeline", () -> awaitEnd(launcher));
    }

    private static void awaitEnd(InputStream launcher) {
        byte[] ignored = new byte[64];
        try {
            int length = launcher.read(ignored);
            while (length >= 0) {
                length = launcher.read(ignored);
            }
        } catch (IOException e) {
            System.err.println("lifeline broken: " + e);
        }
        start("lifeline-halt", Lifeline::haltAfterGrace);
        System.exit(EXIT_CODE);
    }

    private static void haltAfterGrace() {
        long end = System.nanoTime() + GRACE.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
