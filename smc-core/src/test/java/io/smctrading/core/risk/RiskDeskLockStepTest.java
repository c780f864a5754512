package io.smctrading.core.risk;

import static io.smctrading.core.risk.RiskFixtures.BTC;
import static io.smctrading.core.risk.RiskFixtures.EQUITY;
import static io.smctrading.core.risk.RiskFixtures.ETH;
import static io.smctrading.core.risk.RiskFixtures.LIMITS;
import static io.smctrading.core.risk.RiskFixtures.MEMORY;
import static io.smctrading.core.risk.RiskFixtures.clock;
import static io.smctrading.core.risk.RiskFixtures.entryReport;
import static io.smctrading.core.risk.RiskFixtures.longSignal;
import static io.smctrading.core.risk.RiskFixtures.mark;
import static io.smctrading.core.risk.RiskFixtures.minute;
import static io.smctrading.core.risk.RiskFixtures.signal;
import static io.smctrading.core.risk.RiskFixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Clock.Mark;
import io.smctrading.core.market.Side;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.core.risk.RiskInput.ReportInput;
import io.smctrading.core.risk.RiskInput.SignalInput;
import io.smctrading.core.risk.RiskOutput.Decided;
import io.smctrading.core.risk.RiskOutput.MinuteComplete;
import io.smctrading.core.risk.RiskOutput.Note;
import io.smctrading.core.risk.RiskOutput.Noted;
import io.smctrading.core.risk.RiskOutput.Ordered;
import io.smctrading.core.risk.RiskOutput.OrdersComplete;
import io.smctrading.core.risk.RiskOutput.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The account while the market waits for it: minutes are handled whole. */
class RiskDeskLockStepTest {

    private final RiskDesk desk = new RiskDesk(LIMITS, MEMORY);
    private final RiskState state = RiskState.open("paper", EQUITY);
    private final List<RiskOutput> said = new ArrayList<>();

    @Test
    void waitsForEveryTopicOfEverySymbolAndForTheInstruments() {
        give(new InstrumentInput(spot(BTC)));
        give(new SignalInput(longSignal("s", minute(1))));
        for (Channel channel : Channel.values()) {
            market(channel, BTC, 1);
            assertThat(said).isEmpty();
        }
        market(Channel.SIGNALS, ETH, 1);
        market(Channel.CANDLES, ETH, 1);
        market(Channel.EXECUTIONS, ETH, 1);
        assertThat(said).isEmpty();
        assertThat(state.heldInputs()).isEqualTo(7);

        give(new InstrumentInput(spot(ETH)));

        assertThat(said).hasSize(4);
        assertThat(said.get(0)).isInstanceOf(Decided.class);
        assertThat(said.get(1)).isInstanceOf(Ordered.class);
        assertThat(said.subList(2, 4)).containsExactly(complete(BTC, 1), complete(ETH, 1));
        assertThat(state.heldInputs()).isZero();
    }

    @Test
    void decidesInCanonicalOrderWhateverCameFirst() {
        list();
        give(new SignalInput(signal("b", ETH, Side.LONG, minute(1), "1000", "990", "1020")));
        give(new SignalInput(signal("z", BTC, Side.LONG, minute(1), "1000", "990", "1020")));
        give(new SignalInput(signal("a", BTC, Side.LONG, minute(1), "1000", "990", "1020")));
        wholeMarket(1);

        assertThat(said)
                .filteredOn(Decided.class::isInstance)
                .extracting(output -> ((Decided) output).decision().signalId())
                .containsExactly("a", "z", "b");
    }

    @Test
    void valuesPositionsAtTheMinutesClosesBeforeItDecides() {
        list();
        give(new SignalInput(longSignal("s", minute(1))));
        wholeMarket(1);
        OrderIntent intent = intent();
        give(new ReportInput(entryReport(intent, 1, true, "50", "50")));
        answered(1);
        said.clear();

        give(new SignalInput(signal("e", ETH, Side.LONG, minute(2), "1000", "990", "1020")));
        give(mark(BTC, minute(1), "1010"));
        wholeMarket(2);

        assertThat(((Decided) said.get(0)).decision().equity()).isEqualByComparingTo("100499");
    }

    @Test
    void tellsThePortfolioOnceTheMinutesOrdersAreAnswered() {
        list();
        give(new SignalInput(longSignal("s", minute(1))));
        wholeMarket(1);
        OrderIntent intent = intent();
        said.clear();

        give(new ReportInput(entryReport(intent, 1, false, "10", "10")));
        decisions(BTC, 1);
        assertThat(said).isEmpty();
        decisions(ETH, 1);

        assertThat(said).hasSize(3);
        PortfolioSnapshot snapshot = ((Snapshot) said.get(0)).snapshot();
        assertThat(snapshot.time()).isEqualTo(minute(1));
        assertThat(snapshot.positions()).hasSize(1);
        assertThat(said.subList(1, 3))
                .containsExactly(minuteComplete(BTC, 1), minuteComplete(ETH, 1));
    }

    @Test
    void keepsTheNextMinuteApartFromTheOneThatIsBeingDecided() {
        list();
        give(new SignalInput(longSignal("s", minute(1))));
        give(new SignalInput(longSignal("next", minute(2))));
        wholeMarket(1);
        wholeMarket(2);
        assertThat(said).doesNotContain(complete(BTC, 2));

        answered(1);

        assertThat(said)
                .containsSubsequence(complete(BTC, 1), minuteComplete(BTC, 1), complete(BTC, 2));
    }

