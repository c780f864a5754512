package io.smctrading.core.execution;

import static io.smctrading.core.execution.BracketAtVenue.NOW;
import static io.smctrading.core.execution.OrderStatus.ACCEPTED;
import static io.smctrading.core.execution.OrderStatus.CANCELED;
import static io.smctrading.core.execution.OrderStatus.EXPIRED;
import static io.smctrading.core.execution.OrderStatus.FILLED;
import static io.smctrading.core.execution.OrderStatus.PARTIALLY_FILLED;
import static io.smctrading.core.execution.OrderStatus.REJECTED;
import static io.smctrading.core.execution.OrderStatus.SENT;
import static io.smctrading.core.execution.OrderStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bracket at an exchange does about partial fills, exits, cancellations and surprises. */
class VenueBracketTest {

    private static BracketAtVenue bought(boolean coversPartialFills) {
        return BracketAtVenue.sent(Orders.buy("a", "1", "90", "120"), coversPartialFills);
    }

    /** Bought; both exits work. */
    private static BracketAtVenue covered(boolean coversPartialFills) {
        BracketAtVenue one = bought(coversPartialFills).says("a", ACCEPTED, "1", "0");
        one.fills("a", "1", "1", "100");
        return one.says("a-stop", ACCEPTED, "1", "0").says("a-target", ACCEPTED, "1", "0");
    }

    private static BracketAtVenue limit(boolean coversPartialFills) {
        return BracketAtVenue.sent(
                Orders.limitBuy("a", "1", "100", "90", "120"), coversPartialFills);
    }

    @Test
    void sendsTheEntryOnceWithItsExitsAndACollar() {
        BracketAtVenue one = BracketAtVenue.sent(Orders.buy("a", "1.237", "90.04", "119.97"), true);
        one.bracket().sendAll(BigDecimal.TEN);

        VenueCommand.Place place = one.wanted(VenueCommand.Place.class).get(0);

        assertThat(place.placement().quantity()).isEqualByComparingTo("1.23");
        assertThat(place.placement().collar()).isEqualByComparingTo("100.1");
        assertThat(place.placement().stop().clientId()).isEqualTo("a-stop");
        assertThat(place.placement().stop().price()).isEqualByComparingTo("90.1");
        assertThat(place.placement().target().price()).isEqualByComparingTo("120");
    }

    @Test
    void expectsExitsForEachPartWhereTheVenueCoversParts() {
        BracketAtVenue one = limit(true).says("a", ACCEPTED, "1", "0");

        one.fills("a", "1", "0.4", "100");
        assertThat(one.stop().quantity()).isEqualByComparingTo("0.4");
        assertThat(one.wanted())
                .containsExactly(
                        new VenueCommand.Search("a", "a-stop", true),
                        new VenueCommand.Search("a", "a-target", true));

        one.fills("a", "2", "0.6", "100");
        assertThat(one.stop().quantity()).isEqualByComparingTo("1");
        assertThat(one.target().quantity()).isEqualByComparingTo("1");
        assertThat(one.entry().status()).isEqualTo(FILLED);
    }

    @Test
    void expectsExitsOnceTheEntryIsWholeWhereTheVenueDoesNotCoverParts() {
        BracketAtVenue one = limit(false).says("a", ACCEPTED, "1", "0");

        one.fills("a", "1", "0.4", "100");
        assertThat(one.stop()).isNull();
        assertThat(one.wanted()).isEmpty();

        one.fills("a", "2", "0.6", "100");
        assertThat(one.stop().quantity()).isEqualByComparingTo("1");
    }

    @Test
    void placesExitsOfItsOwnForAPartThatNothingCoversOnceTheEntryHasEnded() {
        BracketAtVenue one = limit(false).says("a", ACCEPTED, "1", "0");
        one.fills("a", "1", "0.4", "100").settle();

        one.bracket().requestCancel("valid until noon");
        assertThat(one.wanted()).containsExactly(new VenueCommand.Cancel("a", "a"));
        one.says("a", CANCELED, "1", "0.4");

        assertThat(one.entry().status()).isEqualTo(EXPIRED);
        VenueCommand.Protect protect = one.wanted(VenueCommand.Protect.class).get(0);
        assertThat(protect.orderIds()).containsExactly("a-stop2", "a-target2");
        assertThat(protect.protection().quantity()).isEqualByComparingTo("0.4");
        assertThat(one.stop().status()).isEqualTo(SENT);
    }

