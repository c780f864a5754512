package io.smctrading.detect.graph;

import io.smctrading.core.market.Series;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.DetectionSink;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.detect.EventSelection;
import io.smctrading.detect.SeriesFile;
import io.smctrading.detect.csv.CandleFormat;
import io.smctrading.jobs.cep.SmcCepPipeline;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.cep.types.CepTypes;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The detection graph over files, from the first candle to the last:
 *
 * <pre>
 *   files of candles ─▶ the graph of smc-cep ─┬─▶ chosen events ─┬─▶ rows
 *                                             │                  └─▶ listeners
 *                                             └─▶ signals ───────┬─▶ rows
 *                                                                └─▶ listeners
 * </pre>
 */
public final class DetectionRun {
    private final List<SeriesFile> series;
    private final DetectionParameters parameters;
    private final EventSelection selection;
    private final boolean skipBadRows;
    private final RunFigures figures = new RunFigures();
    private Sink<StructureEvent> eventRows;
    private Sink<EntrySignal> signalRows;
    private Map<Series, DetectionSink> listeners = Map.of();

    /**
     * @param series a file each
     * @param selection which events are passed to the sinks; signals all are
     * @param skipBadRows whether rows that break a rule are left out instead of failing the run
     */
    public DetectionRun(
            List<SeriesFile> series,
            DetectionParameters parameters,
            EventSelection selection,
            boolean skipBadRows) {
        this.series = List.copyOf(series);
        this.parameters = parameters;
        this.selection = selection;
        this.skipBadRows = skipBadRows;
    }

    public void writeEventsTo(Sink<StructureEvent> rows) {
        eventRows = rows;
    }

    public void writeSignalsTo(Sink<EntrySignal> rows) {
        signalRows = rows;
    }

    /** Who hears of what is found in its series, in order, by one thread at a time. */
    public void listen(Map<Series, ? extends DetectionSink> bySeries) {
        listeners = Map.copyOf(bySeries);
    }

    /** What was read and found so far. */
    public RunFigures figures() {
        return figures;
    }

    /**
     * Runs to the end.
     *
     * @param glance called every now and then meanwhile
     * @throws Exception whatever made it fail
     */
    public void on(LocalFlink flink, Runnable glance) throws Exception {
        try (InThisProcess<RunFigures> sharedFigures = InThisProcess.of(figures);
                InThisProcess<Map<Series, DetectionSink>> sharedListeners =
                        InThisProcess.of(listeners)) {
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.getExecutionEnvironment(
                            LocalFlink.configuration(flink.parallelism()));
            define(env, sharedFigures, sharedListeners);
            JobGraph graph = env.getStreamGraph().getJobGraph();
            flink.run(graph, glance);
        }
    }

    private void define(
            StreamExecutionEnvironment env,
            InThisProcess<RunFigures> sharedFigures,
            InThisProcess<Map<Series, DetectionSink>> sharedListeners) {
        SmcCepPipeline found = SmcCepPipeline.define(env, parameters, candles(env, sharedFigures));
        DataStream<StructureEvent> events =
                found.events()
                        .filter(new ChosenEvents(selection, sharedFigures))
                        .name("chosen events")
                        .uid("chosen-events");
        DataStream<EntrySignal> signals =
                found.signals()
                        .flatMap(new SignalsAlone(sharedFigures))
                        .returns(CepTypes.SIGNAL)
                        .name("signals")
                        .uid("signals");
        if (eventRows != null) {
            events.sinkTo(eventRows).name("rows of events").uid("rows-of-events");
        }
        if (signalRows != null) {
            signals.sinkTo(signalRows).name("rows of signals").uid("rows-of-signals");
        }
        if (!listeners.isEmpty()) {
            events.sinkTo(new Listening<>(sharedListeners))
                    .name("listeners of events")
                    .uid("listeners-of-events");
            signals.sinkTo(new Listening<>(sharedListeners))
                    .name("listeners of signals")
                    .uid("listeners-of-signals");
        }
    }

    private DataStream<SeriesInput> candles(
            StreamExecutionEnvironment env, InThisProcess<RunFigures> sharedFigures) {
        FileSource<SeriesInput> source =
                CandleFormat.source(
                        series, skipBadRows, candles -> sharedFigures.get().addCandles(candles));
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), "candles").uid("candles");
    }
}
