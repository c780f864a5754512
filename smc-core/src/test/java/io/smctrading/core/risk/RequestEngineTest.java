package io.smctrading.core.risk;

import static io.smctrading.core.risk.OrderRequests.buy;
import static io.smctrading.core.risk.OrderRequests.limit;
import static io.smctrading.core.risk.OrderRequests.request;
import static io.smctrading.core.risk.OrderRequests.sell;
import static io.smctrading.core.risk.RiskFixtures.BTC;
import static io.smctrading.core.risk.RiskFixtures.EQUITY;
import static io.smctrading.core.risk.RiskFixtures.LIMITS;
import static io.smctrading.core.risk.RiskFixtures.MEMORY;
import static io.smctrading.core.risk.RiskFixtures.T0;
import static io.smctrading.core.risk.RiskFixtures.entryReport;
import static io.smctrading.core.risk.RiskFixtures.freeClock;
import static io.smctrading.core.risk.RiskFixtures.longSignal;
import static io.smctrading.core.risk.RiskFixtures.mark;
import static io.smctrading.core.risk.RiskFixtures.minute;
import static io.smctrading.core.risk.RiskFixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.risk.ControlCommand.Action;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ControlInput;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.core.risk.RiskInput.ReportInput;
import io.smctrading.core.risk.RiskInput.RequestInput;
import io.smctrading.core.risk.RiskInput.SignalInput;
import io.smctrading.core.risk.RiskOutput.Decided;
import io.smctrading.core.risk.RiskOutput.Note;
import io.smctrading.core.risk.RiskOutput.Noted;
import io.smctrading.core.risk.RiskOutput.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person asks for, beside the rules that hold for signals. */
class RequestEngineTest {

    /** Codes that only such an order can get; each has a test below. */
    static final Set<RiskCode> CODES =
            Set.of(
                    RiskCode.MAXIMUM_RISK,
                    RiskCode.INVALID_QUANTITY,
                    RiskCode.INVALID_PRICE,
                    RiskCode.NO_PRICE,
                    RiskCode.NOTHING_TO_REDUCE);

    private final RiskDesk desk = new RiskDesk(LIMITS, MEMORY);
    private final RiskState state = RiskState.open("paper", EQUITY);
    private final List<RiskOutput> said = new ArrayList<>();

    @BeforeEach
    void openTheMarket() {
        give(new InstrumentInput(spot(BTC)));
        give(freeClock(Channel.CANDLES, BTC, T0));
        give(mark(BTC, T0, "1000"));
        said.clear();
    }

    @Test
    void ordersWhatWasAskedForUnderAnIdOfAccountAndRequest() {
        ask(limit("manual:a", "40", "1000", "990", "1020"));

        OrderIntent intent = intent().orElseThrow();
        assertThat(intent.orderId()).isEqualTo(OrderIds.of("paper", "manual:a"));
        assertThat(intent.signalId()).isNull();
        assertThat(intent.side()).isEqualTo(OrderSide.BUY);
        assertThat(intent.quantity()).isEqualByComparingTo("40");
        assertThat(intent.limitPrice()).isEqualByComparingTo("1000");
        assertThat(intent.stopPrice()).isEqualByComparingTo("990");
        assertThat(intent.targetPrice()).isEqualByComparingTo("1020");
        assertThat(intent.reduceOnly()).isFalse();
        assertThat(intent.validUntil()).isEqualTo(minute(60));
        assertThat(decision().riskAmount()).isEqualByComparingTo("400");
        assertThat(decision().reason()).isEqualTo("BUY 40 at 1000 as asked for; it may lose 400.");
    }

    @Test
    void decidesOnceHoweverOftenItIsAsked() {
        ask(buy("manual:a", "0.1"));
        said.clear();

        ask(buy("manual:a", "0.2"));

        assertThat(said).containsExactly(new Noted(Note.DUPLICATE_SIGNAL));
    }

    @Test
    void refusesMoreThanTheLimitsAllow() {
        ask(limit("manual:size", "50.0001", "1000", "995", null));
        assertRefused(
                RiskCode.MAXIMUM_POSITION,
                "50.0001 were asked for, 50 at 1000 are the most that the largest position allows.");
        ask(limit("manual:stop", "30", "1000", "980", null));
        assertRefused(
                RiskCode.MAXIMUM_RISK,
                "30 were asked for, 25 at 1000 are the most that the loss at the stop 980 allows.");
        ask(buy("manual:bare", "0.5001"));
        assertRefused(RiskCode.MAXIMUM_RISK, "without a stop is all of the value");
        ask(buy("manual:just", "0.5"));
        assertThat(intent()).isPresent();
    }

