package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsPageTest {

    private static final MetricsPage PAGE =
            MetricsPage.parse(
                    """
                    # HELP lag Records.
                    # TYPE lag gauge
                    lag{job_name="main_ingest",subtask_index="0",} 3.0
                    lag{job_name="main_ingest",subtask_index="1",} 4.0
                    lag{job_name="main_risk",text="a \\"quoted\\" }",} 9.0
                    plain_total 1e3 1700000000000
                    highest +Inf
                    """);

    @Test
    void addsTheSubtasksOfOneJob() {
        assertThat(PAGE.sum("lag", "job_name", "main_ingest")).hasValue(7);
        assertThat(PAGE.sum("lag", "job_name", "main_storage")).isEmpty();
    }

    @Test
    void readsBothSpellings() {
        assertThat(PAGE.names()).containsExactlyInAnyOrder("lag", "plain_total", "highest");
        assertThat(PAGE.samples().get(3).value()).isEqualTo(1000);
        assertThat(PAGE.samples().get(4).value()).isInfinite();
        assertThat(PAGE.samples().get(2).labels()).containsEntry("job_name", "main_risk");
    }
}
