package io.smctrading.core.portfolio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cash, positions and their worth at the last marks; one account, one currency: every instrument is
 * quoted in it. Mutable, bounded by the number of instruments. The invariant: realized plus
 * unrealized profit = equity − initial cash, to the last digit.
 */
public final class Portfolio {

    private final BigDecimal initialCash;
    private final TreeMap<InstrumentId, Position> positions = new TreeMap<>();
    private final TreeMap<InstrumentId, BigDecimal> marks = new TreeMap<>();
    private BigDecimal cash;
    private BigDecimal realizedProfit = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;

    /** Null while positions or marks have changed since it was last asked for. */
    private BigDecimal equity;

    private BigDecimal exposure;

    public Portfolio(BigDecimal initialCash) {
        this.initialCash = Objects.requireNonNull(initialCash, "initialCash");
        this.cash = initialCash;
    }

    public void apply(Fill fill) {
        Position.Change change =
                positions
                        .getOrDefault(fill.instrument(), Position.flat(fill.instrument()))
                        .apply(fill);
        if (change.position().isFlat()) {
            positions.remove(fill.instrument());
        } else {
            positions.put(fill.instrument(), change.position());
        }
        cash = cash.subtract(fill.signedQuantity().multiply(fill.price())).subtract(fill.fee());
        realizedProfit = realizedProfit.add(change.realized()).subtract(fill.fee());
        fees = fees.add(fill.fee());
        // A position is worth what was paid for it until the market says more.
        marks.putIfAbsent(fill.instrument(), fill.price());
        equity = null;
    }

    /** Changes of the one do not reach the other. */
    public Portfolio copy() {
        Portfolio copy = new Portfolio(initialCash);
        copy.positions.putAll(positions);
        copy.marks.putAll(marks);
        copy.cash = cash;
        copy.realizedProfit = realizedProfit;
        copy.fees = fees;
        return copy;
    }

    /** The market's last price of an instrument, above 0. */
    public void mark(InstrumentId instrument, BigDecimal price) {
        if (price.signum() <= 0) {
            throw new IllegalArgumentException(
                    "the mark of " + instrument + " is " + price + ", it must be above 0");
        }
        marks.put(instrument, price);
        if (positions.containsKey(instrument)) {
            equity = null;
        }
    }

    public Optional<BigDecimal> markOf(InstrumentId instrument) {
        return Optional.ofNullable(marks.get(instrument));
    }

    /** Open positions by venue and symbol. */
    public Collection<Position> positions() {
        return Collections.unmodifiableCollection(positions.values());
    }

    /**
     * What is held of an instrument, in its base asset; negative if short, 0 without a position.
     */
    public BigDecimal quantityOf(InstrumentId instrument) {
        Position position = positions.get(instrument);
        return position == null ? BigDecimal.ZERO : position.quantity();
    }

    public boolean holds(InstrumentId instrument) {
        return positions.containsKey(instrument);
    }

    public BigDecimal initialCash() {
        return initialCash;
    }

    public BigDecimal cash() {
        return cash;
    }

    /** All fees paid so far. */
    public BigDecimal fees() {
        return fees;
    }

    /** Of closed quantity since the start, with all fees taken off. */
    public BigDecimal realizedProfit() {
        return realizedProfit;
    }

    /** Cash plus positions at their marks. */
    public BigDecimal equity() {
        value();
        return equity;
    }

    /** Sum of absolute position values at their marks. */
    public BigDecimal exposure() {
        value();
        return exposure;
    }

    /** Every decision asks; only fills and marks of what is held change the answer. */
    private void value() {
        if (equity != null) {
            return;
        }
        equity = cash;
        exposure = BigDecimal.ZERO;
        for (Position position : positions.values()) {
            BigDecimal value = position.valueAt(marks.get(position.instrument()));
            equity = equity.add(value);
            exposure = exposure.add(value.abs());
        }
    }

    /** Of open positions at their marks. */
    public BigDecimal unrealizedProfit() {
        BigDecimal profit = BigDecimal.ZERO;
        for (Position position : positions.values()) {
            profit = profit.add(position.unrealizedProfitAt(marks.get(position.instrument())));
        }
        return profit;
    }

    public void write(DataOutput out) throws IOException {
        BinaryFields.writeDecimal(out, initialCash);
        BinaryFields.writeDecimal(out, cash);
        BinaryFields.writeDecimal(out, realizedProfit);
        BinaryFields.writeDecimal(out, fees);
        out.writeInt(positions.size());
        for (Position position : positions.values()) {
            BinaryFields.writeInstrument(out, position.instrument());
            BinaryFields.writeDecimal(out, position.quantity());
            BinaryFields.writeDecimal(out, position.cost());
        }
        out.writeInt(marks.size());
        for (var mark : marks.entrySet()) {
            BinaryFields.writeInstrument(out, mark.getKey());
            BinaryFields.writeDecimal(out, mark.getValue());
        }
    }

    public static Portfolio read(DataInput in) throws IOException {
        Portfolio portfolio = new Portfolio(BinaryFields.readDecimal(in));
        portfolio.cash = BinaryFields.readDecimal(in);
        portfolio.realizedProfit = BinaryFields.readDecimal(in);
        portfolio.fees = BinaryFields.readDecimal(in);
        for (int left = in.readInt(); left > 0; left--) {
            InstrumentId instrument = BinaryFields.readInstrument(in);
            portfolio.positions.put(
                    instrument,
                    new Position(
                            instrument,
                            BinaryFields.readDecimal(in),
                            BinaryFields.readDecimal(in)));
        }
        for (int left = in.readInt(); left > 0; left--) {
            InstrumentId instrument = BinaryFields.readInstrument(in);
            portfolio.marks.put(instrument, BinaryFields.readDecimal(in));
        }
        return portfolio;
    }
}
