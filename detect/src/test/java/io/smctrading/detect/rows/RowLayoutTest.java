package io.smctrading.detect.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.EntryFactors;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import io.smctrading.core.structure.StructureLabel;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RowLayoutTest {
    private static final Series SERIES = new Series("file", "EURUSD", Timeframe.M15);
    private static final Instant ANCHOR = Instant.parse("2022-10-10T03:30:00Z");
    private static final Instant CONFIRMED = Instant.parse("2022-10-10T05:00:00Z");

    private static final StructureEvent LEVEL =
            new StructureEvent(
                    "id-1",
                    StructureEventType.SWING_LOW,
                    null,
                    Scope.INTERNAL,
                    SERIES,
                    ANCHOR,
                    CONFIRMED,
                    0,
                    0.97247,
                    Double.NaN,
                    StructureLabel.HL,
                    null,
                    null,
                    Double.NaN,
                    Double.NaN);
    private static final StructureEvent ZONE =
            new StructureEvent(
                    "id-2",
                    StructureEventType.ORDER_BLOCK,
                    Direction.BULLISH,
                    Scope.SWING,
                    new Series("my, venue", "\"A\"", Timeframe.M15),
                    ANCHOR,
                    CONFIRMED,
                    1,
                    0.97455,
                    0.0000001,
                    null,
                    null,
                    "id-1",
                    1234567.5,
                    0.25);
    private static final EntrySignal SIGNAL =
            new EntrySignal(
                    "id-3",
                    Side.LONG,
                    Scope.INTERNAL,
                    SERIES,
                    ANCHOR,
                    CONFIRMED,
                    CONFIRMED.plusSeconds(900),
                    1.0082,
                    1.00714257851234,
                    1.01031484297532,
                    45,
                    new EntryFactors(true, false, true, false, true, false, true),
                    "id-2",
                    "id-1");

    @Test
    void anEventIsALineOfTwelveFields() {
        assertThat(new RowLayout.Events().header())
                .isEqualTo(
                        "event_id,type,direction,scope,venue,symbol,timeframe,anchor_time,"
                                + "confirmed_time,top,bottom,label");
        assertThat(line(new RowLayout.Events(), RowForm.CSV, LEVEL))
                .isEqualTo(
                        "id-1,SWING_LOW,,INTERNAL,file,EURUSD,15m,2022-10-10T03:30:00Z,"
                                + "2022-10-10T05:00:00Z,0.97247,,HL\n");
    }

    @Test
    void aTextThatWouldBreakTheLineIsQuoted() {
        assertThat(line(new RowLayout.Events(), RowForm.CSV, ZONE))
                .isEqualTo(
                        "id-2,ORDER_BLOCK,BULLISH,SWING,\"my, venue\",\"\"\"A\"\"\",15m,"
                                + "2022-10-10T03:30:00Z,2022-10-10T05:00:00Z,0.97455,0.0000001,\n");
    }

    @Test
    void anEventIsAnObjectOfTheFieldsThatItHas() {
        assertThat(line(new RowLayout.Events(), RowForm.JSONL, ZONE))
                .isEqualTo(
                        "{\"event_id\":\"id-2\",\"type\":\"ORDER_BLOCK\","
                                + "\"direction\":\"BULLISH\",\"scope\":\"SWING\","
                                + "\"venue\":\"my, venue\",\"symbol\":\"\\u0022A\\u0022\","
                                + "\"timeframe\":\"15m\",\"anchor_time\":\"2022-10-10T03:30:00Z\","
                                + "\"confirmed_time\":\"2022-10-10T05:00:00Z\",\"top\":0.97455,"
                                + "\"bottom\":0.0000001,\"break_id\":\"id-1\","
                                + "\"volume\":1234567.5,\"strength\":0.25}\n");
    }

    @Test
    void aSignalIsALineOfItsPricesItsConfidenceAndTheFactorsInOrder() {
        assertThat(new RowLayout.Signals().header())
                .isEqualTo(
                        "signal_id,side,scope,venue,symbol,timeframe,anchor_time,confirmed_time,"
                                + "entry,stop,target,confidence,sweep,change_of_character,"
                                + "gap_overlap,range_side,swing_trend,block_strength,kill_zone");
        assertThat(line(new RowLayout.Signals(), RowForm.CSV, SIGNAL))
                .isEqualTo(
                        "id-3,LONG,INTERNAL,file,EURUSD,15m,2022-10-10T03:30:00Z,"
                                + "2022-10-10T05:00:00Z,1.0082,1.007142579,1.010314843,0.45,"
                                + "true,false,true,false,true,false,true\n");
    }

    @Test
    void aSignalAsAnObjectNamesItsBlockAndItsBreakToo() {
        assertThat(line(new RowLayout.Signals(), RowForm.JSONL, SIGNAL))
                .startsWith("{\"signal_id\":\"id-3\",\"side\":\"LONG\",")
                .contains("\"confidence\":0.45,\"sweep\":true,")
                .endsWith(
                        "\"valid_until\":\"2022-10-10T05:15:00Z\",\"zone_id\":\"id-2\","
                                + "\"break_id\":\"id-1\"}\n");
    }

    private static <T extends OfSeries> String line(RowLayout<T> layout, RowForm form, T value) {
        RowWriter rows = form.writer();
        layout.write(value, rows);
        return rows.buffer.toString();
    }
}
