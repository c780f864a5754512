package io.smctrading.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** However what a venue says is doubled and shuffled, the ledger ends with what happened. */
class VenueBracketPropertyTest {

    /** One word of the venue. */
    sealed interface Word {
        record OfOrder(VenueOrder order) implements Word {}

        record OfFill(VenueFill fill) implements Word {}
    }

    /**
     * A life of a bracket at a venue.
     *
     * @param entryParts executions of the entry, in lots; the rest of 100 lots is cancelled
     * @param stopped whether the stop closes it, not the target
     * @param exitParts into how many executions the exit falls
     * @param baseFee whether the venue keeps a fee of a lot back of each part
     */
    record Life(List<Integer> entryParts, boolean stopped, int exitParts, boolean baseFee) {

        private static final int WHOLE = 100;

        List<Word> words() {
            List<Word> words = new ArrayList<>();
            int filled = 0;
            int kept = 0;
            int millis = 0;
            words.add(said("a", OrderStatus.ACCEPTED, WHOLE, 0, millis));
            for (int part : entryParts) {
                filled += part;
                kept += baseFee ? part - 1 : part;
                words.add(executed("a", "e" + filled, part, "100", baseFee));
                words.add(
                        said(
                                "a",
                                filled == WHOLE ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                                WHOLE,
                                filled,
                                ++millis));
                words.add(said("a-stop", OrderStatus.ACCEPTED, kept, 0, millis));
                words.add(said("a-target", OrderStatus.ACCEPTED, kept, 0, millis));
            }
            if (filled < WHOLE) {
                words.add(said("a", OrderStatus.CANCELED, WHOLE, filled, ++millis));
            }
            String exit = stopped ? "a-stop" : "a-target";
            int closed = 0;
            for (int i = 1; i <= exitParts; i++) {
                int part = i == exitParts ? kept - closed : kept / exitParts;
                if (part == 0) {
                    continue;
                }
                closed += part;
                words.add(executed(exit, "x" + i, part, stopped ? "90" : "120", false));
                words.add(
                        said(
                                exit,
                                closed == kept ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                                kept,
                                closed,
                                ++millis));
            }
            String other = stopped ? "a-target" : "a-stop";
            words.add(said(other, OrderStatus.CANCELED, kept, 0, ++millis));
            return words;
        }

        private static Word said(
                String id, OrderStatus status, int quantity, int filled, int millis) {
            return new Word.OfOrder(
                    BracketAtVenue.order(id, status, lots(quantity), lots(filled), millis));
        }

        private static Word executed(
                String id, String execution, int quantity, String price, boolean baseFee) {
            return new Word.OfFill(
                    BracketAtVenue.fill(
                            id,
                            execution,
                            lots(quantity),
                            price,
                            baseFee ? "0.01" : "0.05",
                            baseFee ? "BTC" : "USD"));
        }

        private static String lots(int number) {
            return BigDecimal.valueOf(number, 2).toPlainString();
        }
    }

    @Property(tries = 600)
    void endsAlikeHoweverTheVenuesWordsAreShuffledAndDoubled(
            @ForAll("lives") Life life,
            @ForAll Random order,
            @ForAll @Size(8) List<Integer> twice) {
        List<Word> words = life.words();
        List<Word> shuffled = new ArrayList<>(words);
        twice.forEach(one -> shuffled.add(words.get(Math.floorMod(one, words.size()))));
        Collections.shuffle(shuffled, order);

        BracketAtVenue inOrder = heard(words, words);
        BracketAtVenue inDisorder = heard(shuffled, words);

        assertThat(inDisorder.endState()).isEqualTo(inOrder.endState());
        assertThat(inOrder.bracket().finished()).as("%s", inOrder.endState()).isTrue();
        assertThat(inOrder.alarms).isEmpty();
        inOrder.assertReportsAreSound();
        inDisorder.assertReportsAreSound();
        assertThat(inDisorder.endState())
                .allSatisfy((id, end) -> assertThat(end).doesNotContain("ACCEPTED", "PARTIALLY"));
    }

    @Property(tries = 300)
    void endsAlikeAcrossRestartsAtAnyPlace(@ForAll("lives") Life life, @ForAll Random places) {
        List<Word> words = life.words();
        BracketAtVenue undisturbed = heard(words, words);

        BracketAtVenue one = start();
        for (Word word : words) {
            if (places.nextInt(3) == 0) {
                one = one.afterRestart(true);
                // What a search at the start finds: all that happened so far.
                for (Word earlier : words.subList(0, words.indexOf(word))) {
                    tell(one, earlier);
                }
            }
            tell(one, word);
        }
        answerSearches(one, words);

        assertThat(one.endState()).isEqualTo(undisturbed.endState());
        one.assertReportsAreSound();
    }

