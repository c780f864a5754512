package io.smctrading.jobs.cep.patterns;

import io.smctrading.core.signal.EntryRule;
import io.smctrading.jobs.cep.functions.ParametersHolder;
import io.smctrading.jobs.cep.functions.SeriesOutput;
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
 * is an entry, or until it is disarmed, which is nothing. Clocks walk through the same pattern as
 * intervals that close at once, and so stay in order with the signals.
 */
public final class EntryPattern {
    static final String OPENED = "block is armed";
    static final String CLOSED = "price returns or block is disarmed";

    private EntryPattern() {}

    public static Pattern<EntryStep, ?> pattern() {
        return Pattern.<EntryStep>begin(OPENED)
                .where(new Opens())
                .followedBy(CLOSED)
                .where(new ClosesWhatWasOpened());
    }

    /** A break armed a block, or a clock strikes. */
    static final class Opens extends SimpleCondition<EntryStep> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(EntryStep step) {
            return step.opens();
        }
    }

    /** The very block that was armed is over, or the very clock that struck has passed. */
    static final class ClosesWhatWasOpened extends IterativeCondition<EntryStep> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(EntryStep step, IterativeCondition.Context<EntryStep> context)
                throws Exception {
            if (step.opens()) {
                return false;
            }
            for (EntryStep opened : context.getEventsForPattern(OPENED)) {
                return step.closes(opened);
            }
            return false;
        }
    }

    /** A return of enough confidence is a signal; a clock goes on. */
    public static final class ToSignal extends PatternProcessFunction<EntryStep, SeriesOutput> {
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
                Map<String, List<EntryStep>> match,
                PatternProcessFunction.Context context,
                Collector<SeriesOutput> out) {
            EntryStep end = match.get(CLOSED).get(0);
            switch (end.kind()) {
                case BLOCK_RETURNED -> {
                    if (rule.accepts(end.candidate())) {
                        out.collect(SeriesOutput.of(end.candidate()));
                    }
                }
                case CLOCK_PASSED -> out.collect(SeriesOutput.of(end.series(), end.clock()));
                default -> {
                    // A block that was disarmed gives nothing.
                }
            }
        }
    }
}
