package io.smctrading.sidecar.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.OrderLeg;
import org.junit.jupiter.api.Test;

class ExitIdTest {

    @Test
    void tellsEntryLegAndGenerationOfAnExit() {
        assertThat(ExitId.parse("a1-stop")).contains(new ExitId("a1", OrderLeg.STOP_LOSS, ""));
        assertThat(ExitId.parse("a-target-target12"))
                .contains(new ExitId("a-target", OrderLeg.TAKE_PROFIT, "12"));
        assertThat(ExitId.parse("a1")).isEmpty();
        assertThat(ExitId.parse("-stop")).isEmpty();
    }

    @Test
    void siblingIsOfTheSameGeneration() {
        assertThat(ExitId.parse("a1-stop2").orElseThrow().sibling().text()).isEqualTo("a1-target2");
        assertThat(ExitId.parse("a1-target").orElseThrow().sibling().text()).isEqualTo("a1-stop");
    }
}
