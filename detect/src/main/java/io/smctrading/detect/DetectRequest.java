package io.smctrading.detect;

import io.smctrading.core.signal.DetectionParameters;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command asks for, checked.
 *
 * @param series a file each, in the order of the input
 * @param skipBadRows whether rows that break a rule are counted instead of refused
 * @param parameters of detection
 * @param selection which events are written and drawn
 * @param events file of events, or null
 * @param signals file of signals, or null
 * @param chart page with all of it, or null
 * @param chartCandles latest candles of each series on the page
 * @param parallelism series that are worked on at the same time
 * @param quiet whether only errors are told
 */
record DetectRequest(
        List<SeriesFile> series,
        boolean skipBadRows,
        DetectionParameters parameters,
        EventSelection selection,
        Path events,
        Path signals,
        Path chart,
        int chartCandles,
        int parallelism,
        boolean quiet) {

    DetectRequest {
        series = List.copyOf(series);
    }
}
