package io.smctrading.sidecar.trading;

import io.smctrading.simulator.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line to a server that breaks while an order is on it, before or after it arrived, or is down
 * altogether; it notes what was asked for.
 */
final class DroppingProxy implements AutoCloseable {

    /** When the line breaks. */
    enum Break {
        BEFORE_IT_ARRIVES,
        BEFORE_THE_ANSWER
    }

    private static final Pattern ORDER =
            Pattern.compile(
                    "POST (/api/v3/order|/v5/order/create|/v3/accounts/[^/ ]+/orders).*",
                    Pattern.DOTALL);

    private static final Pattern REQUEST = Pattern.compile("(GET|POST|PUT|DELETE) [^ ?]*");

    private final ServerSocket listening;
    private final String host;
    private final int port;
    private final Queue<Break> next = new ConcurrentLinkedQueue<>();
    private final AtomicInteger broken = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private volatile boolean down;

    /** One in front of each exchange, by its name. */
    static Map<String, DroppingProxy> inFrontOf(Simulator simulator) {
        Map<String, DroppingProxy> proxies = new HashMap<>();
        simulator
                .venues()
                .forEach(
                        (name, venue) ->
                                proxies.put(
                                        name,
                                        new DroppingProxy(
                                                venue.uri().getHost(), venue.uri().getPort())));
        return proxies;
    }

    DroppingProxy(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin(this::acceptAll);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listening.getLocalPort());
    }

    /** The line breaks under the next order that it has not been told of. */
    void breakUnderNextOrder(Break when) {
        next.add(when);
    }

    /** Whether the line is down: what is open breaks, nothing opens. */
    void down(boolean now) {
        down = now;
        if (now) {
            open.forEach(DroppingProxy::cut);
            open.clear();
        }
    }

    private static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Method and path of all requests so far, without those for the time. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How often it broke. */
    int broken() {
        return broken.get();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = listening.accept();
                if (down) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(host, port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(client);
                open.add(server);
                AtomicReference<Break> breaking = new AtomicReference<>();
                begin(() -> requests(client, server, breaking));
                begin(() -> answers(client, server, breaking));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void requests(Socket client, Socket server, AtomicReference<Break> breaking) {
        byte[] buffer = new byte[65_536];
        try (client;
                server) {
            InputStream from = client.getInputStream();
            OutputStream to = server.getOutputStream();
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                String head = new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                note(head);
                if (ORDER.matcher(head).matches()) {
                    breaking.set(next.poll());
                }
                if (breaking.get() == Break.BEFORE_IT_ARRIVES) {
                    broken.incrementAndGet();
                    return;
                }
                to.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // The other side is gone.
        }
    }

    private void note(String head) {
        Matcher line = REQUEST.matcher(head);
        if (line.lookingAt() && !line.group().endsWith("/time")) {
            requests.add(line.group());
        }
    }

    private void answers(Socket client, Socket server, AtomicReference<Break> breaking) {
        byte[] buffer = new byte[65_536];
        try (client;
                server) {
            InputStream from = server.getInputStream();
            OutputStream to = client.getOutputStream();
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                if (breaking.get() == Break.BEFORE_THE_ANSWER) {
                    broken.incrementAndGet();
                    return;
                }
                to.write(buffer, 0, n);
            }
        } catch (IOException e) {
            // The other side is gone.
        }
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
            open.forEach(DroppingProxy::cut);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
