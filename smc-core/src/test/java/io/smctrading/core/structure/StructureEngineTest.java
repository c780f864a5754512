package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StructureEngineTest {

    @Test
    void refusesACandleThatDoesNotComeAfterTheLast() {
        StructureEngine engine = new StructureEngine(Told.SERIES, Told.small());
        List<Bar> bars = candles(Timeframe.M15, Told.START).highs(10, 11).build();
        engine.onBar(bars.get(1), event -> {});
        assertThatThrownBy(() -> engine.onBar(bars.get(0), event -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "candle of test:AAA-BBB:15m opens at 2024-01-01T00:00:00Z,"
                                + " allowed: after 2024-01-01T00:15:00Z");
    }

    @Test
    void refusesStateOfAnotherVersion() {
        assertThatThrownBy(
                        () ->
                                StructureEngine.read(
                                        new DataInputStream(
                                                new ByteArrayInputStream(new byte[] {9}))))
                .isInstanceOf(IOException.class)
                .hasMessage("structure state has version 9, allowed: 1");
    }

    @Test
    void stateDoesNotGrowWithTheNumberOfCandles() throws IOException {
        StructureEngine engine = new StructureEngine(Told.SERIES, StructureParameters.defaults());
        List<Bar> week = RealCandles.bitstamp(Timeframe.M5);
        int most = 0;
        long shift = 0;
        for (int round = 0; round < 20; round++) {
            for (Bar bar : week) {
                engine.onBar(
                        new Bar(
                                bar.openTime() + shift,
                                bar.open(),
                                bar.high(),
                                bar.low(),
                                bar.close(),
                                bar.volume()),
                        event -> {});
            }
            shift += 7 * Timeframe.D1.millis();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            engine.write(new DataOutputStream(bytes));
            most = Math.max(most, bytes.size());
        }
        // 101 candles of 48 bytes, at most 3 × 100 zones of 33 bytes, and the rest.
        assertThat(most).isLessThan(101 * 48 + 300 * 33 + 1_000);
    }

    @Test
    void idsAreUniqueInASeriesAndDifferBetweenSeriesAndParameters() {
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M15);
        Set<String> ids = new HashSet<>();
        List<StructureEvent> events = Told.events(Told.small(), bars);
        events.forEach(event -> assertThat(ids.add(event.eventId())).isTrue());
        Told.events(Told.withMinGapAtr(0.01), bars)
                .forEach(event -> assertThat(ids.add(event.eventId())).isTrue());
    }

    @Test
    void ordinalsNumberTheStatementsOfACandle() {
        List<StructureEvent> events =
                Told.events(StructureParameters.defaults(), RealCandles.bitstamp(Timeframe.M15));
        StructureEvent before = null;
        for (StructureEvent event : events) {
            boolean sameCandle =
                    before != null && before.confirmedTime().equals(event.confirmedTime());
            assertThat(event.ordinal()).isEqualTo(sameCandle ? before.ordinal() + 1 : 0);
            before = event;
        }
    }
}
