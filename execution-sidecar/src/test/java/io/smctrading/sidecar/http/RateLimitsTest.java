package io.smctrading.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-05T10:00:00Z"));
    private final RateLimits limits = new RateLimits(2, now::get);

    @Test
    void givesEachSubjectItsRequestsASecond() {
        assertThat(limits.take("ann")).isEmpty();
        assertThat(limits.take("ann")).isEmpty();
        assertThat(limits.take("ann")).contains(Duration.ofMillis(500));
        assertThat(limits.take("bob")).isEmpty();

        now.set(now.get().plusMillis(500));

        assertThat(limits.take("ann")).isEmpty();
        assertThat(limits.take("ann")).isPresent();
    }

    @Test
    void savesNoMoreThanASecondsRequests() {
        now.set(now.get().plusSeconds(60));

        assertThat(limits.take("ann")).isEmpty();
        assertThat(limits.take("ann")).isEmpty();
        assertThat(limits.take("ann")).isPresent();
    }

    @Test
    void isNotFooledByAClockThatGoesBack() {
        assertThat(limits.take("ann")).isEmpty();
        now.set(now.get().minusSeconds(60));

        assertThat(limits.take("ann")).isEmpty();
        assertThat(limits.take("ann")).isPresent();
    }
}
