package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionStagesTest {
    private static final String TASK = "org.apache.flink.streaming.runtime.tasks.StreamTask.invoke";
    private static final String INPUT =
            "org.apache.flink.streaming.runtime.io.StreamTaskNetworkInput.emitNext";
    private static final String SEQUENCE =
            "io.smctrading.jobs.cep.patterns.SequenceOperator.processElement";
    private static final String OUTPUT =
            "org.apache.flink.streaming.runtime.tasks.ChainingOutput.collect";

    @Test
    void aSampleBelongsToTheDeepestFrameThatNamesAStage() {
        assertThat(
                        DetectionStages.of(
                                List.of(
                                        "java.util.Arrays.copyOf",
                                        "io.smctrading.core.structure.LiveZones.react",
                                        "io.smctrading.core.structure.StructureEngine.onBar",
                                        INPUT,
                                        TASK)))
                .isEqualTo("engine: LiveZones");
        assertThat(DetectionStages.of(List.of("java.lang.Long.hashCode", INPUT, TASK)))
                .isEqualTo(DetectionStages.SHUFFLE);
        assertThat(DetectionStages.of(List.of("java.lang.Thread.run")))
                .isEqualTo(DetectionStages.REST);
    }

    @Test
    void aNestedClassIsItsOuterOneAndIdsAreApart() {
        assertThat(DetectionStages.of(List.of("io.smctrading.core.structure.BarWindow$Column.get")))
                .isEqualTo("engine: BarWindow");
        assertThat(
                        DetectionStages.of(
                                List.of(
                                        "java.lang.String.<init>",
                                        "io.smctrading.core.structure.EventIds.event",
                                        "io.smctrading.core.structure.Statements.event")))
                .isEqualTo(DetectionStages.IDS);
    }

    @Test
    void toFindTheStateOfASeriesIsNoWorkOfTheEngine() {
        assertThat(
                        DetectionStages.of(
                                List.of(
                                        "io.smctrading.core.market.Series.equals",
                                        "org.apache.flink.runtime.state.heap.CopyOnWriteStateMap.get",
                                        SEQUENCE)))
                .isEqualTo(DetectionStages.STATE);
    }

    @Test
    void aPatternIsKnownByItsPlaceInTheChain() {
        String automaton = "org.apache.flink.cep.nfa.NFA.process";

        assertThat(DetectionStages.of(List.of(automaton, SEQUENCE, INPUT, TASK)))
                .isEqualTo("CEP: break");
        assertThat(DetectionStages.of(List.of(automaton, SEQUENCE, OUTPUT, SEQUENCE, OUTPUT, TASK)))
                .isEqualTo("CEP: character");
        assertThat(
                        DetectionStages.of(
                                List.of(automaton, SEQUENCE, SEQUENCE, OUTPUT, SEQUENCE, TASK)))
                .isEqualTo("CEP: entry");
        assertThat(DetectionStages.of(List.of("org.apache.flink.cep.nfa.compiler.NFACompiler.run")))
                .isEqualTo("CEP: start and end");
    }

    @Test
    void readingForTheCheckAndLoadingOfClassesAreNoPartOfTheStageThatAskedForThem() {
        String parser = "io.smctrading.detect.csv.CandleParser.parse";

        assertThat(DetectionStages.of(List.of(parser, TASK))).isEqualTo(DetectionStages.READ);
        assertThat(DetectionStages.of(List.of(parser, "io.smctrading.detect.csv.CandleCheck.of")))
                .isEqualTo(DetectionStages.CHECK);
        assertThat(
                        DetectionStages.of(
                                List.of(
                                        "java.util.zip.ZipFile.getEntry",
                                        "jdk.internal.loader.URLClassPath.getResource",
                                        "io.smctrading.core.structure.StructureEngine.onBar")))
                .isEqualTo(DetectionStages.CLASSES);
    }
}