    @Test
    void sellsByTheMarketWhenThePriceIsAtTheStopOfAPartThatNothingCovers() {
        BracketAtVenue one = limit(false).says("a", ACCEPTED, "1", "0");
        one.fills("a", "1", "0.4", "100").settle();

        one.priced("90");
        assertThat(one.wanted()).containsExactly(new VenueCommand.Cancel("a", "a"));
        one.says("a", CANCELED, "1", "0.4");

        Placement close = one.wanted(VenueCommand.Place.class).get(0).placement();
        assertThat(close.type()).isEqualTo(Placement.Type.MARKET);
        assertThat(close.side()).isEqualTo(OrderSide.SELL);
        assertThat(close.reduceOnly()).isTrue();
        assertThat(close.quantity()).isEqualByComparingTo("0.4");
    }

    @Test
    void leavesAPartAloneWhileThePriceIsAwayFromItsStop() {
        BracketAtVenue one = limit(false).says("a", ACCEPTED, "1", "0");
        one.fills("a", "1", "0.4", "100").settle();

        one.priced("90.1");

        assertThat(one.wanted()).isEmpty();
    }

    @Test
    void closesByTheMarketWhatTheVenueTakesNoExitsFor() {
        BracketAtVenue one = bought(false).says("a", ACCEPTED, "1", "0");
        one.fills("a", "1", "1", "100").settle();

        one.bracket().refused(List.of("a-stop", "a-target"), "no", NOW);

        Placement close = one.wanted(VenueCommand.Place.class).get(0).placement();
        assertThat(close.clientId()).isEqualTo("a-stop2");
        assertThat(close.type()).isEqualTo(Placement.Type.MARKET);
        assertThat(close.quantity()).isEqualByComparingTo("1");
        one.fills("a-stop2", "2", "1", "99");
        assertThat(one.bracket().finished()).isTrue();
        one.assertReportsAreSound();
    }

    @Test
    void triesAgainOnTheNextClockWhenEvenTheMarketOrderIsRefusedButNotForEver() {
        BracketAtVenue one = bought(false).says("a", ACCEPTED, "1", "0");
        one.fills("a", "1", "1", "100").settle();
        one.bracket().refused(List.of("a-stop", "a-target"), "no", NOW);

        int attempts = 0;
        for (int i = 0; i < 20; i++) {
            List<VenueCommand.Place> closes = one.wanted(VenueCommand.Place.class);
            attempts += closes.size();
            closes.forEach(close -> one.bracket().refused(List.of(close.orderId()), "no", NOW));
            assertThat(one.wanted()).as("without a new clock").isEmpty();
            one.bracket().onClock(NOW);
        }

        assertThat(attempts).isEqualTo(8);
        assertThat(one.alarms).isNotEmpty().allMatch(alarm -> alarm.contains("without exits"));
        one.assertReportsAreSound();
    }

    @Test
    void closesWhatIsLeftWhenAnExitEndsAtTheVenueByItself() {
        BracketAtVenue one = covered(true).settle();

        one.says("a-target", CANCELED, "1", "0");
        assertThat(one.wanted()).as("the stop still stands").isEmpty();
        one.says("a-stop", CANCELED, "1", "0");

        assertThat(one.wanted(VenueCommand.Protect.class).get(0).orderIds())
                .containsExactly("a-stop2", "a-target2");
    }

    @Test
    void cancelsTheRestOfAnEntryOnceAnExitBegins() {
        BracketAtVenue one = limit(true).says("a", ACCEPTED, "1", "0");
        one.fills("a", "1", "0.4", "100");
        one.says("a-stop", ACCEPTED, "0.4", "0").settle();

        one.fills("a-stop", "2", "0.4", "90");

        assertThat(one.wanted()).contains(new VenueCommand.Cancel("a", "a"));
    }

