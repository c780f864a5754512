package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.sidecar.ledger.LedgerIdentity;
import io.smctrading.sidecar.trading.LedgerCheck.Remembered;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerCheckTest {

    private static final Optional<LedgerIdentity> LEDGER =
            Optional.of(new LedgerIdentity("id-1", "demo"));

    @Test
    void takesANewLedgerBesideNewTopics() {
        assertThatCode(() -> verify(Optional.empty(), Map.of(), Map.of(), 0))
                .doesNotThrowAnyException();
    }

    @Test
    void takesTheLedgerThatTookTheOrdersIn() {
        assertThatCode(
                        () ->
                                verify(
                                        LEDGER,
                                        Map.of(0, new Remembered(7, "id-1")),
                                        Map.of(0, 7L, 1, 3L),
                                        9))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAWipedLedgerBesideKeptOffsetsOrReports() {
        assertThatThrownBy(
                        () ->
                                verify(
                                        Optional.empty(),
                                        Map.of(0, new Remembered(7, "id-1")),
                                        Map.of(),
                                        0))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the ledger of demo is empty");
        assertThatThrownBy(() -> verify(Optional.empty(), Map.of(), Map.of(), 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("1 records in executions");
    }

    @Test
    void refusesAnotherLedgerAnOlderCopyAndAForeignNamespace() {
        assertThatThrownBy(
                        () ->
                                verify(
                                        LEDGER,
                                        Map.of(0, new Remembered(7, "id-0")),
                                        Map.of(0, 7L),
                                        9))
                .hasMessageContaining("id-0")
                .hasMessageContaining("id-1");
        assertThatThrownBy(
                        () ->
                                verify(
                                        LEDGER,
                                        Map.of(0, new Remembered(8, "id-1")),
                                        Map.of(0, 7L),
                                        9))
                .hasMessageContaining("older copy");
        assertThatThrownBy(() -> LedgerCheck.verify("other", LEDGER, Map.of(), Map.of(), 0))
                .hasMessageContaining("belongs to namespace demo");
    }

    private static void verify(
            Optional<LedgerIdentity> identity,
            Map<Integer, Remembered> remembered,
            Map<Integer, Long> positions,
            long executions) {
        LedgerCheck.verify("demo", identity, remembered, positions, executions);
    }
}
