package io.smctrading.simulator;

import io.javalin.Javalin;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.market.TapePlayer;
import io.smctrading.simulator.server.HttpServer;
import io.smctrading.simulator.server.Protocol;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** One simulated exchange that runs: the engine, its faults, its tape and its address. */
public final class Venue implements AutoCloseable {

    private final Protocol protocol;
    private final TapePlayer player;
    private final Javalin server;

    Venue(Protocol protocol, TapePlayer player, int port) {
        this.protocol = protocol;
        this.player = player;
        this.server = HttpServer.start(port, protocol::configure);
    }

    public String name() {
        return exchange().name();
    }

    /** Its own book: the truth. */
    public Exchange exchange() {
        return protocol.exchange();
    }

    public Faults faults() {
        return protocol.faults();
    }

    public TapePlayer player() {
        return player;
    }

    public int port() {
        return server.port();
    }

    /** Where it answers: {@code http://127.0.0.1:9101}. */
    public URI uri() {
        return URI.create("http://" + HttpServer.LOOPBACK + ":" + port());
    }

    /** The same for WebSockets. */
    public URI webSocketUri() {
        return URI.create("ws://" + HttpServer.LOOPBACK + ":" + port());
    }

    /** Private events that came to pass so far. */
    public long privateEvents() {
        return protocol.privateEvents();
    }

    /** Cuts every stream without a word. */
    public void disconnect() {
        protocol.disconnect();
    }

    /** Ends every stream as the exchange does when it restarts. */
    public void shutDown() {
        protocol.shutDown();
    }

    /** What else of its inside the exchange shows. */
    public Map<String, Object> truth() {
        return protocol.truth();
    }

    /** As at the start: orders, trades, balances, faults, clock and tape. */
    public void reset() {
        player.reset();
        faults().clear();
        exchange().skew(Duration.ZERO);
        exchange().reset();
        protocol.reset();
    }

    @Override
    public void close() {
        player.play(BigDecimal.ZERO);
        protocol.close();
        server.stop();
    }
}
