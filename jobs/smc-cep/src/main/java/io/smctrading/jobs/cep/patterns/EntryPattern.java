package io.smctrading.jobs.cep.patterns;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.signal.EntryRule;
import io.smctrading.jobs.cep.functions.ParametersHolder;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.util.Collector;

/**
 * Break with its block, then return: an armed order block waits until price comes back to it, which
 * is an entry, or until it is disarmed, which is nothing.
 */
public final class EntryPattern {
    static final String ARMED = "block is armed";
    static final String ENDED = "price returns or block is disarmed";

    private EntryPattern() {}

    public static Pattern<EntryFact, ?> pattern() {
        return Pattern.<EntryFact>begin(ARMED)
                .where(new BlockArmed())
                .followedBy(ENDED)
                .where(new EndsWhatWasArmed());
    }

    /** A break armed a block. */
    static final class BlockArmed extends SimpleCondition<EntryFact> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(EntryFact fact) {
            return fact.opens();
        }
    }

    /** The very block that was armed is over. */
    static final class EndsWhatWasArmed extends IterativeCondition<EntryFact> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(EntryFact fact, IterativeCondition.Context<EntryFact> context)
                throws Exception {
            if (fact.opens()) {
                return false;
            }
            for (EntryFact armed : context.getEventsForPattern(ARMED)) {
                return fact.closes(armed);
            }
            return false;
        }
    }

    /** Several blocks are armed at once; a fact names its own. */
    public static final class AllBlocks implements Lanes<EntryFact> {
        private static final long serialVersionUID = 1L;

        @Override
        public int count() {
            return 1;
        }

        @Override
        public int of(EntryFact fact) {
            return 0;
        }
    }

    /** A return of enough confidence is a signal. */
    public static final class ToSignal extends PatternProcessFunction<EntryFact, OfSeries> {
        private static final long serialVersionUID = 1L;

        private final ParametersHolder parameters;
        private transient EntryRule rule;

        public ToSignal(ParametersHolder parameters) {
            this.parameters = parameters;
        }

        @Override
        public void open(OpenContext context) {
            rule = new EntryRule(parameters.get().entry());
        }

        @Override
        public void processMatch(
                Map<String, List<EntryFact>> match,
                PatternProcessFunction.Context context,
                Collector<OfSeries> out) {
            if (match.get(ENDED).get(0) instanceof EntryFact.BlockReturned returned
                    && rule.accepts(returned.candidate())) {
                out.collect(returned.candidate());
            }
        }
    }
}
