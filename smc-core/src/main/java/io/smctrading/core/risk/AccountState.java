package io.smctrading.core.risk;

import io.smctrading.core.market.Instrument;
import io.smctrading.core.portfolio.BinaryFields;
import io.smctrading.core.portfolio.EquityTrack;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.portfolio.Portfolio;
import io.smctrading.core.portfolio.Position;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/**
 * Everything the rules know of an account. Mutable; bounded by the number of instruments and by
 * what fits into the memory of ended orders and seen signals. Changed by {@link RiskEngine} alone.
 */
final class AccountState {

    final String account;
    final Portfolio portfolio;
    final EquityTrack track;
    final WorkingOrders orders;
    final SeenSignals seenSignals;
    final TreeMap<InstrumentId, Instrument> instruments = new TreeMap<>();
    private final TreeMap<InstrumentId, MarketTimes> times = new TreeMap<>();

    /** Market time at which what is old was dropped last. */
    private Instant lastForgetting = Instant.EPOCH;

    /** Why trading is halted, or {@code null} while it is active. */
    String haltReason;

    /** When the last halt was issued. */
    Instant lastHalt = Instant.EPOCH;

    /** Whether a snapshot would differ from the last one. */
    boolean changed = true;

    private Instant time = Instant.EPOCH;

    AccountState(String account, BigDecimal initialEquity) {
        this(
                account,
                new Portfolio(initialEquity),
                new EquityTrack(initialEquity),
                new WorkingOrders(),
                new SeenSignals());
    }

    private AccountState(
            String account,
            Portfolio portfolio,
            EquityTrack track,
            WorkingOrders orders,
            SeenSignals seenSignals) {
        this.account = account;
        this.portfolio = portfolio;
        this.track = track;
        this.orders = orders;
        this.seenSignals = seenSignals;
    }

    /** Changes of the one do not reach the other. */
    AccountState copy() {
        AccountState copy =
                new AccountState(
                        account, portfolio.copy(), track.copy(), orders.copy(), seenSignals.copy());
        copy.instruments.putAll(instruments);
        copy.times.putAll(times);
        copy.lastForgetting = lastForgetting;
        copy.haltReason = haltReason;
        copy.lastHalt = lastHalt;
        copy.changed = changed;
        copy.time = time;
        return copy;
    }

    TradingState tradingState() {
        return haltReason == null ? TradingState.ACTIVE : TradingState.HALTED;
    }

    /** The latest market time of all instruments. */
    Instant time() {
        return time;
    }

    MarketTimes timesOf(InstrumentId instrument) {
        return times.getOrDefault(instrument, MarketTimes.NONE);
    }

    /** The market of an instrument has come to a time on a channel. */
    void reach(InstrumentId instrument, RiskInput.Channel channel, Instant reached) {
        times.put(instrument, timesOf(instrument).reach(channel, reached));
        if (reached.isAfter(time)) {
            time = reached;
            track.reach(reached, portfolio.equity());
        }
    }

    /**
     * Drops what is older than the memory; nothing that is at work. Looks at everything, so once
     * per step of market time, not once per symbol that comes to it.
     */
    void forget(Duration memory, Instant reachedTime) {
        if (!reachedTime.isAfter(lastForgetting)) {
            return;
        }
        lastForgetting = reachedTime;
        orders.forget(
                bracket -> {
                    MarketTimes reached = timesOf(bracket.instrument());
                    // While a position is held, exits of a bracket may still be reported.
                    return !portfolio.holds(bracket.instrument())
                            && bracket.lastTime().isBefore(reached.executions().minus(memory));
                });
        times.forEach(
                (instrument, reached) ->
                        seenSignals.forgetBefore(instrument, reached.signals().minus(memory)));
    }

    /** Whether the instrument has a position or a bracket at work. */
    boolean busy(InstrumentId instrument) {
        return orders.worksOn(instrument) || holdsALot(instrument);
    }

    /**
     * Whether a position could be closed. A venue that takes its fee in the base asset leaves less
     * than a lot behind: that is dust, which nobody can trade.
     */
    private boolean holdsALot(InstrumentId id) {
        Instrument instrument = instruments.get(id);
        return instrument == null
                ? portfolio.holds(id)
                : portfolio.quantityOf(id).abs().compareTo(instrument.lotSize()) >= 0;
    }

    /** Number of instruments with a position or a bracket at work. */
    int busyInstruments() {
        int idlePositions = 0;
        for (Position position : portfolio.positions()) {
            InstrumentId instrument = position.instrument();
            idlePositions += !orders.worksOn(instrument) && holdsALot(instrument) ? 1 : 0;
        }
        return orders.instruments() + idlePositions;
    }

    void write(DataOutput out) throws IOException {
        BinaryFields.writeText(out, account);
        portfolio.write(out);
        track.write(out);
        orders.write(out);
        seenSignals.write(out);
        BinaryFields.writeOptionalText(out, haltReason);
        BinaryFields.writeInstant(out, lastHalt);
        out.writeBoolean(changed);
        BinaryFields.writeInstant(out, time);
        BinaryFields.writeInstant(out, lastForgetting);
        out.writeInt(instruments.size());
        for (Instrument instrument : instruments.values()) {
            RiskInputs.writeInstrument(out, instrument);
        }
        out.writeInt(times.size());
        for (var entry : times.entrySet()) {
            BinaryFields.writeInstrument(out, entry.getKey());
            entry.getValue().write(out);
        }
    }

    static AccountState read(DataInput in) throws IOException {
        AccountState state =
                new AccountState(
                        BinaryFields.readText(in),
                        Portfolio.read(in),
                        EquityTrack.read(in),
                        WorkingOrders.read(in),
                        SeenSignals.read(in));
        state.haltReason = BinaryFields.readOptionalText(in);
        state.lastHalt = BinaryFields.readInstant(in);
        state.changed = in.readBoolean();
        state.time = BinaryFields.readInstant(in);
        state.lastForgetting = BinaryFields.readInstant(in);
        for (int left = in.readInt(); left > 0; left--) {
            Instrument instrument = RiskInputs.readInstrument(in);
            state.instruments.put(
                    new InstrumentId(instrument.venue(), instrument.symbol()), instrument);
        }
        for (int left = in.readInt(); left > 0; left--) {
            state.times.put(BinaryFields.readInstrument(in), MarketTimes.read(in));
        }
        return state;
    }
}
