package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class TaskManagerProbeTest {

    private static final String METRIC =
            "flink_taskmanager_job_task_operator_KafkaSourceReader_topic_partition_currentOffset";

    @Test
    void addsUpThePartitionsOfOneTopicOfOneJob() {
        String metrics =
                """
                # TYPE %1$s gauge
                %1$s{job_id="a",topic="n_market_trades",partition="0",} 99.0
                %1$s{job_id="a",topic="n_market_trades",partition="1",} 1.5E2
                %1$s{job_id="a",topic="n_market_trades",partition="2",} -1.0
                %1$s{job_id="a",topic="other",partition="0",} 7.0
                %1$s{job_id="b",topic="n_market_trades",partition="0",} 7.0
                another_metric{job_id="a",topic="n_market_trades"} 3.0
                """
                        .formatted(METRIC);

        assertThat(TaskManagerProbe.records(metrics, "a", "n.market.trades")).isEqualTo(100 + 151);
        assertThat(TaskManagerProbe.records(metrics, "c", "n.market.trades")).isZero();
    }

    @Test
    void tellsHowLongEachCollectorStoppedTheProcess() {
        String metrics =
                """
                flink_taskmanager_Status_JVM_GarbageCollector_Copy_Count{host="h",} 12.0
                flink_taskmanager_Status_JVM_GarbageCollector_Copy_Time{host="h",} 340.0
                flink_taskmanager_Status_JVM_GarbageCollector_MarkSweepCompact_Time{host="h",} 1.0E3
                """;

        assertThat(TaskManagerProbe.garbageCollectionMillis(metrics))
                .containsExactly(Map.entry("Copy", 340L), Map.entry("MarkSweepCompact", 1000L));
    }
}
