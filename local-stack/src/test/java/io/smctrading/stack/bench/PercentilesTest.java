package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

class PercentilesTest {

    @Test
    void areTimesThatWereMeasured() {
        double[] values = IntStream.rangeClosed(1, 1000).mapToDouble(i -> 1001 - i).toArray();

        Percentiles percentiles = Percentiles.of(values);

        assertThat(percentiles).isEqualTo(new Percentiles(1000, 500.5, 500, 990, 999, 1000));
        assertThat(values[0]).as("the caller's array").isEqualTo(1000);
    }

    @Test
    void oneSampleIsEveryPercentile() {
        assertThat(Percentiles.of(new double[] {7})).isEqualTo(new Percentiles(1, 7, 7, 7, 7, 7));
    }

    @Test
    void noSamplesAreNoNumbers() {
        assertThat(Percentiles.of(new double[0]).p99()).isNaN();
    }
}
