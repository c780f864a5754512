package io.smctrading.stack.replay;

import io.smctrading.schemas.Aggressor;
import io.smctrading.stack.StackException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A CSV of trades in time order, with a header. Columns, in any order: {@code timestamp} or {@code
 * time} (epoch seconds, epoch milliseconds or ISO-8601; of 1980 to 2099), {@code price}, {@code
 * amount} or {@code quantity}; optional {@code id} and {@code side} (buy, sell). A row without an
 * id is called by the file's name and its number, so repeated rows stay different trades.
 */
public final class TradeFile {

    private static final int SCALE = 8;
    private static final long FIRST_MILLISECOND_STAMP = 100_000_000_000L;
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final String PACKAGED = "bitstamp_trades_from_20131125_usd.csv";

    private final String name;
    private final List<TradeRow> trades;

    private TradeFile(String name, List<TradeRow> trades) {
        this.name = name;
        this.trades = List.copyOf(trades);
    }

    /**
     * Reads a file.
     *
     * @throws StackException naming the file, the line, the value and the rule it breaks
     */
    public static TradeFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.getFileName().toString(), in);
        } catch (IOException e) {
            throw StackException.refused(file + " cannot be read: " + e);
        }
    }

    /** The 100,000 BTC/USD trades of Bitstamp that the ta4j examples package carries. */
    public static TradeFile bitstampWeek() {
        try (InputStream in = TradeFile.class.getClassLoader().getResourceAsStream(PACKAGED)) {
            if (in == null) {
                throw StackException.failed(PACKAGED + " is not on the class path");
            }
            return read(PACKAGED, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TradeFile read(String name, InputStream in) throws IOException {
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        List<TradeRow> trades = new ArrayList<>();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String header = lines.readLine();
        Columns columns = Columns.of(name, header == null ? "" : header);
        Instant last = Instant.MIN;
        int number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String place = name + " line " + number + ": ";
            TradeRow row = columns.row(place, line.strip(), stem + '-' + (trades.size() + 1));
            if (row.time().isBefore(last)) {
                throw StackException.refused(
                        place + "time " + row.time() + " is before the row above, " + last);
            }
            last = row.time();
            trades.add(row);
        }
        if (trades.isEmpty()) {
            throw StackException.refused(name + " holds no trades");
        }
        return new TradeFile(name, trades);
    }

    public String name() {
        return name;
    }

    /** The rows in time order, at least one. */
    public List<TradeRow> trades() {
        return trades;
    }

    /** The same file without the trades at or past {@code end}. */
    public TradeFile until(Instant end) {
        List<TradeRow> kept = trades.stream().filter(row -> row.time().isBefore(end)).toList();
        if (kept.isEmpty()) {
            throw StackException.refused(name + " has no trades before " + end);
        }
        return new TradeFile(name, kept);
    }

    /** The same file without the trades before {@code begin}; rows keep their ids. */
    public TradeFile from(Instant begin) {
        List<TradeRow> kept = trades.stream().filter(row -> !row.time().isBefore(begin)).toList();
        if (kept.isEmpty()) {
            throw StackException.refused(name + " has no trades from " + begin + " on");
        }
        return new TradeFile(name, kept);
    }

    public Instant firstTime() {
        return trades.get(0).time();
    }

    public Instant lastTime() {
        return trades.get(trades.size() - 1).time();
    }

    private record Columns(int time, int price, int quantity, int id, int side) {

        static Columns of(String file, String header) {
            List<String> names =
                    Arrays.stream(header.split(",", -1))
                            .map(column -> column.strip().toLowerCase(Locale.ROOT))
                            .toList();
            return new Columns(
                    required(file, names, "timestamp", "time"),
                    required(file, names, "price"),
                    required(file, names, "amount", "quantity"),
                    names.indexOf("id"),
                    names.indexOf("side"));
        }

        private static int required(String file, List<String> names, String... allowed) {
            for (String name : allowed) {
                if (names.contains(name)) {
                    return names.indexOf(name);
                }
            }
            throw StackException.refused(
                    file
                            + " line 1: no column "
                            + String.join(" or ", allowed)
                            + " in the header '"
                            + String.join(",", names)
                            + "'");
        }

        TradeRow row(String place, String line, String fallbackId) {
            String[] cells = line.split(",", -1);
            int last = Math.max(Math.max(time, price), Math.max(quantity, Math.max(id, side)));
            if (cells.length <= last) {
                throw StackException.refused(
                        place + cells.length + " columns, the header has at least " + (last + 1));
            }
            BigDecimal tradePrice = decimal(place, "price", cells[price]);
            BigDecimal tradeQuantity = decimal(place, "quantity", cells[quantity]);
            if (tradePrice.signum() <= 0) {
                throw StackException.refused(place + "price '" + cells[price] + "' is not above 0");
            }
            if (tradeQuantity.signum() < 0) {
                throw StackException.refused(
                        place + "quantity '" + cells[quantity] + "' is negative");
            }
            return new TradeRow(
                    id >= 0 && !cells[id].isBlank() ? cells[id].strip() : fallbackId,
                    instant(place, cells[time].strip()),
                    tradePrice,
                    tradeQuantity,
                    side < 0 ? Aggressor.UNKNOWN : aggressor(place, cells[side].strip()));
        }

        private static BigDecimal decimal(String place, String column, String cell) {
            try {
                return new BigDecimal(cell.strip()).setScale(SCALE, RoundingMode.HALF_EVEN);
            } catch (NumberFormatException e) {
                throw StackException.refused(place + column + " '" + cell + "' is not a number");
            }
        }

        private static Instant instant(String place, String cell) {
            Instant time = parsed(place, cell);
            // A stamp of another unit, such as microseconds, would be a time far off.
            if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
                throw StackException.refused(
                        "%stime '%s' is %s, allowed: from %s to before %s"
                                .formatted(place, cell, time, EARLIEST, LATEST));
            }
            return time;
        }

        private static Instant parsed(String place, String cell) {
            try {
                if (!cell.isEmpty() && cell.chars().allMatch(Character::isDigit)) {
                    long stamp = Long.parseLong(cell);
                    return stamp < FIRST_MILLISECOND_STAMP
                            ? Instant.ofEpochSecond(stamp)
                            : Instant.ofEpochMilli(stamp);
                }
                return Instant.parse(cell);
            } catch (DateTimeParseException | NumberFormatException e) {
                throw StackException.refused(
                        place
                                + "time '"
                                + cell
                                + "' is not epoch seconds, epoch milliseconds or ISO-8601");
            }
        }

        private static Aggressor aggressor(String place, String cell) {
            return switch (cell.toLowerCase(Locale.ROOT)) {
                case "buy" -> Aggressor.BUYER;
                case "sell" -> Aggressor.SELLER;
                case "" -> Aggressor.UNKNOWN;
                default ->
                        throw StackException.refused(
                                place + "side '" + cell + "' is not buy or sell");
            };
        }
    }
}
