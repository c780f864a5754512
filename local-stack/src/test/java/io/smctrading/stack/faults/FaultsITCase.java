package io.smctrading.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.stack.SharedStack;
import io.smctrading.stack.Stack;
import io.smctrading.stack.faults.FaultyReplay.Planned;
import io.smctrading.stack.faults.FaultyReplay.Struck;
import io.smctrading.stack.replay.TradeFile;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever dies while trades flow: in the end there is what an undisturbed run gives. */
@ExtendWith(SharedStack.class)
class FaultsITCase {

    private static final Instant END = Instant.parse("2013-11-25T12:00:00Z");

    private static Contents calm;
    private static Contents disturbed;
    private static List<Struck> struck;

    @BeforeAll
    static void replayUndisturbedAndWithFaults(Stack stack) {
        TradeFile file = TradeFile.bitstampWeek().until(END);
        TradedNamespace undisturbed = TradedNamespace.open(stack, "calm");
        undisturbed.replay(file, trades -> {});
        undisturbed.settle();
        calm = Contents.of(stack, undisturbed.namespace());
        System.out.println(calm.sizes() + " repeated " + calm.repetitions());
        undisturbed.close();
        TradedNamespace faulty = TradedNamespace.open(stack, "faults");
        struck =
                new FaultyReplay(
                                faulty,
                                List.of(
                                        new Planned(
                                                Fault.TASKMANAGER_KILLED,
                                                Instant.parse("2013-11-25T02:30:00Z"))))
                        .run(file);
        faulty.settle();
        disturbed = Contents.of(stack, faulty.namespace());
        System.out.println(disturbed.sizes() + " repeated " + disturbed.repetitions());
        System.out.println(struck);
    }

    @Test
    void theTopicsHoldTheSame() {
        assertThat(disturbed.conflicts()).isEmpty();
        assertThat(disturbed.differencesFrom(calm)).isEmpty();
    }
}
