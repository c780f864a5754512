package io.smctrading.sidecar.exchange.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeSocketTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final StubSocket SERVER =
            new StubSocket((connection, text) -> connection.send("echo " + text));

    private final VirtualClock clock = new VirtualClock();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private ExchangeSocket socket = socket(SERVER.uri());

    /** Says hello, is ready at the echo, cannot bear poison. */
    private final class Talk implements ExchangeSocket.Conversation {
        @Override
        public void opened(ExchangeSocket.Link link) {
            link.send("hello");
        }

        @Override
        public void heard(ExchangeSocket.Link link, String text) {
            told.add(text);
            if (text.equals("echo hello")) {
                link.ready();
            }
            if (text.equals("poison")) {
                throw new IllegalArgumentException("poison");
            }
        }

        @Override
        public void keepAlive(ExchangeSocket.Link link) {
            link.send("alive");
        }

        @Override
        public void lost(boolean wasReady, String reason) {
            told.add((wasReady ? "lost: " : "never was ready: ") + reason);
        }
    }

    @AfterEach
    void close() {
        socket.close();
    }

    @BeforeEach
    void forget() {
        SERVER.forget();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void comesUpAndIsHeard() {
        socket.start();

        eventually(socket::ready);
        assertThat(socket.heard()).isEqualTo(clock.instant());
        assertThat(told).containsExactly("echo hello");
    }

    @Test
    void comesBackWhenItIsCut() {
        socket.start();
        eventually(socket::ready);

        SERVER.cut();

        eventually(() -> SERVER.connections() == 2 && socket.ready());
        assertThat(told.get(1)).startsWith("lost: ");
    }

    @Test
    void isMadeAnewWhenNothingIsHeard() {
        socket.start();
        eventually(socket::ready);

        clock.advance(Duration.ofSeconds(61));

        eventually(() -> SERVER.connections() == 2 && socket.ready());
        assertThat(told.get(1)).isEqualTo("lost: nothing heard for 60000 ms");
    }

    @Test
    void saysThatItIsAliveAndStaysWhileItIsHeard() {
        socket.start();
        eventually(socket::ready);
        for (int i = 1; i <= 3; i++) {
            clock.advance(Duration.ofSeconds(31));
            int said = i;
            eventually(() -> told.stream().filter("echo alive"::equals).count() == said);
        }

        assertThat(SERVER.connections()).isEqualTo(1);
    }

    @Test
    void isMadeAnewWhenItIsOld() {
        socket.start();
        eventually(socket::ready);
        for (int i = 0; i < 2; i++) {
            int before = told.size();
            clock.advance(Duration.ofSeconds(59));
            eventually(() -> told.size() > before);
        }

        clock.advance(Duration.ofSeconds(31));

        eventually(() -> SERVER.connections() == 2 && socket.ready());
        assertThat(told).contains("lost: made anew after PT2M");
    }

    @Test
    void whatCannotBeUsedEndsTheConnectionButNotTheSocket() {
        socket.start();
        eventually(socket::ready);

        SERVER.say("poison");

        eventually(() -> SERVER.connections() == 2 && socket.ready());
        assertThat(told).contains("lost: what came cannot be used: poison");
    }

    @Test
    void triesOnWhileNobodyIsThere() {
        URI nobody = URI.create("ws://127.0.0.1:1/stream");
        socket.close();
        socket = socket(nobody);

        socket.start();

        eventually(() -> told.size() >= 2);
        assertThat(told).allMatch(each -> each.startsWith("never was ready: cannot connect"));
    }

    @Test
    void aClosedSocketStaysDown() {
        socket.start();
        eventually(socket::ready);

        socket.close();

        eventually(() -> told.contains("lost: closed"));
        assertThat(socket.ready()).isFalse();
        assertThat(SERVER.connections()).isEqualTo(1);
    }

    @Test
    void waitsDoubleUntilTheLongest() {
        Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));

        assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(250));
        assertThat(backoff.after(2)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.after(8)).isEqualTo(Duration.ofSeconds(30));
        assertThat(backoff.after(1000)).isEqualTo(Duration.ofSeconds(30));
    }

    private ExchangeSocket socket(URI uri) {
        return new ExchangeSocket(
                "stub",
                new ExchangeSocket.Terms(
                        uri,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        new Backoff(Duration.ofMillis(1), Duration.ofMillis(10))),
                new Talk(),
                CLIENT,
                clock,
                GatewayObserver.NONE);
    }

    private static void eventually(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofSeconds(10)).until(condition);
    }
}
