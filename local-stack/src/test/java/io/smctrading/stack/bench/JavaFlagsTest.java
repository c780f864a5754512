package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaFlagsTest {
    private static final List<String> SEEN =
            List.of(
                    "-Xmx1g",
                    "-cp",
                    "lib/*",
                    "-XX:SharedArchiveFile=classes.jsa",
                    "-XX:ArchiveClassesAtExit=new.jsa",
                    "a.Main",
                    "file.csv",
                    "--quiet");

    @Test
    void anotherMainClassGetsTheOptionsThatWereSeenAndWritesNoArchive() {
        JavaFlags flags = JavaFlags.of("java", SEEN, "a.Main").orElseThrow();

        assertThat(flags.command(Path.of("more.jar"), "b.Main", List.of("x")))
                .containsExactly(
                        "java",
                        "-Xmx1g",
                        "-XX:SharedArchiveFile=classes.jsa",
                        "-cp",
                        "lib/*" + File.pathSeparator + "more.jar",
                        "b.Main",
                        "x");
        assertThat(flags.command(List.of("-Xint"), "a.Main", flags.arguments()))
                .containsExactly(
                        "java",
                        "-Xmx1g",
                        "-XX:SharedArchiveFile=classes.jsa",
                        "-Xint",
                        "-cp",
                        "lib/*",
                        "a.Main",
                        "file.csv",
                        "--quiet");
    }

    @Test
    void aProcessThatIsNotYetTheJvmIsNotTakenForIt() {
        assertThat(JavaFlags.of("bash", List.of("./smc", "detect", "-cp"), "a.Main")).isEmpty();
        assertThat(JavaFlags.of("java", List.of("-XshowSettings", "-version"), "a.Main")).isEmpty();
    }
}
