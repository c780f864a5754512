package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.stack.StackException;
import io.smctrading.stack.bench.ExecutionPlan.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ExecutionCommandTest {

    @Test
    void measuresWhatIsAskedOfExecution() {
        ExecutionPlan plan = plan();

        assertThat(plan.parts()).containsExactlyInAnyOrder(Part.values());
        assertThat(plan.rate()).isEqualTo(100);
        assertThat(plan.load()).isEqualTo(1_000);
        assertThat(plan.loadSeconds()).isEqualTo(60);
        assertThat(plan.restartOrders()).isEqualTo(10_000);
    }

    @Test
    void quickIsAPartOfIt() {
        ExecutionPlan plan = plan("--quick", "--part", "LATENCY,RESTART");

        assertThat(plan.parts()).containsExactlyInAnyOrder(Part.LATENCY, Part.RESTART);
        assertThat(plan.seconds()).isEqualTo(5);
        assertThat(plan.restartOrders()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        "--rate, 0, 1 to 1000",
        "--seconds, 601, 1 to 600",
        "--load, 10001, 1 to 10000",
        "--restart-orders, 0, 1 to 20000"
    })
    void refusesWhatItCannotMeasure(String option, String value, String allowed) {
        assertThatThrownBy(() -> plan(option, value))
                .isInstanceOf(StackException.class)
                .hasMessage("%s %s is not usable, allowed: %s".formatted(option, value, allowed));
    }

    private static ExecutionPlan plan(String... arguments) {
        ExecutionCommand command = new ExecutionCommand();
        new CommandLine(command).parseArgs(arguments);
        return command.plan();
    }
}
