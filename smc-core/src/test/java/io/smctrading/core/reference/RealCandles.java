package io.smctrading.core.reference;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Candles of one week of BTC-USD at Bitstamp, November 2013, made from the 100,000 trades that the
 * package ta4j-examples carries. Trades of no amount are left out.
 */
public final class RealCandles {
    private static final String RESOURCE = "/bitstamp_trades_from_20131125_usd.csv";

    private RealCandles() {}

    /** Candles of this timeframe, in time order; a candle without trades is not there. */
    public static List<Bar> bitstamp(Timeframe timeframe) {
        List<Bar> bars = new ArrayList<>();
        try (InputStream resource = RealCandles.class.getResourceAsStream(RESOURCE);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int first = line.indexOf(',');
                int second = line.indexOf(',', first + 1);
                double amount = Double.parseDouble(line.substring(second + 1));
                if (amount > 0) {
                    addTrade(
                            bars,
                            timeframe.openMillis(Long.parseLong(line.substring(0, first)) * 1000),
                            Double.parseDouble(line.substring(first + 1, second)),
                            amount);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bars;
    }

    private static void addTrade(List<Bar> bars, long openTime, double price, double amount) {
        int last = bars.size() - 1;
        if (last < 0 || bars.get(last).openTime() < openTime) {
            bars.add(new Bar(openTime, price, price, price, price, amount));
        } else if (bars.get(last).openTime() == openTime) {
            Bar bar = bars.get(last);
            bars.set(
                    last,
                    new Bar(
                            openTime,
                            bar.open(),
                            Math.max(bar.high(), price),
                            Math.min(bar.low(), price),
                            price,
                            bar.volume() + amount));
        }
    }
}
