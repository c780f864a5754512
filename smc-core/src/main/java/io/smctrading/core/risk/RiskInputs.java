package io.smctrading.core.risk;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.portfolio.BinaryFields;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ClockInput;
import io.smctrading.core.risk.RiskInput.ControlInput;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.core.risk.RiskInput.MarkInput;
import io.smctrading.core.risk.RiskInput.ReportInput;
import io.smctrading.core.risk.RiskInput.RequestInput;
import io.smctrading.core.risk.RiskInput.SignalInput;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The binary form of inputs, in flight and held in state: a tag and the fields. Enums are written
 * by name or stable code, so that their order may change.
 */
public final class RiskInputs {

    private static final int SIGNAL = 1;
    private static final int REPORT = 2;
    private static final int MARK = 3;
    private static final int CLOCK = 4;
    private static final int INSTRUMENT = 5;
    private static final int CONTROL = 6;
    private static final int REQUEST = 7;

    private RiskInputs() {}

    public static void write(DataOutput out, RiskInput input) throws IOException {
        if (input instanceof SignalInput signal) {
            out.writeByte(SIGNAL);
            writeSignal(out, signal.signal());
        } else if (input instanceof ReportInput report) {
            out.writeByte(REPORT);
            writeReport(out, report.report());
        } else if (input instanceof MarkInput mark) {
            out.writeByte(MARK);
            BinaryFields.writeInstrument(out, mark.instrument());
            BinaryFields.writeInstant(out, mark.openTime());
            BinaryFields.writeDecimal(out, mark.price());
        } else if (input instanceof ClockInput clock) {
            out.writeByte(CLOCK);
            BinaryFields.writeText(out, clock.channel().name());
            writeClock(out, clock.clock());
        } else if (input instanceof InstrumentInput instrument) {
            out.writeByte(INSTRUMENT);
            writeInstrument(out, instrument.instrument());
        } else if (input instanceof ControlInput control) {
            out.writeByte(CONTROL);
            writeCommand(out, control.command());
        } else if (input instanceof RequestInput request) {
            out.writeByte(REQUEST);
            request.request().write(out);
        } else {
            throw new IllegalArgumentException("no binary form for " + input);
        }
    }

