package io.smctrading.simulator.market;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Recorded trades in order of time, from a CSV file {@code timestamp,price,amount} with epoch
 * seconds. Who took is not recorded: a price above the last one was bought, one below was sold, the
 * same price is as the one before. Trades of no quantity are left out.
 */
public final class Tape {

    private static final String PACKAGED = "/bitstamp_trades_from_20131125_usd.csv";
    private static final int DECIMALS = 8;

    private final List<RecordedTrade> trades;

    private Tape(List<RecordedTrade> trades) {
        this.trades = List.copyOf(trades);
    }

    /** The week of 100,000 BTC/USD trades that the ta4j examples carry; read once per process. */
    public static Tape packaged() {
        return Packaged.TAPE;
    }

    /**
     * @throws IllegalArgumentException if a line cannot be read, with its number
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Tape of(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tape of given trades, which must be in order of time. */
    public static Tape of(List<RecordedTrade> trades) {
        return new Tape(trades);
    }

    public List<RecordedTrade> trades() {
        return trades;
    }

    private static Tape read(InputStream stream, String name) throws IOException {
        List<RecordedTrade> trades = new ArrayList<>(100_000);
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
        lines.readLine();
        int number = 1;
        boolean sold = false;
        BigDecimal last = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String[] fields = line.split(",", -1);
            try {
                Instant time = Instant.ofEpochSecond(Long.parseLong(fields[0]));
                BigDecimal price = decimal(fields[1]);
                BigDecimal quantity = decimal(fields[2]);
                if (quantity.signum() == 0) {
                    continue;
                }
                int move = last == null ? 1 : price.compareTo(last);
                sold = move == 0 ? sold : move < 0;
                last = price;
                trades.add(new RecordedTrade(time, price, quantity, sold));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        name + ", line " + number + ": '" + line + "' is not time,price,amount", e);
            }
        }
        return new Tape(trades);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text).setScale(DECIMALS, RoundingMode.DOWN);
    }

    private static final class Packaged {

        private static final Tape TAPE = load();

        private static Tape load() {
            try (InputStream stream = Tape.class.getResourceAsStream(PACKAGED)) {
                return read(stream, PACKAGED);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
