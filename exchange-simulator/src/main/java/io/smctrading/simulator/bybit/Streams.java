package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** Connections of one stream: who they are, what they listen to, when they were last heard. */
final class Streams {

    /** Silence after which a connection is cut. */
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private static final String GONE = "connection closed by the exchange";
    private static final int GOING_AWAY = 1001;

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final String prefix;

    Streams(String prefix) {
        this.prefix = prefix;
    }

    Connection open(WsContext context, Instant now) {
        Connection connection =
                new Connection(context, prefix + "-" + numbers.incrementAndGet(), now);
        context.attribute(prefix, connection);
        connections.add(connection);
        return connection;
    }

    Connection of(WsContext context) {
        return context.attribute(prefix);
    }

    void closed(WsContext context) {
        Connection connection = of(context);
        if (connection != null) {
            connections.remove(connection);
            connection.end();
        }
    }

    Set<Connection> all() {
        return connections;
    }

    /** Whether anybody listens to a topic, of all categories or of one. */
    boolean wanted(String topic) {
        return topics().stream().anyMatch(one -> one.equals(topic) || one.startsWith(topic + "."));
    }

    /** Every topic that somebody listens to. */
    Set<String> topics() {
        Set<String> topics = new TreeSet<>();
        connections.forEach(connection -> topics.addAll(connection.topics));
        return topics;
    }

    void publish(String topic, ObjectNode message) {
        String text = message.toString();
        for (Connection connection : connections) {
            if (connection.topics.contains(topic)) {
                connection.send(text);
            }
        }
    }

    void cutSilent(Instant now) {
        for (Connection connection : connections) {
            if (connection.heard.plus(connection.patience).isBefore(now)) {
                connection.cut();
            }
        }
    }

    /** Ends every connection as a server does that restarts. */
    void closeAll() {
        connections.forEach(Connection::cut);
    }

    /** Cuts every connection without a word. */
    void dropAll() {
        connections.forEach(Connection::drop);
    }

    /** One connection. */
    static final class Connection {
        private final WsContext context;
        private final String id;
        private final Set<String> topics = new ConcurrentSkipListSet<>();
        private volatile Instant heard;
        private volatile Duration patience = LONGEST_SILENCE;
        private volatile Runnable atEnd = () -> {};

        private Connection(WsContext context, String id, Instant now) {
            this.context = context;
            this.id = id;
            this.heard = now;
        }

        String id() {
            return id;
        }

        Set<String> topics() {
            return topics;
        }

        void heard(Instant at) {
            heard = at;
        }

        void patience(Duration silence) {
            patience = silence;
        }

        /** Has something done when the connection ends. */
        void atEnd(Runnable action) {
            atEnd = action;
        }

        private void end() {
            atEnd.run();
        }

        void send(JsonNode message) {
            send(message.toString());
        }

        void send(String message) {
            if (context.session.isOpen()) {
                context.send(message);
            }
        }

        void drop() {
            context.session.disconnect();
        }

        void cut() {
            if (context.session.isOpen()) {
                context.closeSession(GOING_AWAY, GONE);
            }
        }
    }
}