    @Test
    void keepsAFeeInTheBaseAssetBack() {
        BracketAtVenue one = bought(true);
        one.bracket().on(BracketAtVenue.fill("a", "1", "1", "100", "0.001", "BTC"), NOW);

        assertThat(one.entry().status()).isEqualTo(FILLED);
        assertThat(one.entry().filled()).isEqualByComparingTo("0.999");
        assertThat(one.entry().venueFilled()).isEqualByComparingTo("1");
        assertThat(one.entry().cost()).isEqualByComparingTo("99.9");
        assertThat(one.entry().fees()).isEqualByComparingTo("0.1");
        assertThat(one.stop().quantity()).as("whole lots").isEqualByComparingTo("0.99");
        one.says("a-stop", ACCEPTED, "0.99", "0").fills("a-stop", "2", "0.99", "90");
        one.says("a-target", CANCELED, "0.99", "0");
        assertThat(one.bracket().finished()).as("dust is nothing that can be closed").isTrue();
    }

    @Test
    void booksMoreThanWasOrderedWithAnAlarmForItIsTheTruth() {
        BracketAtVenue one = bought(true).says("a", ACCEPTED, "1", "0");

        one.fills("a", "1", "1.2", "100");

        assertThat(one.entry().filled()).isEqualByComparingTo("1.2");
        assertThat(one.alarms).singleElement().asString().contains("was executed 1.2");
    }

    @Test
    void countsAnExecutionOnceEvenAcrossARestart() {
        BracketAtVenue one = limit(true).says("a", ACCEPTED, "1", "0");
        one.fills("a", "1", "0.4", "100").fills("a", "1", "0.4", "100");

        BracketAtVenue next = one.afterRestart(true);
        next.fills("a", "1", "0.4", "100").fills("a", "2", "0.6", "100");

        assertThat(next.entry().filled()).isEqualByComparingTo("1");
        next.assertReportsAreSound();
    }

