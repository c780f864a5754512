package io.smctrading.detect;

import io.smctrading.core.market.Bar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Candles as the lines of a file. */
final class CandleRows {

    private CandleRows() {}

    static List<String> of(List<Bar> candles) {
        List<String> rows = new ArrayList<>();
        rows.add("open_time,open,high,low,close,volume");
        for (Bar bar : candles) {
            rows.add(
                    "%s,%s,%s,%s,%s,%s"
                            .formatted(
                                    Instant.ofEpochMilli(bar.openTime()),
                                    bar.open(),
                                    bar.high(),
                                    bar.low(),
                                    bar.close(),
                                    bar.volume()));
        }
        return rows;
    }
}
