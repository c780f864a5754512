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
        out.writeUTF(series.timeframe().code());
    }

    static Series readSeries(DataInput in) throws IOException {
        return new Series(in.readUTF(), in.readUTF(), Timeframe.of(in.readUTF()));
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

    static void writeClock(Clock clock, DataOutput out) throws IOException {
        out.writeUTF(clock.venue());
        out.writeUTF(clock.symbol());
        writeTime(clock.time(), out);
        out.writeUTF(clock.mark().name());
        out.writeInt(clock.step());
    }

    static Clock readClock(DataInput in) throws IOException {
        return new Clock(
                in.readUTF(),
                in.readUTF(),
                readTime(in),
                Clock.Mark.valueOf(in.readUTF()),
                in.readInt());
    }
}
