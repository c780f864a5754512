package io.smctrading.core.risk;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ClockInput;
import io.smctrading.core.risk.RiskInput.MarkInput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Short words for the tests of risk. */
public final class RiskFixtures {

    public static final Instant T0 = Instant.parse("2026-03-02T10:00:00Z");
    public static final InstrumentId BTC = new InstrumentId("bitstamp", "BTC-USD");
    public static final InstrumentId ETH = new InstrumentId("bitstamp", "ETH-USD");
    public static final Duration MEMORY = Duration.ofDays(1);
    public static final BigDecimal EQUITY = new BigDecimal("100000");
    public static final RiskLimits LIMITS =
            limits("0.005", "0.5", "1", 10, "0.03", EntryOrder.MARKET);

    private RiskFixtures() {}

    public static RiskLimits limits(
            String riskPerTrade,
            String position,
            String exposure,
            int openPositions,
            String dailyLoss,
            EntryOrder entryOrder) {
        return new RiskLimits(
                new BigDecimal(riskPerTrade),
                new BigDecimal(position),
                new BigDecimal(exposure),
                openPositions,
                new BigDecimal(dailyLoss),
                new BigDecimal("0.005"),
                entryOrder);
    }

    public static Instant minute(int minutes) {
        return T0.plus(Duration.ofMinutes(minutes));
    }

    public static Instrument spot(InstrumentId id) {
        return instrument(id, false, "0.0001", "10");
    }

    public static Instrument instrument(
            InstrumentId id, boolean shortable, String lot, String minimumNotional) {
        return new Instrument(
                id.venue(),
                id.symbol(),
                id.symbol(),
                "BASE",
                "USD",
                new BigDecimal("0.01"),
                new BigDecimal(lot),
                new BigDecimal(minimumNotional),
                shortable);
    }

    public static TradeSignal longSignal(String id, Instant confirmed) {
        return signal(id, BTC, Side.LONG, confirmed, "1000", "990", "1020");
    }

    public static TradeSignal signal(
            String id,
            InstrumentId instrument,
            Side side,
            Instant confirmed,
            String entry,
            String stop,
            String target) {
        return new TradeSignal(
                id,
                instrument,
                Timeframe.M1,
                side,
                confirmed,
                confirmed.plus(Duration.ofMinutes(1)),
                new BigDecimal(entry),
                new BigDecimal(stop),
                new BigDecimal(target));
    }

    public static MarkInput mark(InstrumentId instrument, Instant openTime, String price) {
        return new MarkInput(instrument, openTime, new BigDecimal(price));
    }

    public static ClockInput clock(
            Channel channel, InstrumentId instrument, Instant time, Clock.Mark mark, int step) {
        return new ClockInput(
                channel, new Clock(instrument.venue(), instrument.symbol(), time, mark, step));
    }

    public static ClockInput freeClock(Channel channel, InstrumentId instrument, Instant time) {
        return clock(channel, instrument, time, Clock.Mark.MARKET, 0);
    }

    /** A report of an intent's entry; quantities as texts, fee 1 if something was filled. */
    public static OrderReport entryReport(
            OrderIntent intent, int sequence, boolean terminal, String last, String cumulative) {
        return report(
                intent, intent.orderId(), intent.side(), sequence, terminal, last, cumulative);
    }

    public static OrderReport stopReport(
            OrderIntent intent, int sequence, boolean terminal, String last, String cumulative) {
        return report(
                intent,
                intent.orderId() + "-stop",
                intent.exitSide(),
                sequence,
                terminal,
                last,
                cumulative);
    }

    private static OrderReport report(
            OrderIntent intent,
            String orderId,
            OrderSide side,
            int sequence,
            boolean terminal,
            String last,
            String cumulative) {
        BigDecimal lastQuantity = new BigDecimal(last);
        BigDecimal price = side == intent.side() ? new BigDecimal("1000") : intent.stopPrice();
        boolean filled = lastQuantity.signum() > 0;
        return new OrderReport(
                orderId,
                sequence,
                side,
                terminal,
                intent.createdTime().plusSeconds(sequence),
                lastQuantity,
                filled ? price : BigDecimal.ZERO,
                filled ? BigDecimal.ONE : BigDecimal.ZERO,
                new BigDecimal(cumulative),
                new BigDecimal(cumulative).signum() > 0 ? price : BigDecimal.ZERO,
                intent);
    }

    /** The same state, as it comes back from its bytes. */
    public static RiskState restored(RiskState state) {
        try {
            return RiskState.read(new DataInputStream(new ByteArrayInputStream(bytesOf(state))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] bytesOf(RiskState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            state.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