    public static RiskInput read(DataInput in) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case SIGNAL -> new SignalInput(readSignal(in));
            case REPORT -> new ReportInput(readReport(in));
            case MARK ->
                    new MarkInput(
                            BinaryFields.readInstrument(in),
                            BinaryFields.readInstant(in),
                            BinaryFields.readDecimal(in));
            case CLOCK -> new ClockInput(Channel.valueOf(BinaryFields.readText(in)), readClock(in));
            case INSTRUMENT -> new InstrumentInput(readInstrument(in));
            case CONTROL -> new ControlInput(readCommand(in));
            case REQUEST -> new RequestInput(OrderRequest.read(in));
            default -> throw new IOException("input tag " + tag + " is unknown, allowed: 1 to 7");
        };
    }

    static void writeSide(DataOutput out, Side side) throws IOException {
        out.writeByte(side.sign());
    }

    static Side readSide(DataInput in) throws IOException {
        return in.readByte() > 0 ? Side.LONG : Side.SHORT;
    }

    static void writeOrderSide(DataOutput out, OrderSide side) throws IOException {
        BinaryFields.writeText(out, side.name());
    }

    static OrderSide readOrderSide(DataInput in) throws IOException {
        return OrderSide.valueOf(BinaryFields.readText(in));
    }

    static void writeClock(DataOutput out, Clock clock) throws IOException {
        BinaryFields.writeText(out, clock.venue());
        BinaryFields.writeText(out, clock.symbol());
        BinaryFields.writeInstant(out, clock.time());
        BinaryFields.writeText(out, clock.mark().name());
        out.writeInt(clock.step());
    }

    static Clock readClock(DataInput in) throws IOException {
        return new Clock(
                BinaryFields.readText(in),
                BinaryFields.readText(in),
                BinaryFields.readInstant(in),
                Clock.Mark.valueOf(BinaryFields.readText(in)),
                in.readInt());
    }

    static void writeInstrument(DataOutput out, Instrument instrument) throws IOException {
        BinaryFields.writeText(out, instrument.venue());
        BinaryFields.writeText(out, instrument.symbol());
        BinaryFields.writeText(out, instrument.venueSymbol());
        BinaryFields.writeText(out, instrument.baseAsset());
        BinaryFields.writeText(out, instrument.quoteAsset());
        BinaryFields.writeDecimal(out, instrument.tickSize());
        BinaryFields.writeDecimal(out, instrument.lotSize());
        BinaryFields.writeDecimal(out, instrument.minimumNotional());
        out.writeBoolean(instrument.shortable());
    }

    static Instrument readInstrument(DataInput in) throws IOException {
        return new Instrument(
                BinaryFields.readText(in),
                BinaryFields.readText(in),
                BinaryFields.readText(in),
                BinaryFields.readText(in),
                BinaryFields.readText(in),
                BinaryFields.readDecimal(in),
                BinaryFields.readDecimal(in),
                BinaryFields.readDecimal(in),
                in.readBoolean());
    }

    static void writeIntent(DataOutput out, OrderIntent intent) throws IOException {
        BinaryFields.writeText(out, intent.orderId());
        BinaryFields.writeText(out, intent.decisionId());
        BinaryFields.writeOptionalText(out, intent.signalId());
        BinaryFields.writeText(out, intent.account());
        BinaryFields.writeText(out, intent.venue());
        BinaryFields.writeText(out, intent.symbol());
        writeOrderSide(out, intent.side());
        BinaryFields.writeDecimal(out, intent.quantity());
        BinaryFields.writeOptionalDecimal(out, intent.limitPrice());
        BinaryFields.writeOptionalDecimal(out, intent.stopPrice());
        BinaryFields.writeOptionalDecimal(out, intent.targetPrice());
        out.writeBoolean(intent.reduceOnly());
        BinaryFields.writeInstant(out, intent.createdTime());
        BinaryFields.writeInstant(out, intent.validUntil());
    }

    static OrderIntent readIntent(DataInput in) throws IOException {
        return new OrderIntent(
                BinaryFields.readText(in),
                BinaryFields.readText(in),
                BinaryFields.readOptionalText(in),
                BinaryFields.readText(in),
                BinaryFields.readText(in),
                BinaryFields.readText(in),
                readOrderSide(in),
                BinaryFields.readDecimal(in),
                BinaryFields.readOptionalDecimal(in),
                BinaryFields.readOptionalDecimal(in),
                BinaryFields.readOptionalDecimal(in),
                in.readBoolean(),
                BinaryFields.readInstant(in),
                BinaryFields.readInstant(in));
    }

    private static void writeSignal(DataOutput out, TradeSignal signal) throws IOException {
        BinaryFields.writeText(out, signal.signalId());
        BinaryFields.writeInstrument(out, signal.instrument());
        BinaryFields.writeText(out, signal.timeframe().code());
        writeSide(out, signal.side());
        BinaryFields.writeInstant(out, signal.confirmedTime());
        BinaryFields.writeInstant(out, signal.validUntil());
        BinaryFields.writeDecimal(out, signal.entry());
        BinaryFields.writeDecimal(out, signal.stop());
        BinaryFields.writeDecimal(out, signal.target());
    }

    private static TradeSignal readSignal(DataInput in) throws IOException {
        return new TradeSignal(
                BinaryFields.readText(in),
                BinaryFields.readInstrument(in),
                Timeframe.of(BinaryFields.readText(in)),
                readSide(in),
                BinaryFields.readInstant(in),
                BinaryFields.readInstant(in),
                BinaryFields.readDecimal(in),
                BinaryFields.readDecimal(in),
                BinaryFields.readDecimal(in));
    }

    private static void writeReport(DataOutput out, OrderReport report) throws IOException {
        BinaryFields.writeText(out, report.orderId());
        out.writeInt(report.sequence());
        writeOrderSide(out, report.side());
        out.writeBoolean(report.terminal());
        BinaryFields.writeInstant(out, report.time());
        BinaryFields.writeDecimal(out, report.lastQuantity());
        BinaryFields.writeDecimal(out, report.lastPrice());
        BinaryFields.writeDecimal(out, report.fee());
        BinaryFields.writeDecimal(out, report.cumulativeQuantity());
        BinaryFields.writeDecimal(out, report.averagePrice());
        writeIntent(out, report.intent());
    }

    private static OrderReport readReport(DataInput in) throws IOException {
        return new OrderReport(
                BinaryFields.readText(in),
                in.readInt(),
                readOrderSide(in),
                in.readBoolean(),
                BinaryFields.readInstant(in),
                BinaryFields.readDecimal(in),
                BinaryFields.readDecimal(in),
                BinaryFields.readDecimal(in),
                BinaryFields.readDecimal(in),
                BinaryFields.readDecimal(in),
                readIntent(in));
    }

    private static void writeCommand(DataOutput out, ControlCommand command) throws IOException {
        BinaryFields.writeText(out, command.account());
        BinaryFields.writeText(out, command.action().name());
        BinaryFields.writeText(out, command.reason());
        BinaryFields.writeText(out, command.actor());
        BinaryFields.writeInstant(out, command.issuedTime());
    }

    private static ControlCommand readCommand(DataInput in) throws IOException {
        return new ControlCommand(
                BinaryFields.readText(in),
                ControlCommand.Action.valueOf(BinaryFields.readText(in)),
                BinaryFields.readText(in),
                BinaryFields.readText(in),
                BinaryFields.readInstant(in));
    }
}
