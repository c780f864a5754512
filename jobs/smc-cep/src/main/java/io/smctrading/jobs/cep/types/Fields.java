package io.smctrading.jobs.cep.types;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** Bytes of what the records of this job are made of. */
final class Fields {

    // The latest series by their place in this table. Whoever reads a series again gets the same
    // object: keys are then compared by identity, and state keeps one text instead of many. A lost
    // race only costs that; series are immutable.
    private static final Series[] KNOWN = new Series[1 << 16];

    private static final Timeframe[] TIMEFRAMES = Timeframe.values();

    private Fields() {}

    static void writeTime(Instant time, DataOutput out) throws IOException {
        out.writeLong(time.toEpochMilli());
    }

    static Instant readTime(DataInput in) throws IOException {
        return Instant.ofEpochMilli(in.readLong());
    }

    static void writeSeries(Series series, DataOutput out) throws IOException {
        out.writeUTF(series.venue());
        out.writeUTF(series.symbol());
        out.writeInt(minutes(series.timeframe()));
    }

    static Series readSeries(DataInput in) throws IOException {
        Series series = new Series(in.readUTF(), in.readUTF(), readTimeframe(in));
        int hash = 31 * series.hashCode() + minutes(series.timeframe());
        int place = (hash ^ (hash >>> 16)) & (KNOWN.length - 1);
        Series known = KNOWN[place];
        if (series.equals(known)) {
            return known;
        }
        KNOWN[place] = series;
        return series;
    }

    private static int minutes(Timeframe timeframe) {
        return (int) timeframe.length().toMinutes();
    }

    private static Timeframe readTimeframe(DataInput in) throws IOException {
        int minutes = in.readInt();
        for (Timeframe timeframe : TIMEFRAMES) {
            if (minutes(timeframe) == minutes) {
                return timeframe;
            }
        }
        throw new IOException("no timeframe has " + minutes + " minutes");
    }

    /** A text that may be missing. */
    static void writeText(String text, DataOutput out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    static String readText(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    /** A clock beside its series, which names venue and symbol. */
    static void writeClock(Clock clock, DataOutput out) throws IOException {
        writeTime(clock.time(), out);
        out.writeBoolean(clock.mark() == Clock.Mark.DECISIONS);
        out.writeInt(clock.step());
    }

    static Clock readClock(Series series, DataInput in) throws IOException {
        return new Clock(
                series.venue(),
                series.symbol(),
                readTime(in),
                in.readBoolean() ? Clock.Mark.DECISIONS : Clock.Mark.MARKET,
                in.readInt());
    }
}
