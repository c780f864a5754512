package io.smctrading.jobs.cep.types;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.signal.DetectionEngine;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.cep.patterns.Sequences;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.types.CodecType;
import io.smctrading.jobs.support.types.OrClockCodec;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Flink's types of everything that flows or rests in this job. */
public final class CepTypes {
    public static final TypeInformation<Series> SERIES = new CodecType<>(new SeriesCodec());
    public static final TypeInformation<SeriesInput> SERIES_INPUT =
            new CodecType<>(new SeriesInputCodec());
    public static final TypeInformation<DetectionEngine> ENGINE =
            new CodecType<>(new DetectionEngineCodec());
    public static final TypeInformation<StructureEvent> EVENT =
            new CodecType<>(new StructureEventCodec());
    public static final TypeInformation<EntrySignal> SIGNAL =
            new CodecType<>(new EntrySignalCodec());
    public static final TypeInformation<OrClock<EntrySignal>> SIGNAL_OR_CLOCK =
            new CodecType<>(new SignalOrClockCodec());
    public static final TypeInformation<Sequences<BreakFact>> BREAK_FACT_SEQUENCES =
            new CodecType<>(new SequencesCodec.OfBreakFacts());
    public static final TypeInformation<Sequences<StructureBreak>> BREAK_SEQUENCES =
            new CodecType<>(new SequencesCodec.OfBreaks());
    public static final TypeInformation<Sequences<EntryFact>> ENTRY_FACT_SEQUENCES =
            new CodecType<>(new SequencesCodec.OfEntryFacts());
    public static final TypeInformation<OfSeries> TOLD = new CodecType<>(new ToldCodec());

    private CepTypes() {}

    /** Bytes of {@code smc.signals} between operators. */
    public static final class SignalOrClockCodec extends OrClockCodec<EntrySignal> {
        private static final long serialVersionUID = 1L;

        public SignalOrClockCodec() {
            super(new EntrySignalCodec());
        }
    }
}