    @Test
    void endsOnlyWhenEveryExecutionIsBooked() {
        BracketAtVenue one = limit(true).says("a", ACCEPTED, "1", "0").settle();

        one.says("a", CANCELED, "1", "0.7");
        assertThat(one.entry().status()).isEqualTo(ACCEPTED);
        assertThat(one.bracket().awaits("a")).isTrue();
        assertThat(one.wanted()).containsExactly(new VenueCommand.Search("a", "a", false));

        one.fills("a", "1", "0.3", "100").fills("a", "2", "0.4", "100");
        assertThat(one.entry().status()).isEqualTo(CANCELED);
        assertThat(one.bracket().awaits("a")).isFalse();
        one.assertReportsAreSound();
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED, 0", "PARTIALLY_FILLED, 0.4"})
    void endsWhatAVenueAcceptsFirstAndRejectsLater(OrderStatus before, String filled) {
        BracketAtVenue one = limit(true).says("a", ACCEPTED, "1", "0");
        if (before == PARTIALLY_FILLED) {
            one.fills("a", "1", filled, "100");
        }

        one.says("a", REJECTED, "1", filled);

        assertThat(one.entry().status()).isEqualTo(CANCELED);
        assertThat(one.reports.get(one.reports.size() - 1).reason()).contains("the venue's words");
        one.assertReportsAreSound();
    }

    @Test
    void closesByTheMarketWhenTheVenueRejectsAnAcceptedStop() {
        BracketAtVenue one = covered(false).settle();

        one.says("a-stop", REJECTED, "1", "0").says("a-target", REJECTED, "1", "0");

        assertThat(one.wanted()).hasSize(1);
        assertThat(one.bracket().unfinished()).isNotEmpty();
    }

    @Test
    void cancelsAnEntryAsSoonAsTheVenueHasIt() {
        BracketAtVenue one = limit(true);

        one.bracket().requestCancel("halted");
        assertThat(one.wanted()).as("nothing to cancel yet").isEmpty();
        one.says("a", ACCEPTED, "1", "0");

        assertThat(one.wanted()).containsExactly(new VenueCommand.Cancel("a", "a"));
        one.bracket().cancelFailed("a");
        one.bracket().onClock(NOW);
        assertThat(one.wanted()).containsExactly(new VenueCommand.Cancel("a", "a"));
    }

    @Test
    void cancelsOnceAsLongAsTheCancellationIsUnderWay() {
        BracketAtVenue one = limit(true).says("a", ACCEPTED, "1", "0").settle();

        one.bracket().requestCancel("halted");
        one.bracket().requestCancel("halted again");
        one.bracket().onClock(NOW);

        assertThat(one.wanted()).containsExactly(new VenueCommand.Cancel("a", "a"));
        assertThat(one.bracket().cancelReason()).isEqualTo("halted");
    }

    @Test
    void expiresAtItsTimeByTheMarketsClock() {
        BracketAtVenue one = limit(true).says("a", ACCEPTED, "1", "0").settle();

        one.bracket().onClock(Orders.T0.plusSeconds(299));
        assertThat(one.wanted()).isEmpty();
        one.bracket().onClock(Orders.T0.plusSeconds(300));
        assertThat(one.wanted()).containsExactly(new VenueCommand.Cancel("a", "a"));
        one.says("a", CANCELED, "1", "0");

        assertThat(one.entry().status()).isEqualTo(EXPIRED);
        assertThat(one.bracket().finished()).isTrue();
    }

    @Test
    void holdsStillWhileAnotherOrderClosesAndGoesOnForTheRest() {
        BracketAtVenue one = covered(true).settle();

        one.bracket().hold("reduced by b");
        assertThat(one.wanted())
                .containsExactly(
                        new VenueCommand.Cancel("a", "a-stop"),
                        new VenueCommand.Cancel("a", "a-target"));
        one.says("a-stop", CANCELED, "1", "0").says("a-target", CANCELED, "1", "0");
        one.priced("80");
        assertThat(one.wanted()).as("held").isEmpty();
        assertThat(one.bracket().idle()).isTrue();

        one.bracket().reduce(new BigDecimal("0.6"));
        one.priced("100");
        one.bracket().release(NOW);
        assertThat(one.wanted(VenueCommand.Protect.class).get(0).protection().quantity())
                .isEqualByComparingTo("0.4");
    }

    @Test
    void isNotChangedByAWordThatSaysNothingNew() {
        BracketAtVenue one = covered(true);
        assertThat(one.bracket().drainChanged()).isTrue();

        one.says("a", FILLED, "1", "1");
        one.says("a-stop", ACCEPTED, "1", "0").says("a-target", ACCEPTED, "1", "0");
        one.fills("a", "1", "1", "100");

        assertThat(one.bracket().drainChanged()).isFalse();
        assertThat(one.bracket().booked(BracketAtVenue.fill("a", "1", "1", "100", "0", "USD")))
                .isTrue();
    }

    @Test
    void cancelsAgainOnTheNextClockWhatAnotherOrderWaitsFor() {
        BracketAtVenue one = covered(true);
        one.bracket().hold("reduced by b");
        one.says("a-target", CANCELED, "1", "0").settle();
        one.bracket().onClock(NOW);
        assertThat(one.wanted()).as("under way").isEmpty();

        one.bracket().cancelFailed("a-stop");

        assertThat(one.bracket().awaitsClock()).isTrue();
        one.bracket().onClock(NOW);
        assertThat(one.wanted()).containsExactly(new VenueCommand.Cancel("a", "a-stop"));
    }

    @Test
    void isFinishedWhenAnotherOrderClosedAll() {
        BracketAtVenue one = covered(true);
        one.bracket().hold("reduced by b");
        one.says("a-stop", CANCELED, "1", "0").says("a-target", CANCELED, "1", "0").settle();

        one.bracket().reduce(BigDecimal.ONE);
        one.bracket().release(NOW);

        assertThat(one.wanted()).isEmpty();
        assertThat(one.bracket().finished()).isTrue();
    }

    @Test
    void cancelsAnExitThatIsLeftWhenNothingIsOpenAnyMore() {
        BracketAtVenue one = covered(true);
        one.fills("a-target", "2", "1", "120").settle();

        one.bracket().onClock(NOW);

        assertThat(one.wanted()).containsExactly(new VenueCommand.Cancel("a", "a-stop"));
    }

    @Test
    void hearsOfAnExitBeforeItsEntrysFill() {
        BracketAtVenue one = bought(true).says("a", ACCEPTED, "1", "0");

        one.says("a-target", CANCELED, "1", "0").says("a-target", ACCEPTED, "1", "0");
        one.fills("a-stop", "2", "1", "90").says("a-stop", FILLED, "1", "1");
        one.fills("a", "1", "1", "100");

        assertThat(one.stop().status()).isEqualTo(FILLED);
        assertThat(one.target().status())
                .as("what ended does not come back by an older word")
                .isEqualTo(CANCELED);
        assertThat(one.bracket().finished()).isTrue();
        one.assertReportsAreSound();
    }

    @Test
    void isNotShrunkByAnOlderWordOnAnExitsQuantity() {
        BracketAtVenue one = limit(true).says("a", ACCEPTED, "1", "0");
        one.fills("a", "1", "0.4", "100").fills("a", "2", "0.6", "100");
        VenueOrder older = BracketAtVenue.order("a-stop", ACCEPTED, "0.4", "0", 0);
        VenueOrder newer = BracketAtVenue.order("a-stop", ACCEPTED, "1", "0", 1);

        one.bracket().on(newer, NOW);
        one.bracket().on(older, NOW);
        one.fills("a-stop", "3", "0.4", "90").fills("a-stop", "4", "0.6", "90");

        assertThat(one.stop().filled()).isEqualByComparingTo("1");
        assertThat(one.alarms).isEmpty();
    }

    @Test
    void doesNotSendAReduceOnlyOrderWithExitsOrACollar() {
        BracketAtVenue one = BracketAtVenue.sent(Orders.flatten("a", OrderSide.SELL, "1"), true);
        one.bracket().send(new BigDecimal("0.5"), BigDecimal.ZERO);

        Placement placement = one.wanted(VenueCommand.Place.class).get(0).placement();

        assertThat(placement.reduceOnly()).isTrue();
        assertThat(placement.collar()).isNull();
        assertThat(placement.protectedByExits()).isFalse();
    }

    @Test
    void sendsAProvenAbsentEntryAgainUnderItsOwnId() {
        BracketAtVenue one = limit(true);
        one.bracket().unknown(List.of("a"), "time-out", NOW);
        assertThat(one.entry().status()).isEqualTo(UNKNOWN);

        one.bracket().reopen();
        one.bracket().sendAll(BigDecimal.TEN);

        assertThat(one.entry().status()).isEqualTo(SENT);
        assertThat(one.wanted(VenueCommand.Place.class).get(0).placement().clientId())
                .isEqualTo("a");
    }

    @Test
    void asksWhatBecameOfAnUnknownEntryNoMoreOnceAFillProvesIt() {
        BracketAtVenue one = limit(true);
        one.bracket().unknown(List.of("a"), "time-out", NOW);

        one.fills("a", "1", "0.4", "100");

        assertThat(one.entry().status()).isEqualTo(PARTIALLY_FILLED);
        assertThat(one.bracket().unanswered()).extracting(Order::id).doesNotContain("a");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotLetARefusalOfWhatTheVenueHasChangeAnything(boolean coversPartialFills) {
        BracketAtVenue one = limit(coversPartialFills).says("a", ACCEPTED, "1", "0");

        one.bracket().refused(List.of("a"), "late", NOW);
        one.bracket().unknown(List.of("a"), "late", NOW);
        one.bracket().quarantine("a", "late", NOW);

        assertThat(one.entry().status()).isEqualTo(ACCEPTED);
    }

    @Test
    void raisesAnAlarmForAnExecutionOfWhatIsOver() {
        BracketAtVenue one = limit(true).says("a", ACCEPTED, "1", "0");
        one.says("a", CANCELED, "1", "0");

        one.fills("a", "9", "1", "100");

        assertThat(one.alarms).singleElement().asString().contains("is CANCELED");
        one.assertReportsAreSound();
    }
}
