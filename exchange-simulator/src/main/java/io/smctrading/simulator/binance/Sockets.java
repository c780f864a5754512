package io.smctrading.simulator.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.websocket.WsContext;
import io.smctrading.simulator.server.HttpServer;
import java.nio.ByteBuffer;

/** Sends to sockets that may be gone. */
final class Sockets {

    private Sockets() {}

    static String text(Object message) {
        try {
            return HttpServer.JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static void send(WsContext context, Object message) {
        send(context, text(message));
    }

    static void send(WsContext context, String text) {
        if (context.session.isOpen()) {
            context.send(text);
        }
    }

    static void ping(WsContext context, long millis) {
        if (context.session.isOpen()) {
            ByteBuffer payload = ByteBuffer.allocate(Long.BYTES).putLong(millis);
            context.sendPing(payload.flip());
        }
    }

    static void cut(WsContext context) {
        context.session.disconnect();
    }
}
