import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes candles of the week of BTC-USD trades at Bitstamp (November 2013) that the package
 * ta4j-examples carries, as {@code ./smc detect} reads them.
 *
 * <pre>java BitstampCandles.java ta4j-examples-0.18.jar 15 candles.csv</pre>
 */
final class BitstampCandles {
    private static final String TRADES = "bitstamp_trades_from_20131125_usd.csv";

    private long openTime = Long.MIN_VALUE;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;

    public static void main(String[] args) throws IOException {
        long millis = Duration.ofMinutes(Long.parseLong(args[1])).toMillis();
        BitstampCandles candle = new BitstampCandles();
        try (ZipFile jar = new ZipFile(args[0]);
                BufferedReader trades =
                        new BufferedReader(
                                new InputStreamReader(
                                        jar.getInputStream(new ZipEntry(TRADES)),
                                        StandardCharsets.UTF_8));
                PrintWriter out =
                        new PrintWriter(
                                Files.newBufferedWriter(Path.of(args[2])))) {
            out.println("open_time,open,high,low,close,volume");
            trades.readLine();
            for (String line = trades.readLine(); line != null; line = trades.readLine()) {
                String[] trade = line.split(",");
                double amount = Double.parseDouble(trade[2]);
                if (amount > 0) {
                    long time = Long.parseLong(trade[0]) * 1000;
                    candle.add(
                            Math.floorDiv(time, millis) * millis,
                            Double.parseDouble(trade[1]),
                            amount,
                            out);
                }
            }
            candle.close(out);
        }
    }

    private void add(long ofCandle, double price, double amount, PrintWriter out) {
        if (ofCandle != openTime) {
            close(out);
            openTime = ofCandle;
            open = price;
            high = price;
            low = price;
            volume = 0;
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
        volume += amount;
    }

    private void close(PrintWriter out) {
        if (openTime != Long.MIN_VALUE) {
            out.printf(
                    "%s,%s,%s,%s,%s,%s%n",
                    Instant.ofEpochMilli(openTime), open, high, low, close, volume);
        }
    }
}
