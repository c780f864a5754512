package io.smctrading.jobs.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.schemas.Topics;
import io.smctrading.schemas.TradeOrClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    @Test
    void refusesWhatItCannotReadWithPlaceBytesAndReason() {
        TopicReader<TradeOrClock, String> reader =
                new TopicReader<>(
                        URI.create("http://127.0.0.1:1"),
                        Topics.TRADES,
                        Types.STRING,
                        trade -> "unused");
        reader.open(null);
        List<ReadRecord<String>> read = new ArrayList<>();
        byte[] poison = "poison".getBytes(StandardCharsets.UTF_8);
        reader.deserialize(
                new ConsumerRecord<>("demo.market.trades", 3, 42L, null, poison),
                new Collector<>() {
                    @Override
                    public void collect(ReadRecord<String> record) {
                        read.add(record);
                    }

                    @Override
                    public void close() {}
                });
        assertThat(read).hasSize(1);
        RefusedRecord refused = read.get(0).refused();
        assertThat(refused.topic()).isEqualTo("market.trades");
        assertThat(refused.partition()).isEqualTo(3);
        assertThat(refused.offset()).isEqualTo(42L);
        assertThat(refused.value()).isEqualTo(poison);
        assertThat(refused.reason()).contains("zero byte");
    }
}
