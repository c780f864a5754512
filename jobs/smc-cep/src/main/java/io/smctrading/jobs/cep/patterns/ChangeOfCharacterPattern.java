package io.smctrading.jobs.cep.patterns;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.structure.EventIds;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.jobs.cep.functions.ParametersHolder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.util.Collector;

/**
 * Break after break of the same scope: continuation if both go one way, change of character if not.
 * Each break closes the one before and waits for the next; the beginning of the series is the
 * first, which goes no way. So one partial match per scope stays.
 */
public final class ChangeOfCharacterPattern {
    static final String PREVIOUS = "previous break";
    static final String NEXT = "next break";

    private ChangeOfCharacterPattern() {}

    public static Pattern<StructureBreak, ?> pattern() {
        return Pattern.<StructureBreak>begin(PREVIOUS).followedBy(NEXT);
    }

    /** Scopes know nothing of each other. */
    public static final class ByScope implements Lanes<StructureBreak> {
        private static final long serialVersionUID = 1L;

        // Lanes are in savepoints: their numbers stay.
        static final int SCOPES = 2;

        static int ofScope(Scope scope) {
            return scope == Scope.INTERNAL ? 0 : 1;
        }

        @Override
        public int count() {
            return SCOPES;
        }

        @Override
        public int of(StructureBreak broken) {
            return ofScope(broken.scope());
        }
    }

    /** The kind is smc-core's rule; the engine asks the same one to name an order block's break. */
    public static final class ToEvent extends PatternProcessFunction<StructureBreak, OfSeries> {
        private static final long serialVersionUID = 1L;

        private final ParametersHolder parameters;
        // What a series' ids begin with is a digest: made once per series that ever broke.
        private transient Map<Series, EventIds> ids;

        public ToEvent(ParametersHolder parameters) {
            this.parameters = parameters;
        }

        @Override
        public void open(OpenContext context) {
            ids = new HashMap<>();
        }

        @Override
        public void processMatch(
                Map<String, List<StructureBreak>> match,
                PatternProcessFunction.Context context,
                Collector<OfSeries> out) {
            StructureBreak previous = match.get(PREVIOUS).get(0);
            StructureBreak next = match.get(NEXT).get(0);
            EventIds ofSeries =
                    ids.computeIfAbsent(
                            next.series(),
                            series -> new EventIds(series, parameters.get().structure()));
            out.collect(next.event(ofSeries, previous.direction()));
        }
    }
}
