package io.smctrading.detect.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir private Path folder;

    @Test
    void replacesWhatWasThereInOneStepAndLeavesNothingElse() throws IOException {
        Path place = Files.writeString(folder.resolve("events.csv"), "before");

        try (WholeFile file = WholeFile.at(place)) {
            Files.writeString(file.draft(), "after");
            assertThat(place).hasContent("before");
            file.publish();
        }

        assertThat(place).hasContent("after");
        assertThat(names()).containsExactly("events.csv");
    }

    @Test
    void leavesWhatWasThereWhenNothingIsPublished() throws IOException {
        Path place = Files.writeString(folder.resolve("events.csv"), "before");

        try (WholeFile file = WholeFile.at(place)) {
            Files.writeString(file.draft(), "half");
            Files.writeString(file.folder().resolve("0"), "part");
        }

        assertThat(place).hasContent("before");
        assertThat(names()).containsExactly("events.csv");
    }

    @Test
    void replacesWhatALinkNames() throws IOException {
        Path place = Files.writeString(folder.resolve("events.csv"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("latest.csv"), place);

        try (WholeFile file = WholeFile.at(link)) {
            Files.writeString(file.draft(), "after");
            file.publish();
        }

        assertThat(place).hasContent("after");
        assertThat(link).isSymbolicLink();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