    @Property(tries = 1000)
    void doesNothingForTheMarketsNewsUnlessItSaysSoBefore(
            @ForAll("lives") Life life, @ForAll boolean coversPartialFills, @ForAll Random random) {
        List<Word> words = new ArrayList<>(life.words());
        if (random.nextBoolean()) {
            Collections.shuffle(words, random);
        }
        BracketAtVenue one =
                BracketAtVenue.sent(
                        Orders.limitBuy("a", "1", "100", "90", "120"), coversPartialFills);
        for (Word word : words) {
            one = disturbed(one, coversPartialFills, random);
            tell(one, word);
            one.settle();
            // Of what size an exit is the venue's word decides, and until it comes the clock's.
            Map<String, String> before = one.endState();
            boolean acts = false;
            for (String price : List.of("80", "130", "100")) {
                acts |= one.bracket().watchesPrice();
                one.priced(price);
            }
            acts |= one.bracket().awaitsClock();
            one.bracket().onClock(BracketAtVenue.NOW);
            if (!acts) {
                assertThat(one.wanted()).isEmpty();
                assertThat(one.endState()).isEqualTo(before);
            }
            one.settle();
        }
    }

    /** What else may happen to a bracket between two words of the venue. */
    private static BracketAtVenue disturbed(
            BracketAtVenue one, boolean coversPartialFills, Random random) {
        String id = List.of("a", "a-stop", "a-target").get(random.nextInt(3));
        switch (random.nextInt(12)) {
            case 0 -> one.bracket().refused(List.of(id), "no", BracketAtVenue.NOW);
            case 1 -> one.bracket().hold("reduced by b");
            case 2 -> one.bracket().release(BracketAtVenue.NOW);
            case 3 -> one.bracket().requestCancel("by hand");
            case 4 -> one.bracket().cancelFailed(id);
            case 5 -> one.bracket().unknown(List.of(id), "time-out", BracketAtVenue.NOW);
            case 6 -> {
                return one.afterRestart(coversPartialFills);
            }
            default -> {}
        }
        return one;
    }

    private static BracketAtVenue start() {
        return BracketAtVenue.sent(Orders.limitBuy("a", "1", "100", "90", "120"), true);
    }

    private static BracketAtVenue heard(List<Word> words, List<Word> truth) {
        BracketAtVenue one = start();
        words.forEach(word -> tell(one, word));
        answerSearches(one, truth);
        return one;
    }

    private static void tell(BracketAtVenue one, Word word) {
        if (word instanceof Word.OfOrder said) {
            one.bracket().on(said.order(), BracketAtVenue.NOW);
        } else if (word instanceof Word.OfFill executed) {
            one.bracket().on(executed.fill(), BracketAtVenue.NOW);
        }
    }

    /** As the desk does: all executions of the order, then how it is. */
    private static void answerSearches(BracketAtVenue one, List<Word> truth) {
        Map<String, VenueOrder> last = new HashMap<>();
        List<VenueFill> fills = new ArrayList<>();
        for (Word word : truth) {
            if (word instanceof Word.OfOrder said) {
                last.put(said.order().clientId(), said.order());
            } else if (word instanceof Word.OfFill executed) {
                fills.add(executed.fill());
            }
        }
        List<VenueCommand.Search> searches = one.wanted(VenueCommand.Search.class);
        for (int i = 0; i < 5 && !searches.isEmpty(); i++) {
            for (VenueCommand.Search search : searches) {
                fills.stream()
                        .filter(fill -> fill.clientId().equals(search.orderId()))
                        .forEach(fill -> one.bracket().on(fill, BracketAtVenue.NOW));
                one.bracket().on(last.get(search.orderId()), BracketAtVenue.NOW);
            }
            searches = one.wanted(VenueCommand.Search.class);
        }
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<List<Integer>> parts =
                Arbitraries.integers().between(2, 50).list().ofMinSize(1).ofMaxSize(5);
        return Combinators.combine(
                        parts.map(VenueBracketPropertyTest::atMostWhole),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false))
                .as(Life::new);
    }

    private static List<Integer> atMostWhole(List<Integer> parts) {
        List<Integer> some = new ArrayList<>();
        int left = Life.WHOLE;
        for (int part : parts) {
            int one = left - part == 1 ? left : Math.min(part, left);
            if (one > 1) {
                some.add(one);
                left -= one;
            }
        }
        return some;
    }
}
