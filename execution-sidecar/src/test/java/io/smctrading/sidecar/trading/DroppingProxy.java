package io.smctrading.sidecar.trading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** A line to an exchange that breaks while an order is on it, before or after it arrived. */
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

    private final ServerSocket listening;
    private final URI exchange;
    private final Queue<Break> next = new ConcurrentLinkedQueue<>();
    private final AtomicInteger broken = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    DroppingProxy(URI exchange) {
        this.exchange = exchange;
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

    /** How often it broke. */
    int broken() {
        return broken.get();
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(exchange.getHost(), exchange.getPort());
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
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
