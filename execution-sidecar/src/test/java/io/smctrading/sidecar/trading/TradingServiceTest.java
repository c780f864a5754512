package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smctrading.platform.config.Settings;
import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.SidecarMetrics;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TradingServiceTest {

    private final AtomicInteger exitCode = new AtomicInteger();

    @Test
    void endsTheProcessAndSaysSoWhenAnErrorEndsTrading() {
        try (TradingService service =
                service(
                        () -> {
                            throw new StackOverflowError("drill");
                        })) {
            service.start();

            await().until(() -> exitCode.get() == 1);
            assertThat(service.status())
                    .isEqualTo(
                            new TradingStatus(
                                    TradingStatus.Phase.STOPPED,
                                    "ended by java.lang.StackOverflowError: drill",
                                    0));
        }
    }

    @Test
    void beginsAnewAfterAnException() {
        AtomicInteger openings = new AtomicInteger();
        try (TradingService service =
                service(
                        () -> {
                            openings.incrementAndGet();
                            throw new IllegalStateException("away");
                        })) {
            service.start();

            await().until(() -> openings.get() > 2);
            assertThat(service.status().phase()).isEqualTo(TradingStatus.Phase.RECOVERING);
        }
        assertThat(exitCode).hasValue(0);
    }

    private TradingService service(Supplier<TradingSession> sessions) {
        SidecarConfig config =
                SidecarConfig.from(
                        Settings.of(
                                new String[] {"--retry.pause=10ms"},
                                Map.of("SMC_LEDGER_PASSWORD", "s3cret")));
        return new TradingService(
                config,
                new SidecarMetrics(InstantSource.fixed(Instant.EPOCH)),
                sessions,
                exitCode::set);
    }
}
