package io.smctrading.stack.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.stack.StackException;
import io.smctrading.stack.TradingVenue;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockStepExchangeTest {

    private static final Instant MINUTE = Instant.parse("2013-11-25T00:01:00Z");

    private final StubServer simulator = new StubServer();
    private final StubServer sidecar = new StubServer();
    private final AtomicInteger emitted = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();
    private LockStepExchange exchange;

    @BeforeEach
    void start() {
        simulator.on(
                "/admin/market/advance",
                body -> "{\"private_events\":{\"binance\":%d}}".formatted(emitted.get()));
        sidecar.on("/api/v1/exchanges", body -> exchanges());
        exchange =
                new LockStepExchange(
                        new SimulatorClient(simulator.uri()),
                        new SidecarExchanges(sidecar.uri(), () -> ""),
                        TradingVenue.BINANCE);
    }

    @AfterEach
    void stop() {
        simulator.close();
        sidecar.close();
    }

    private String exchanges() {
        return "{\"exchanges\":[{\"venue\":\"binance\",\"stream_messages\":%d,\"pending\":%d}]}"
                .formatted(heard.get(), pending.get());
    }

    @Test
    void asksNobodyElseWhileTheExchangeHasNothingToTell() {
        exchange.advance(MINUTE);

        assertThat(simulator.requests)
                .hasSize(2)
                .last()
                .asString()
                .contains("\"venue\":\"binance\"", "\"to\":\"" + MINUTE + '"');
        assertThat(sidecar.requests).isEmpty();
    }

    @Test
    void waitsUntilEverythingIsHeardAndNothingIsPending() {
        emitted.set(3);
        pending.set(1);
        sidecar.on(
                "/api/v1/exchanges",
                body -> {
                    String answer = exchanges();
                    if (heard.get() < 3) {
                        heard.incrementAndGet();
                    } else {
                        pending.set(0);
                    }
                    return answer;
                });

        exchange.settle();

        assertThat(heard).hasValue(3);
        assertThat(sidecar.requests).hasSize(5);
    }

    @Test
    void waitsAgainForWhatTheSidecarsAnswerBroughtAbout() {
        emitted.set(1);
        sidecar.on(
                "/api/v1/exchanges",
                body -> {
                    heard.set(emitted.get());
                    String answer = exchanges();
                    emitted.set(2);
                    return answer;
                });

        exchange.settle();

        assertThat(heard).hasValue(2);
    }

    @Test
    void movesTheMarketOnlyOnceTheMinuteBeforeHasSettled() {
        exchange.advance(MINUTE);
        emitted.set(1);
        sidecar.on(
                "/api/v1/exchanges",
                body -> {
                    assertThat(simulator.requests).last().asString().contains(MINUTE.toString());
                    heard.set(1);
                    return exchanges();
                });

        exchange.advance(MINUTE.plusSeconds(60));

        assertThat(simulator.requests)
                .last()
                .asString()
                .contains(MINUTE.plusSeconds(60).toString());
    }

    @Test
    void saysWhoDoesNotTradeThere() {
        emitted.set(1);
        sidecar.on("/api/v1/exchanges", body -> "[]");

        assertThatThrownBy(exchange::settle)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("the sidecar does not trade at binance");
    }

    @Test
    void saysWhatASimulatorThatRefusesSaid() {
        try (StubServer empty = new StubServer()) {
            assertThatThrownBy(() -> new SimulatorClient(empty.uri()).state("bybit"))
                    .isInstanceOf(StackException.class)
                    .hasMessage(
                            "the simulator refused /admin/state?venue=bybit with 404: no such"
                                    + " thing");
        }
    }
}
