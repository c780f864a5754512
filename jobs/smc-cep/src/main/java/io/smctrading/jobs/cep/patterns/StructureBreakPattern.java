package io.smctrading.jobs.cep.patterns;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.StructureBreak;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.util.Collector;

/**
 * Swing, then cross: a reference swing stands until a candle passes its level, which is a break, or
 * a newer swing replaces it, which is nothing. At most one swing per side and scope stands.
 */
public final class StructureBreakPattern {
    static final String STANDS = "swing stands";
    static final String ENDS = "swing is crossed or replaced";

    private StructureBreakPattern() {}

    public static Pattern<BreakFact, ?> pattern() {
        return Pattern.<BreakFact>begin(STANDS).where(new SwingStands()).followedBy(ENDS);
    }

    /** A swing was confirmed and is the reference of its side now. */
    static final class SwingStands extends SimpleCondition<BreakFact> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(BreakFact fact) {
            return fact.opens();
        }
    }

    /**
     * One swing per scope and side stands at most, so whatever comes next of its lane ends it. The
     * beginning of a series has no side.
     */
    public static final class BySide implements Lanes<BreakFact> {
        private static final long serialVersionUID = 1L;
        private static final int SIDES = 3;

        @Override
        public int count() {
            return ChangeOfCharacterPattern.ByScope.SCOPES * SIDES;
        }

        @Override
        public int of(BreakFact fact) {
            return ChangeOfCharacterPattern.ByScope.ofScope(fact.scope()) * SIDES
                    + ofSide(fact.direction());
        }

        private static int ofSide(Direction direction) {
            if (direction == null) {
                return 0;
            }
            return direction == Direction.BULLISH ? 1 : 2;
        }
    }

    /** A swing that was crossed is a break. */
    public static final class ToBreak extends PatternProcessFunction<BreakFact, OfSeries> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processMatch(
                Map<String, List<BreakFact>> match,
                PatternProcessFunction.Context context,
                Collector<OfSeries> out) {
            BreakFact end = match.get(ENDS).get(0);
            if (!end.closes(match.get(STANDS).get(0))) {
                throw new IllegalStateException(end + " ends what does not stand");
            }
            if (end.crosses()) {
                out.collect(StructureBreak.of(end));
            }
        }
    }
}
