package io.smctrading.sidecar.exchange.http;

import io.javalin.Javalin;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** A WebSocket server that answers each text as it is told to. */
public final class StubSocket implements AutoCloseable {

    private final Javalin server;
    private final List<WsContext> connections = new CopyOnWriteArrayList<>();

    /**
     * @param answer gets the connection and the text
     */
    public StubSocket(BiConsumer<WsContext, String> answer) {
        server =
                Javalin.create(
                                config -> {
                                    config.startup.showJavalinBanner = false;
                                    config.routes.ws(
                                            "/stream",
                                            ws -> {
                                                ws.onConnect(connections::add);
                                                ws.onMessage(
                                                        context ->
                                                                answer.accept(
                                                                        context,
                                                                        context.message()));
                                            });
                                })
                        .start("127.0.0.1", 0);
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + server.port() + "/stream");
    }

    /** Begins to count connections anew. */
    public void forget() {
        connections.clear();
    }

    /** How many connections there were. */
    public int connections() {
        return connections.size();
    }

    /** Says something on the newest connection. */
    public void say(String text) {
        connections.get(connections.size() - 1).send(text);
    }

    /** Ends the newest connection. */
    public void cut() {
        connections.get(connections.size() - 1).closeSession();
    }

    @Override
    public void close() {
        server.stop();
    }
}