    @Test
    void asksTheRulesOfSignals() {
        give(new ControlInput(new ControlCommand("paper", Action.HALT, "flood", "ann", T0)));
        ask(buy("manual:halted", "0.1"));
        assertRefused(RiskCode.HALTED, "flood (ann)");
        give(new ControlInput(new ControlCommand("paper", Action.RESUME, "over", "ann", T0)));
        ask(sell("manual:short", "0.1"));
        assertRefused(RiskCode.NOT_SHORTABLE, "cannot be sold short");
        ask(limit("manual:stop", "1", "1000", "1001", null));
        assertRefused(RiskCode.INVALID_STOP, "its stop at 1001");
        ask(buy("manual:small", "0.001"));
        assertRefused(RiskCode.BELOW_MINIMUM_NOTIONAL, "the venue's minimum of 10");
        give(new SignalInput(longSignal("s", T0)));
        said.clear();
        ask(buy("manual:busy", "0.1"));
        assertRefused(RiskCode.POSITION_OPEN, "has a position or a working order already");
    }

    @Test
    void refusesWhatTheMarketsClockHasOvertaken() {
        give(freeClock(Channel.CANDLES, BTC, minute(60)));

        ask(buy("manual:late", "0.1"));

        assertRefused(RiskCode.STALE_SIGNAL, "the market is at " + minute(60));
    }

    @Test
    void takesNumbersAsTheyAreOrNotAtAll() {
        ask(buy("manual:lot", "0.10001"));
        assertRefused(RiskCode.INVALID_QUANTITY, "0.10001 is no number of whole lots of 0.0001");
        ask(limit("manual:tick", "1", "999.999", null, null));
        assertRefused(RiskCode.INVALID_PRICE, "999.999 is no number of whole ticks of 0.01");
    }

    @Test
    void needsAPriceToKnowWhatAMarketOrderRisks() {
        RiskState fresh = RiskState.open("paper", EQUITY);
        desk.on(fresh, new InstrumentInput(spot(BTC)), said::add);

        desk.on(fresh, new RequestInput(buy("manual:a", "0.1")), said::add);

        assertRefused(RiskCode.NO_PRICE, "No price of bitstamp:BTC-USD");
    }

    @Test
    void letsExitsPassAHaltAndReservesNothingForThem() {
        hold("50");
        give(new ControlInput(new ControlCommand("paper", Action.HALT, "flood", "ann", T0)));

        ask(sell("manual:part", "20"));

        assertThat(intent().orElseThrow().reduceOnly()).isTrue();
        assertThat(decision().reason()).isEqualTo("SELL 20 at 1000 as asked for, out of 50.");
    }

    @Test
    void makesAStopLossOrderAnExitWithATrigger() {
        hold("50");

        ask(
                request(
                        "manual:stop",
                        OrderSide.SELL,
                        OrderRequest.Type.STOP_LOSS,
                        "50",
                        "980",
                        null,
                        null,
                        false));

        OrderIntent intent = intent().orElseThrow();
        assertThat(intent.reduceOnly()).isTrue();
        assertThat(intent.stopPrice()).isEqualByComparingTo("980");
        assertThat(intent.limitPrice()).isNull();
    }

    @Test
    void refusesAnExitOfMoreThanIsHeld() {
        ask(
                request(
                        "manual:0",
                        OrderSide.SELL,
                        OrderRequest.Type.MARKET,
                        "1",
                        null,
                        null,
                        null,
                        true));
        assertRefused(RiskCode.NOTHING_TO_REDUCE, "A SELL of 1 is no exit: 0 of bitstamp:BTC-USD");
        hold("50");
        ask(
                request(
                        "manual:1",
                        OrderSide.SELL,
                        OrderRequest.Type.MARKET,
                        "51",
                        null,
                        null,
                        null,
                        true));
        assertRefused(RiskCode.NOTHING_TO_REDUCE, "A SELL of 51 is no exit: 50 of");
        ask(
                request(
                        "manual:2",
                        OrderSide.BUY,
                        OrderRequest.Type.MARKET,
                        "1",
                        null,
                        null,
                        null,
                        true));
        assertRefused(RiskCode.NOTHING_TO_REDUCE, "A BUY of 1 is no exit");
    }

    private void hold(String quantity) {
        give(new SignalInput(longSignal("s", T0)));
        OrderIntent entry = intent().orElseThrow();
        give(new ReportInput(entryReport(entry, 1, true, quantity, quantity)));
        said.clear();
    }

    private void assertRefused(RiskCode code, String reason) {
        assertThat(decision().code()).as(decision().reason()).isEqualTo(code);
        assertThat(decision().reason()).contains(reason);
        assertThat(intent()).isEmpty();
        said.clear();
    }

    private void ask(OrderRequest request) {
        give(new RequestInput(request));
    }

    private void give(RiskInput input) {
        desk.on(state, input, said::add);
    }

    private RiskDecision decision() {
        return said.stream()
                .filter(Decided.class::isInstance)
                .map(output -> ((Decided) output).decision())
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private Optional<OrderIntent> intent() {
        return said.stream()
                .filter(Ordered.class::isInstance)
                .map(output -> ((Ordered) output).intent())
                .reduce((first, second) -> second);
    }
}
