package io.smctrading.detect;

import io.smctrading.core.market.Series;
import io.smctrading.core.signal.EntryFactors;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Rows as the issue describes them, written without the code that is tested. */
final class ExpectedRows {
    static final String EVENT_HEADER =
            "event_id,type,direction,scope,venue,symbol,timeframe,anchor_time,confirmed_time,top,"
                    + "bottom,label";
    static final String SIGNAL_HEADER =
            "signal_id,side,scope,venue,symbol,timeframe,anchor_time,confirmed_time,entry,stop,"
                    + "target,confidence,sweep,change_of_character,gap_overlap,range_side,"
                    + "swing_trend,block_strength,kill_zone";

    private ExpectedRows() {}

    static String of(StructureEvent event) {
        return String.join(
                ",",
                event.eventId(),
                event.type().name(),
                name(event.direction()),
                name(event.scope()),
                names(event.series()),
                event.anchorTime().toString(),
                event.confirmedTime().toString(),
                plain(BigDecimal.valueOf(event.top())),
                event.isZone() ? plain(BigDecimal.valueOf(event.bottom())) : "",
                name(event.label()));
    }

    static String of(EntrySignal signal) {
        EntryFactors factors = signal.factors();
        return String.join(
                ",",
                signal.signalId(),
                signal.side().name(),
                signal.scope().name(),
                names(signal.series()),
                signal.anchorTime().toString(),
                signal.confirmedTime().toString(),
                plain(BigDecimal.valueOf(signal.entry())),
                calculated(signal.stop()),
                calculated(signal.target()),
                String.format(Locale.ROOT, "%.2f", signal.confidence() / 100.0),
                Boolean.toString(factors.sweep()),
                Boolean.toString(factors.changeOfCharacter()),
                Boolean.toString(factors.gapOverlap()),
                Boolean.toString(factors.rangeSide()),
                Boolean.toString(factors.swingTrend()),
                Boolean.toString(factors.blockStrength()),
                Boolean.toString(factors.killZone()));
    }

    private static String names(Series series) {
        return series.venue() + ',' + series.symbol() + ',' + series.timeframe().code();
    }

    private static String name(Enum<?> value) {
        return value == null ? "" : value.name();
    }

    private static String calculated(double value) {
        return plain(new BigDecimal(value).round(new MathContext(10)));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
