package io.smctrading.jobs.cep.types;

import io.smctrading.core.market.Series;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.structure.Direction;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of {@link EntryFact}: what all have, then a letter for the kind and what it carries. */
public final class EntryFactCodec implements Codec<EntryFact> {
    private static final long serialVersionUID = 1L;
    private static final EntrySignalCodec SIGNALS = new EntrySignalCodec();

    @Override
    public Class<EntryFact> type() {
        return EntryFact.class;
    }

    @Override
    public void write(EntryFact fact, DataOutputView out) throws IOException {
        Fields.writeSeries(fact.series(), out);
        out.writeUTF(fact.zoneId());
        Fields.writeTime(fact.time(), out);
        if (fact instanceof EntryFact.BlockArmed armed) {
            out.writeByte('A');
            out.writeChar(armed.direction().code());
        } else if (fact instanceof EntryFact.BlockReturned returned) {
            out.writeByte('R');
            SIGNALS.write(returned.candidate(), out);
        } else if (fact instanceof EntryFact.BlockDisarmed disarmed) {
            out.writeByte('D');
            out.writeUTF(disarmed.reason().name());
        }
    }

    @Override
    public EntryFact read(DataInputView in, int version) throws IOException {
        Series series = Fields.readSeries(in);
        String zoneId = in.readUTF();
        Instant time = Fields.readTime(in);
        byte kind = in.readByte();
        return switch (kind) {
            case 'A' ->
                    new EntryFact.BlockArmed(series, zoneId, Direction.ofCode(in.readChar()), time);
            case 'R' ->
                    new EntryFact.BlockReturned(
                            series, zoneId, time, SIGNALS.read(in, SIGNALS.version()));
            case 'D' ->
                    new EntryFact.BlockDisarmed(
                            series, zoneId, time, EntryFact.Reason.valueOf(in.readUTF()));
            default -> throw new IOException("no fact has the letter " + (char) kind);
        };
    }
}
