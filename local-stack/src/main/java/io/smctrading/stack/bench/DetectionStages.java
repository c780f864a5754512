package io.smctrading.stack.bench;

import java.util.List;
import java.util.Map;

/**
 * To which stage of detection a sample of a stack belongs: the one of the deepest frame that says
 * so. A frame is written {@code package.Class.method}.
 */
final class DetectionStages {

    static final String CHECK = "check the input";
    static final String CLASSES = "load classes";
    static final String READ = "read CSV";
    static final String SOURCE = "Flink: source";
    static final String SHUFFLE = "Flink: network shuffle";
    static final String CHAIN = "Flink: from operator to operator";
    static final String STATE = "Flink: keys and keyed state";
    static final String REST = "Flink and process: start, end, all else";
    static final String ENGINE = "engine: ";
    static final String IDS = "ids";
    static final String CEP = "CEP: ";
    static final String ROWS = "write rows";

    private static final String CORE = "io.smctrading.core.";
    private static final String SEQUENCE =
            "io.smctrading.jobs.cep.patterns.SequenceOperator.processElement";

    /** The patterns in the order of the graph: each stands in the chain of the one before. */
    private static final List<String> PATTERNS = List.of("break", "character", "entry");

    /** Beginnings of frames, and what they say. The first that fits counts. */
    private static final List<Map.Entry<String, String>> FRAMES =
            List.of(
                    Map.entry("io.smctrading.core.structure.EventIds", IDS),
                    Map.entry("io.smctrading.core.market.Series.", STATE),
                    Map.entry("io.smctrading.detect.csv.", READ),
                    Map.entry("io.smctrading.detect.rows.", ROWS),
                    Map.entry("org.apache.flink.cep.", CEP),
                    Map.entry("io.smctrading.jobs.cep.patterns.", CEP),
                    Map.entry("io.smctrading.jobs.cep.types.", SHUFFLE),
                    Map.entry("io.smctrading.jobs.support.types.", SHUFFLE),
                    Map.entry("org.apache.flink.runtime.io.network.", SHUFFLE),
                    Map.entry("org.apache.flink.runtime.plugable.", SHUFFLE),
                    Map.entry("org.apache.flink.core.memory.", SHUFFLE),
                    Map.entry("org.apache.flink.streaming.runtime.io.", SHUFFLE),
                    Map.entry("org.apache.flink.streaming.api.operators.SourceOperator", SOURCE),
                    Map.entry("org.apache.flink.connector.", SOURCE),
                    Map.entry("org.apache.flink.runtime.state.", STATE),
                    Map.entry("io.smctrading.jobs.cep.functions.", CHAIN),
                    Map.entry("io.smctrading.detect.graph.ChosenEvents", CHAIN),
                    Map.entry("io.smctrading.detect.graph.SignalsAlone", CHAIN),
                    Map.entry("org.apache.flink.streaming.runtime.tasks.ChainingOutput", CHAIN),
                    Map.entry("org.apache.flink.streaming.runtime.tasks.Broadcasting", CHAIN),
                    Map.entry("org.apache.flink.streaming.api.operators.", CHAIN));

    private DetectionStages() {}

    /**
     * @param frames of one stack, the deepest call first
     */
    static String of(List<String> frames) {
        for (String frame : frames) {
            if (frame.startsWith("io.smctrading.detect.csv.CandleCheck")) {
                return CHECK;
            }
            if (frame.startsWith("jdk.internal.loader.")
                    || frame.startsWith("java.lang.ClassLoader.")
                    || frame.startsWith("java.lang.invoke.MethodHandleNatives.")) {
                return CLASSES;
            }
        }
        for (String frame : frames) {
            String stage = ofFrame(frame);
            if (stage != null) {
                return stage.equals(CEP) ? CEP + pattern(frames) : stage;
            }
        }
        return REST;
    }

    private static String ofFrame(String frame) {
        for (Map.Entry<String, String> each : FRAMES) {
            if (frame.startsWith(each.getKey())) {
                return each.getValue();
            }
        }
        return frame.startsWith(CORE) ? ENGINE + className(frame) : null;
    }

    /** The class of a frame, of a nested one the outermost, without its package. */
    private static String className(String frame) {
        String name = frame.substring(0, frame.lastIndexOf('.'));
        return name.substring(name.lastIndexOf('.') + 1).replaceFirst("\\$.*", "");
    }

    private static String pattern(List<String> frames) {
        int operators = (int) frames.stream().filter(SEQUENCE::equals).count();
        return operators >= 1 && operators <= PATTERNS.size()
                ? PATTERNS.get(operators - 1)
                : "start and end";
    }
}
