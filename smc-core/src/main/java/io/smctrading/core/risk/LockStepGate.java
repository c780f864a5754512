package io.smctrading.core.risk;

import io.smctrading.core.market.Clock;
import io.smctrading.core.portfolio.BinaryFields;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ClockInput;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Inputs that wait for the rest of their minute. Each (channel, instrument) is a lane in which
 * order is kept; nothing is known about the order between lanes. In a lock-step replay the market
 * waits for the decisions, so lanes hold one minute; after a restore, what was read since.
 */
final class LockStepGate {

    /** How clocks told inputs to be treated. */
    enum Mode {
        /** No clock yet: hold. */
        UNKNOWN,
        /** Hold until the minute is whole. */
        LOCK_STEP,
        /** Hold nothing. */
        FREE
    }

    private record LaneKey(Channel channel, InstrumentId instrument)
            implements Comparable<LaneKey> {

        private static final Comparator<LaneKey> ORDER =
                Comparator.comparing(LaneKey::channel).thenComparing(LaneKey::instrument);

        @Override
        public int compareTo(LaneKey other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Lane {
        private final Deque<RiskInput.Timed> held;
        private Instant market = Instant.EPOCH;
        private Instant decisions = Instant.EPOCH;

        Lane() {
            this(new ArrayDeque<>(1));
        }

        private Lane(Deque<RiskInput.Timed> held) {
            this.held = held;
        }

        Lane copy() {
            Lane copy = new Lane(new ArrayDeque<>(held));
            copy.market = market;
            copy.decisions = decisions;
            return copy;
        }
    }

    private final TreeMap<LaneKey, Lane> lanes = new TreeMap<>();

    /**
     * Market clocks that wait, by time and symbol: the earliest minute is asked for at each clock.
     */
    private final TreeMap<Instant, TreeMap<InstrumentId, Clock>> minutes = new TreeMap<>();

    /** Clocks of the minute whose decisions are out and whose acceptance is awaited, or none. */
    private final List<Clock> deciding = new ArrayList<>();

    private Mode mode = Mode.UNKNOWN;
    private int held;

    /** Changes of the one do not reach the other. */
    LockStepGate copy() {
        LockStepGate copy = new LockStepGate();
        copy.lanes.putAll(lanes);
        copy.lanes.replaceAll((key, lane) -> lane.copy());
        minutes.forEach((time, clocks) -> copy.minutes.put(time, new TreeMap<>(clocks)));
        copy.deciding.addAll(deciding);
        copy.mode = mode;
        copy.held = held;
        return copy;
    }

    Mode mode() {
        return mode;
    }

    void switchTo(Mode newMode) {
        mode = newMode;
    }

    /** Number of inputs that wait, clocks included. */
    int held() {
        return held;
    }

    /** Notes a clock; false if it does not run ahead of the lane's last of its kind. */
    boolean advance(ClockInput input) {
        Lane lane = lane(input);
        Instant time = input.clock().time();
        boolean decisions = input.clock().mark() == Clock.Mark.DECISIONS;
        if (!time.isAfter(decisions ? lane.decisions : lane.market)) {
            return false;
        }
        // What is complete with its decisions is complete as a market, too.
        lane.market = MarketTimes.later(lane.market, time);
        if (decisions) {
            lane.decisions = time;
        }
        return true;
    }

    void hold(RiskInput.Timed input) {
        hold(lane(input), input);
    }

    private void hold(Lane lane, RiskInput.Timed input) {
        lane.held.add(input);
        held++;
        if (input instanceof ClockInput clock && clock.clock().mark() == Clock.Mark.MARKET) {
            minutes.computeIfAbsent(clock.clock().time(), time -> new TreeMap<>())
                    .put(input.instrument(), clock.clock());
        }
    }

    /** Clocks of the minute that is being decided; empty if none is. */
    List<Clock> deciding() {
        return List.copyOf(deciding);
    }

    void startDeciding(List<Clock> clocks) {
        deciding.addAll(clocks);
    }

    void endDeciding() {
        deciding.clear();
    }

    /**
     * Clocks of the earliest minute that waits, one per symbol, if as many symbols as advance
     * together have come to it, each on every channel, and the instruments are known; empty
     * otherwise. Symbols that ran before, however far, stand for none of the minute's own.
     */
    List<Clock> wholeMinute(Set<InstrumentId> knownInstruments) {
        if (minutes.isEmpty()) {
            return List.of();
        }
        Instant minute = minutes.firstKey();
        TreeMap<InstrumentId, Clock> clocks = minutes.firstEntry().getValue();
        int step = clocks.firstEntry().getValue().step();
        boolean whole =
                clocks.size() >= step
                        && knownInstruments.containsAll(clocks.keySet())
                        && clocks.keySet().stream().allMatch(symbol -> reached(symbol, minute));
        return whole ? List.copyOf(clocks.values()) : List.of();
    }

    private boolean reached(InstrumentId symbol, Instant minute) {
        for (Channel channel : Channel.values()) {
            Lane lane = lanes.get(new LaneKey(channel, symbol));
            if (lane == null || lane.market.isBefore(minute)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the orders of the minute that is being decided have all been answered. */
    boolean minuteAnswered() {
        for (Clock clock : deciding) {
            Lane lane = lanes.get(new LaneKey(Channel.EXECUTIONS, symbolOf(clock)));
            if (lane == null || lane.decisions.isBefore(clock.time())) {
                return false;
            }
        }
        return true;
    }

    /** Takes out what stands before the clocks of the minute that is whole, clocks left out. */
    List<RiskInput.Timed> releaseMarket(Instant time) {
        minutes.headMap(time, true).clear();
        List<RiskInput.Timed> released = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            release(lane, countUpTo(lane, time, Clock.Mark.MARKET), released);
        }
        return released;
    }

    /** Takes out the answers to the minute that is being decided, clocks left out. */
    List<RiskInput.Timed> releaseAnswers() {
        List<RiskInput.Timed> released = new ArrayList<>();
        for (Clock clock : deciding) {
            // Of its symbols only: another's reports wait for a minute of their own.
            Lane lane = lanes.get(new LaneKey(Channel.EXECUTIONS, symbolOf(clock)));
            release(lane, countUpTo(lane, clock.time(), Clock.Mark.DECISIONS), released);
        }
        return released;
    }

    /** Takes out everything, clocks left out. */
    List<RiskInput.Timed> releaseAll() {
        minutes.clear();
        List<RiskInput.Timed> released = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            release(lane, lane.held.size(), released);
        }
        return released;
    }

    private void release(Lane lane, int count, List<RiskInput.Timed> released) {
        for (int left = count; left > 0; left--) {
            RiskInput.Timed input = lane.held.remove();
            held--;
            if (!(input instanceof ClockInput)) {
                released.add(input);
            }
        }
    }

    private static InstrumentId symbolOf(Clock clock) {
        return new InstrumentId(clock.venue(), clock.symbol());
    }

    /** Number of inputs up to and with the last clock that is not past the given one. */
    private static int countUpTo(Lane lane, Instant time, Clock.Mark mark) {
        int count = 0;
        int position = 0;
        for (RiskInput.Timed input : lane.held) {
            position++;
            if (input instanceof ClockInput clock) {
                boolean past =
                        clock.clock().time().isAfter(time)
                                || (clock.clock().time().equals(time)
                                        && clock.clock().mark().compareTo(mark) > 0);
                if (past) {
                    break;
                }
                count = position;
            }
        }
        return count;
    }

    private Lane lane(RiskInput.Timed input) {
        return lanes.computeIfAbsent(
                new LaneKey(input.channel(), input.instrument()), key -> new Lane());
    }

    void write(DataOutput out) throws IOException {
        BinaryFields.writeText(out, mode.name());
        out.writeInt(deciding.size());
        for (Clock clock : deciding) {
            RiskInputs.writeClock(out, clock);
        }
        out.writeInt(lanes.size());
        for (Map.Entry<LaneKey, Lane> entry : lanes.entrySet()) {
            BinaryFields.writeText(out, entry.getKey().channel().name());
            BinaryFields.writeInstrument(out, entry.getKey().instrument());
            Lane lane = entry.getValue();
            BinaryFields.writeInstant(out, lane.market);
            BinaryFields.writeInstant(out, lane.decisions);
            out.writeInt(lane.held.size());
            for (RiskInput.Timed input : lane.held) {
                RiskInputs.write(out, input);
            }
        }
    }

    static LockStepGate read(DataInput in) throws IOException {
        LockStepGate gate = new LockStepGate();
        gate.mode = Mode.valueOf(BinaryFields.readText(in));
        for (int left = in.readInt(); left > 0; left--) {
            gate.deciding.add(RiskInputs.readClock(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            Channel channel = Channel.valueOf(BinaryFields.readText(in));
            Lane lane = new Lane();
            gate.lanes.put(new LaneKey(channel, BinaryFields.readInstrument(in)), lane);
            lane.market = BinaryFields.readInstant(in);
            lane.decisions = BinaryFields.readInstant(in);
            int waiting = in.readInt();
            for (int i = 0; i < waiting; i++) {
                gate.hold(lane, (RiskInput.Timed) RiskInputs.read(in));
            }
        }
        return gate;
    }
}
