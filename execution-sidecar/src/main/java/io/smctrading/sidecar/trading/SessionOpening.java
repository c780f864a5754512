package io.smctrading.sidecar.trading;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.TradingStates;
import io.smctrading.sidecar.wire.Codecs;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens one session after the other; what needs doing once per process it does once. */
final class SessionOpening implements Supplier<TradingSession> {

    private final SidecarConfig config;
    private final LedgerDatabase database;
    private final SidecarMetrics metrics;
    private final TradingStates states;
    private final Optional<Exchanges> exchanges;
    private final String holder;
    private boolean migrated;
    private Codecs codecs;

    SessionOpening(
            SidecarConfig config,
            LedgerDatabase database,
            SidecarMetrics metrics,
            TradingStates states,
            Optional<Exchanges> exchanges) {
        this.config = config;
        this.database = database;
        this.metrics = metrics;
        this.states = states;
        this.exchanges = exchanges;
        this.holder = "process " + ProcessHandle.current().pid() + " at " + config.http();
    }

    @Override
    public TradingSession get() {
        if (!migrated) {
            database.migrate();
            migrated = true;
        }
        if (codecs == null) {
            codecs = Codecs.register(new RegistryClient(config.registryUrl()), config.namespace());
        }
        return TradingSession.open(config, database, codecs, metrics, states, exchanges, holder);
    }
}
