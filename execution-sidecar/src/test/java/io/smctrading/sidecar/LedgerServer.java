package io.smctrading.sidecar;

import io.smctrading.sidecar.SidecarConfig.LedgerAccess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this JVM; it ends with it. */
public final class LedgerServer {

    private static final AtomicInteger NAMESPACES = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    private LedgerServer() {}

    public static synchronized LedgerAccess access() {
        if (postgres == null) {
            try {
                postgres =
                        EmbeddedPostgres.builder()
                                .setServerConfig("fsync", "on")
                                .setServerConfig("synchronous_commit", "on")
                                .setPGStartupWait(Duration.ofSeconds(60))
                                .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new LedgerAccess(
                postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
    }

    /** A namespace that no other test of this JVM has. */
    public static String freshNamespace() {
        return "test-" + NAMESPACES.incrementAndGet();
    }
}
