package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.stack.StackRecord.ProcessMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackRecordTest {

    @TempDir private Path folder;

    @Test
    void isReadAsItWasWritten() {
        StateFolder state = new StateFolder(folder);
        StackRecord record = record(ProcessMark.of(ProcessHandle.current()));

        record.write(state);

        assertThat(StackRecord.read(state)).contains(record);
        assertThat(StackRecord.running(state)).contains(record);
    }

    @Test
    void doesNotTakeALaterProcessForTheLauncher() {
        StateFolder state = new StateFolder(folder);
        ProcessMark present = ProcessMark.of(ProcessHandle.current());

        record(new ProcessMark(present.pid(), present.startedMillis() - 60_000)).write(state);

        assertThat(StackRecord.read(state)).isPresent();
        assertThat(StackRecord.running(state)).isEmpty();
    }

    @Test
    void isAbsentWhereNothingReadableIs() throws IOException {
        StateFolder state = new StateFolder(folder);
        assertThat(StackRecord.read(state)).isEmpty();

        Files.createDirectories(state.record().getParent());
        Files.writeString(state.record(), "{\"phase\":");

        assertThat(StackRecord.read(state)).isEmpty();
    }

    private static StackRecord record(ProcessMark launcher) {
        return new StackRecord(
                StackRecord.Phase.READY,
                "up",
                launcher,
                "main",
                List.of(new StackRecord.Server("kafka", 19_092, new ProcessMark(12, 34))),
                Map.of("Kafka", "127.0.0.1:19092"),
                "",
                "binance");
    }
}
