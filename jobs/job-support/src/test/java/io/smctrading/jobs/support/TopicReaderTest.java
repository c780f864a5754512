package io.smctrading.jobs.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.schemas.Topics;
import io.smctrading.schemas.TradeOrClock;
import java.io.File;
import java.lang.reflect.Field;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.ChildFirstClassLoader;
import org.apache.flink.util.Collector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    @Test
    void refusesWhatItCannotReadWithPlaceBytesAndReason() throws Exception {
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

    /** The JobManager's threads do so for each submission and live on when the job has ended. */
    @Test
    void leavesNothingOfItsClassLoaderInTheThreadThatDeserializesIt() throws Exception {
        byte[] submitted =
                InstantiationUtil.serializeObject(
                        new TopicReader<>(
                                URI.create("http://127.0.0.1:1"),
                                Topics.TRADES,
                                Types.STRING,
                                Object::toString));
        try (URLClassLoader ofJob = jobClassLoader()) {
            List<Object> left = new ArrayList<>();
            AtomicReference<Object> deserialized = new AtomicReference<>();
            FutureTask<Void> deserialize =
                    new FutureTask<>(
                            () -> {
                                deserialized.set(
                                        InstantiationUtil.deserializeObject(submitted, ofJob));
                                left.addAll(threadLocalsOf(Thread.currentThread()));
                                return null;
                            });
            new Thread(deserialize, "deserializes").start();
            deserialize.get();

            assertThat(deserialized.get().getClass().getClassLoader()).isSameAs(ofJob);
            assertThat(left)
                    .extracting(value -> value.getClass().getClassLoader())
                    .doesNotContain(ofJob);
        }
    }

    private static URLClassLoader jobClassLoader() throws MalformedURLException {
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classPath.add(Path.of(entry).toUri().toURL());
        }
        return new ChildFirstClassLoader(
                classPath.toArray(URL[]::new),
                TopicReaderTest.class.getClassLoader(),
                new String[] {"java.", "org.apache.flink.", "org.apache.kafka.", "org.slf4j."},
                problem -> {});
    }

    /** Java has no way to ask for them: needs java.lang opened, as Flink itself does. */
    private static List<Object> threadLocalsOf(Thread thread) throws ReflectiveOperationException {
        Object map = field(Thread.class, "threadLocals").get(thread);
        if (map == null) {
            return List.of();
        }
        List<Object> values = new ArrayList<>();
        for (Object entry : (Object[]) field(map.getClass(), "table").get(map)) {
            if (entry != null) {
                Object value = field(entry.getClass(), "value").get(entry);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
