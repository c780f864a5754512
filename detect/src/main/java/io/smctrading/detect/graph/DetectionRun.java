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
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

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
    private final Map<Series, DetectionSink> listeners = new ConcurrentHashMap<>();
    private final InThisProcess<RunFigures> sharedFigures = InThisProcess.of(figures);
    private final InThisProcess<Map<Series, DetectionSink>> sharedListeners =
            InThisProcess.of(listeners);

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
        listeners.putAll(bySeries);
    }

    /** What was read and found so far. */
    public RunFigures figures() {
        return figures;
    }

    /**
     * Runs to the end, once.
     *
     * @param glance called every now and then meanwhile
     * @throws Exception whatever made it fail
     */
    public void on(LocalFlink flink, Runnable glance) throws Exception {
        try (sharedFigures;
                sharedListeners) {
            flink.run(graph(LocalFlink.configuration(flink.parallelism())).getJobGraph(), glance);
        }
    }

    StreamGraph graph(Configuration configuration) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        define(env);
        return env.getStreamGraph();
    }

    private void define(StreamExecutionEnvironment env) {
        SmcCepPipeline found = SmcCepPipeline.define(env, parameters, candles(env));
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

    private DataStream<SeriesInput> candles(StreamExecutionEnvironment env) {
        InThisProcess<RunFigures> shared = sharedFigures;
        FileSource<SeriesInput> source =
                CandleFormat.source(
                        series, skipBadRows, candles -> shared.get().addCandles(candles));
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), "candles").uid("candles");
    }
}
