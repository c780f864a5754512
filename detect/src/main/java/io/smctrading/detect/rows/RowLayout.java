package io.smctrading.detect.rows;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.signal.EntryFactors;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import java.io.Serializable;

/**
 * Which fields a row has, in which order.
 *
 * @param <T> what a row tells
 */
public sealed interface RowLayout<T extends OfSeries> extends Serializable {

    /** First line of a CSV. */
    String header();

    void write(T value, RowWriter row);

    /** Statements about structure. A level stands in {@code top} alone. */
    record Events() implements RowLayout<StructureEvent> {
        @Override
        public String header() {
            return "event_id,type,direction,scope,venue,symbol,timeframe,anchor_time,"
                    + "confirmed_time,top,bottom,label";
        }

        @Override
        public void write(StructureEvent event, RowWriter row) {
            row.begin();
            row.code("event_id", event.eventId());
            row.code("type", event.type().name());
            row.code("direction", nameOf(event.direction()));
            row.code("scope", nameOf(event.scope()));
            writeSeries(event.series(), row);
            row.time("anchor_time", event.anchorTime());
            row.time("confirmed_time", event.confirmedTime());
            row.price("top", event.top());
            row.price("bottom", event.bottom());
            row.code("label", nameOf(event.label()));
            if (row.hasDetails()) {
                row.code("zone_id", event.zoneId());
                row.code("break_id", event.breakId());
                row.price("volume", event.volume());
                row.price("strength", event.strength());
            }
            row.end();
        }
    }

    /** Entries with the factors of their confidence. */
    record Signals() implements RowLayout<EntrySignal> {
        // Stop and target are calculated; their tenth digit is below any tick.
        private static final int DIGITS = 10;

        @Override
        public String header() {
            return "signal_id,side,scope,venue,symbol,timeframe,anchor_time,confirmed_time,"
                    + "entry,stop,target,confidence,sweep,change_of_character,gap_overlap,"
                    + "range_side,swing_trend,block_strength,kill_zone";
        }

        @Override
        public void write(EntrySignal signal, RowWriter row) {
            row.begin();
            row.code("signal_id", signal.signalId());
            row.code("side", signal.side().name());
            row.code("scope", signal.scope().name());
            writeSeries(signal.series(), row);
            row.time("anchor_time", signal.anchorTime());
            row.time("confirmed_time", signal.confirmedTime());
            row.price("entry", signal.entry());
            row.calculated("stop", signal.stop(), DIGITS);
            row.calculated("target", signal.target(), DIGITS);
            row.hundredths("confidence", signal.confidence());
            EntryFactors factors = signal.factors();
            row.flag("sweep", factors.sweep());
            row.flag("change_of_character", factors.changeOfCharacter());
            row.flag("gap_overlap", factors.gapOverlap());
            row.flag("range_side", factors.rangeSide());
            row.flag("swing_trend", factors.swingTrend());
            row.flag("block_strength", factors.blockStrength());
            row.flag("kill_zone", factors.killZone());
            if (row.hasDetails()) {
                row.time("valid_until", signal.validUntil());
                row.code("zone_id", signal.zoneId());
                row.code("break_id", signal.breakId());
            }
            row.end();
        }
    }

    private static void writeSeries(Series series, RowWriter row) {
        row.text("venue", series.venue());
        row.text("symbol", series.symbol());
        row.code("timeframe", series.timeframe().code());
    }

    private static String nameOf(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
