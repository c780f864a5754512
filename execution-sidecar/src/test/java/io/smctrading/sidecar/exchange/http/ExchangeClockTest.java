package io.smctrading.sidecar.exchange.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ExchangeClockTest {

    private final VirtualClock ours = new VirtualClock();

    @Test
    void takesTheServersTimeForThatOfTheMiddleOfTheWay() {
        ExchangeClock clock =
                new ExchangeClock(
                        ours,
                        () -> {
                            ours.advance(Duration.ofMillis(100));
                            Instant theirs = ours.instant().plusSeconds(10);
                            ours.advance(Duration.ofMillis(100));
                            return theirs;
                        });

        assertThat(clock.measure()).isEqualTo(Duration.ofSeconds(10));
        assertThat(clock.now()).isEqualTo(ours.instant().plusSeconds(10));
    }

    @Test
    void oneSlowAnswerDoesNotMoveTheMedian() {
        Iterator<Duration> ways =
                List.of(2, 3000, 4, 1, 2).stream().map(Duration::ofMillis).iterator();
        ExchangeClock clock =
                new ExchangeClock(
                        ours,
                        () -> {
                            Instant theirs = ours.instant().minusSeconds(2);
                            ours.advance(ways.next());
                            return theirs;
                        });

        assertThat(clock.measure()).isBetween(Duration.ofMillis(-2002), Duration.ofMillis(-2000));
    }

    @Test
    void keepsItsOffsetWhenTheExchangeDoesNotTell() {
        boolean[] tells = {true};
        Supplier<Instant> time =
                () -> {
                    if (tells[0]) {
                        return ours.instant().plusSeconds(3);
                    }
                    throw new ExchangeException(ErrorClass.SERVER, "down");
                };
        ExchangeClock clock = new ExchangeClock(ours, time);
        clock.measure();
        tells[0] = false;

        assertThatThrownBy(clock::measure).isInstanceOf(ExchangeException.class);
        assertThat(clock.offset()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void ofManyRequestsThatMetAWrongClockOneMeasures() {
        int[] asked = {0};
        ExchangeClock clock =
                new ExchangeClock(
                        ours,
                        () -> {
                            asked[0]++;
                            return ours.instant();
                        });
        long before = clock.measurements();

        clock.measureAfter(before);
        clock.measureAfter(before);

        assertThat(asked[0]).isEqualTo(5);
    }
}