    @Test
    void ignoresRepeatedClocks() {
        list();
        wholeMarket(1);
        answered(1);
        said.clear();

        wholeMarket(1);
        answered(1);

        assertThat(said).isNotEmpty().containsOnly(new Noted(Note.DUPLICATE_CLOCK));
        assertThat(state.heldInputs()).isZero();
    }

    @Test
    void waitsForASymbolThatComesAfterAnotherWasReplayed() {
        list();
        alone(BTC, 5);
        said.clear();

        give(clock(Channel.CANDLES, ETH, minute(1), Mark.MARKET, 1));
        give(clock(Channel.EXECUTIONS, ETH, minute(1), Mark.MARKET, 1));
        give(new SignalInput(signal("e", ETH, Side.LONG, minute(1), "1000", "990", "1020")));
        assertThat(said).isEmpty();
        give(clock(Channel.SIGNALS, ETH, minute(1), Mark.MARKET, 1));

        assertThat(said).hasSize(3).first().isInstanceOf(Decided.class);
        assertThat(said.get(2)).isInstanceOf(OrdersComplete.class);
        OrderIntent intent = intent();
        said.clear();
        give(new ReportInput(entryReport(intent, 1, true, "0", "0")));
        assertThat(said).isEmpty();
        give(clock(Channel.EXECUTIONS, ETH, minute(1), Mark.DECISIONS, 1));
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).isInstanceOf(Snapshot.class);
        assertThat(said.get(1)).isInstanceOf(MinuteComplete.class);
    }

    @Test
    void keepsASymbolsReportsForItsOwnMinuteWhileAnotherIsAnswered() {
        list();
        for (Channel channel : Channel.values()) {
            give(clock(channel, BTC, minute(1), Mark.MARKET, 1));
        }
        give(clock(Channel.EXECUTIONS, ETH, minute(1), Mark.MARKET, 1));
        int held = state.heldInputs();

        give(clock(Channel.EXECUTIONS, BTC, minute(1), Mark.DECISIONS, 1));

        assertThat(said).hasSize(3).last().isInstanceOf(MinuteComplete.class);
        assertThat(state.heldInputs()).isEqualTo(held);
    }

    @Test
    void handsOutWhatItHeldWhenTimeBeginsToRunFreely() {
        list();
        give(new SignalInput(longSignal("s", minute(1))));
        market(Channel.SIGNALS, BTC, 1);
        assertThat(said).isEmpty();

        give(RiskFixtures.freeClock(Channel.CANDLES, BTC, minute(1)));

        assertThat(said).anyMatch(Ordered.class::isInstance);
        assertThat(state.heldInputs()).isZero();
    }

    @Test
    void belongsToTheNewDayWhatIsDecidedAtMidnight() {
        Instant midnight = Instant.parse("2026-03-03T00:00:00Z");
        list();
        give(new SignalInput(longSignal("s", minute(1))));
        wholeMarket(1);
        give(new ReportInput(entryReport(intent(), 1, true, "50", "50")));
        answered(1);
        said.clear();

        give(mark(BTC, midnight.minusSeconds(60), "900"));
        give(new SignalInput(signal("m", ETH, Side.LONG, midnight, "100", "99", "102")));
        for (Channel channel : Channel.values()) {
            give(clock(channel, BTC, midnight, Mark.MARKET, 2));
            give(clock(channel, ETH, midnight, Mark.MARKET, 2));
        }

        RiskDecision decision = ((Decided) said.get(0)).decision();
        assertThat(decision.dailyProfit()).isZero();
        assertThat(decision.equity()).isEqualByComparingTo("94999");
    }

    private void list() {
        give(new InstrumentInput(spot(BTC)));
        give(new InstrumentInput(spot(ETH)));
    }

    private void give(RiskInput input) {
        desk.on(state, input, said::add);
    }

    private void market(Channel channel, InstrumentId instrument, int minute) {
        give(clock(channel, instrument, minute(minute), Mark.MARKET, 2));
    }

    private void wholeMarket(int minute) {
        for (Channel channel : Channel.values()) {
            market(channel, BTC, minute);
            market(channel, ETH, minute);
        }
    }

    private void alone(InstrumentId instrument, int minutes) {
        for (int minute = 1; minute <= minutes; minute++) {
            for (Channel channel : Channel.values()) {
                give(clock(channel, instrument, minute(minute), Mark.MARKET, 1));
            }
            give(clock(Channel.EXECUTIONS, instrument, minute(minute), Mark.DECISIONS, 1));
        }
    }

    private void decisions(InstrumentId instrument, int minute) {
        give(clock(Channel.EXECUTIONS, instrument, minute(minute), Mark.DECISIONS, 2));
    }

    private void answered(int minute) {
        decisions(BTC, minute);
        decisions(ETH, minute);
    }

    private OrderIntent intent() {
        return said.stream()
                .filter(Ordered.class::isInstance)
                .map(output -> ((Ordered) output).intent())
                .findFirst()
                .orElseThrow();
    }

    private static OrdersComplete complete(InstrumentId instrument, int minute) {
        return new OrdersComplete(decided(instrument, minute));
    }

    private static MinuteComplete minuteComplete(InstrumentId instrument, int minute) {
        return new MinuteComplete(decided(instrument, minute));
    }

    private static Clock decided(InstrumentId instrument, int minute) {
        return new Clock(
                instrument.venue(), instrument.symbol(), minute(minute), Mark.DECISIONS, 2);
    }
}
