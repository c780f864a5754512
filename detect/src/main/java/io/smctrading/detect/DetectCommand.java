package io.smctrading.detect;

import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.*;
import io.smctrading.core.structure.*;
import io.smctrading.detect.csv.CandleFormat;
import io.smctrading.detect.rows.*;
import io.smctrading.jobs.cep.SmcCepPipeline;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.support.OrClock;
import java.nio.file.*;
import java.util.*;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.*;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.assigners.*;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

public final class DetectCommand {
    public static void main(String[] args) throws Exception {
        long t0 = System.nanoTime();
        Path out = Path.of(args[0]);
        int par = Integer.parseInt(args[1]);
        String mode = args[2];
        Map<String, String[]> map = new LinkedHashMap<>();
        List<Series> series = new ArrayList<>();
        List<org.apache.flink.core.fs.Path> paths = new ArrayList<>();
        for (int i = 3; i < args.length; i++) {
            Path p = Path.of(args[i]).toAbsolutePath();
            String sym = p.getFileName().toString().replace(".csv", "");
            Series s = new Series("file", sym, Timeframe.M15);
            series.add(s);
            org.apache.flink.core.fs.Path fp = new org.apache.flink.core.fs.Path(p.toUri());
            paths.add(fp);
            map.put(fp.getPath(), new String[] {"file", sym, "15m"});
        }
        Configuration conf = new Configuration();
        conf.setString("parallelism.default", String.valueOf(par));
        conf.setString("pipeline.object-reuse", "true");
        conf.setString("pipeline.generic-types", "false");
        conf.setString("execution.buffer-timeout.enabled", "false");
        conf.setString("restart-strategy.type", "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(par, conf);
        DataStream<SeriesInput> candles =
                env.fromSource(
                        FileSource.forBulkFileFormat(new CandleFormat(map), paths.toArray(new org.apache.flink.core.fs.Path[0])).setSplitAssigner(SimpleSplitAssigner::new).build(),
                        WatermarkStrategy.noWatermarks(),
                        "candles");
        RowFiles<StructureEvent> events = null;
        if (mode.equals("pass")) {
            candles.keyBy(SeriesInput::series, io.smctrading.jobs.cep.types.CepTypes.SERIES).sinkTo(new org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink<>());
        } else {
            SmcCepPipeline pipeline =
                    SmcCepPipeline.define(env, new DetectionParameters(StructureParameters.defaults(), EntryParameters.defaults().withMinConfidence(30)), candles);
            events = new RowFiles<>(new RowLayout.Events(), out, series);
            pipeline.events().sinkTo(events).name("events");
            pipeline.signals().sinkTo(new org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink<OrClock<EntrySignal>>());
        }
        env.execute();
        if (events != null) events.complete();
        System.out.println("ms " + (System.nanoTime() - t0) / 1000000);
        System.exit(0);
    }
}
