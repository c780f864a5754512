package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageProfileTest {
    private static final Machine MACHINE = new Machine(2, "a processor", "a JVM", "a system", 0);

    @Test
    void sharesTheProcessorTimeOfJavaThreadsOutBySamples() {
        StageProfile profile = profile();

        assertThat(profile.samples()).isEqualTo(4);
        assertThat(profile.stages())
                .extracting(StageProfile.Stage::name)
                .containsExactly("engine: LiveZones", DetectionStages.READ);
        assertThat(profile.stages().get(0).share()).isEqualTo(0.75);
        assertThat(profile.stages().get(0).cpuSeconds()).isCloseTo(4.5, within(1e-9));
        assertThat(profile.stages().get(1).cpuSeconds()).isCloseTo(1.5, within(1e-9));
        assertThat(profile.threads())
                .containsOnlyKeys(ThreadTimes.Kind.COMPILERS, ThreadTimes.Kind.COLLECTORS);
    }

    @Test
    void printsEachStageAndTheJvmsOwnThreadsPerCandle() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        profile().print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.matches("engine: LiveZones +75\\.0% +4\\.50 +4\\.500"))
                .anyMatch(line -> line.matches("read CSV +25\\.0% +1\\.50 +1\\.500"))
                .anyMatch(line -> line.matches("JIT compilers +2\\.50 +2\\.500"));
    }

    /** Three looks at two Java threads, a compiler and a collector; the last look counts. */
    private static StageProfile profile() {
        StageProfile.Tally tally = new StageProfile.Tally();
        for (int i = 0; i < 3; i++) {
            tally.add(List.of("io.smctrading.core.structure.LiveZones.react"));
        }
        tally.add(List.of("io.smctrading.detect.csv.CandleReader.next"));
        ThreadTimes times = new ThreadTimes();
        times.add("11", stat("Source: (1/2)#0", 1, 0));
        times.add("11", stat("Source: (1/2)#0", 300, 100));
        times.add("12", stat("structure (2/2)", 200, 0));
        times.add("13", stat("C2 CompilerThre", 240, 10));
        times.add("14", stat("GC Thread#0", 30, 0));
        return tally.profile(MACHINE, "-Xmx1g", 1_000_000, times.seconds());
    }

    private static String stat(String name, int user, int system) {
        return "11 (" + name + ") R 1 1 1 0 -1 4194304 0 0 0 0 " + user + " " + system + " 0 0 20";
    }
}
