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
import java.util.EnumMap;
import java.util.EnumSet;
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
        private final Deque<RiskInput.Timed> held = new ArrayDeque<>();
        private Instant market = Instant.EPOCH;
        private Instant decisions = Instant.EPOCH;
    }

    /** How many lanes have come how far: as many entries as there are different times. */
    private static final class Reach {
        private final TreeMap<Instant, Integer> lanesByTime = new TreeMap<>();

        void move(Instant from, Instant to) {
            lanesByTime.computeIfPresent(from, (time, lanes) -> lanes == 1 ? null : lanes - 1);
            lanesByTime.merge(to, 1, Integer::sum);
        }

        int lanesAt(Instant time) {
            int lanes = 0;
            for (int there : lanesByTime.tailMap(time, true).values()) {
                lanes += there;
            }
            return lanes;
        }
    }

    private final TreeMap<LaneKey, Lane> lanes = new TreeMap<>();

    /**
     * Market clocks that wait, by time and symbol: the earliest minute is asked for at each clock.
     */
    private final TreeMap<Instant, TreeMap<InstrumentId, Clock>> minutes = new TreeMap<>();

    private final EnumMap<Channel, Reach> markets = new EnumMap<>(Channel.class);
    private final Reach answered = new Reach();

    /** Clocks of the minute whose decisions are out and whose acceptance is awaited, or none. */
    private final List<Clock> deciding = new ArrayList<>();

    private Mode mode = Mode.UNKNOWN;
    private int held;

    LockStepGate() {
        for (Channel channel : Channel.values()) {
            markets.put(channel, new Reach());
        }
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
        Instant market = MarketTimes.later(lane.market, time);
        markets.get(input.channel()).move(lane.market, market);
        lane.market = market;
        if (decisions) {
            if (input.channel() == Channel.EXECUTIONS) {
                answered.move(lane.decisions, time);
            }
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
     * Clocks of the earliest minute that waits, one per symbol, if every channel has come to it
     * with as many symbols as advance together and the instruments are known; empty otherwise.
     */
    List<Clock> wholeMinute(Set<InstrumentId> knownInstruments) {
        if (minutes.isEmpty()) {
            return List.of();
        }
        Instant minute = minutes.firstKey();
        TreeMap<InstrumentId, Clock> clocks = minutes.firstEntry().getValue();
        int step = clocks.firstEntry().getValue().step();
        for (Reach market : markets.values()) {
            if (market.lanesAt(minute) < step) {
                return List.of();
            }
        }
        return knownInstruments.containsAll(clocks.keySet())
                ? List.copyOf(clocks.values())
                : List.of();
    }

    /** Whether the orders of the minute that is being decided have all been answered. */
    boolean minuteAnswered() {
        Clock first = deciding.get(0);
        return answered.lanesAt(first.time()) >= first.step();
    }

    /** Takes out what stands before a clock on the given channels, clocks left out. */
    List<RiskInput.Timed> release(Set<Channel> channels, Instant time, Clock.Mark mark) {
        List<RiskInput.Timed> released = new ArrayList<>();
        if (mark == Clock.Mark.MARKET || time.equals(Instant.MAX)) {
            minutes.headMap(time, true).clear();
        }
        for (Map.Entry<LaneKey, Lane> entry : lanes.entrySet()) {
            if (channels.contains(entry.getKey().channel())) {
                release(entry.getValue(), time, mark, released);
            }
        }
        return released;
    }

    /** Takes out everything, clocks left out. */
    List<RiskInput.Timed> releaseAll() {
        return release(EnumSet.allOf(Channel.class), Instant.MAX, Clock.Mark.DECISIONS);
    }

    private void release(Lane lane, Instant time, Clock.Mark mark, List<RiskInput.Timed> released) {
        int count = time.equals(Instant.MAX) ? lane.held.size() : countUpTo(lane, time, mark);
        for (; count > 0; count--) {
            RiskInput.Timed input = lane.held.remove();
            held--;
            if (!(input instanceof ClockInput)) {
                released.add(input);
            }
        }
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
            gate.markets.get(channel).move(Instant.EPOCH, lane.market);
            if (channel == Channel.EXECUTIONS) {
                gate.answered.move(Instant.EPOCH, lane.decisions);
            }
            int waiting = in.readInt();
            for (int i = 0; i < waiting; i++) {
                gate.hold(lane, (RiskInput.Timed) RiskInputs.read(in));
            }
        }
        return gate;
    }
}
