package io.smctrading.stack.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.schemas.Instrument;
import io.smctrading.stack.TradingVenue;
import io.smctrading.stack.exchange.SimulatorState.Fill;
import io.smctrading.stack.exchange.SimulatorState.Position;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ledger held against the exchange's own book, line by line.
 *
 * @param lost executions of the exchange that the ledger does not have
 * @param duplicates executions that the ledger has twice or the exchange does not have, and client
 *     ids that the exchange has accepted more than once
 */
public record Agreement(TradingVenue venue, List<Line> lines, long lost, long duplicates) {

    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    /**
     * One figure from both sides.
     *
     * @param money whether it is compared to the cent; otherwise exactly
     */
    public record Line(String name, BigDecimal ledger, BigDecimal exchange, boolean money) {

        /** What the ledger has more than the exchange. */
        public BigDecimal difference() {
            return ledger.subtract(exchange);
        }

        /** Whether both sides say the same. */
        public boolean agrees() {
            BigDecimal most = money ? HALF_A_CENT : BigDecimal.ZERO;
            return difference().abs().compareTo(most) <= 0;
        }

        private String text(BigDecimal value) {
            return money
                    ? value.setScale(2, RoundingMode.HALF_EVEN).toPlainString()
                    : plain(value).toPlainString();
        }
    }

    /**
     * Compares.
     *
     * @param equity of risk's newest portfolio snapshot; null before the first
     */
    public static Agreement of(
            TradingVenue venue, LedgerBook ledger, SimulatorState exchange, BigDecimal equity) {
        Instrument instrument = venue.instrument();
        Market market = new Market(venue, instrument, exchange);
        List<Line> lines = new ArrayList<>();
        lines.add(count("orders", ledger.orders(), market.orders()));
        lines.add(count("executions", ledger.fills().size(), market.fills().size()));
        lines.add(
                new Line(
                        "quantity " + instrument.getBaseAsset(),
                        ledger.quantity(),
                        market.quantity(),
                        false));
        lines.add(
                new Line(
                        (market.spot() ? "balance " : "position ") + instrument.getBaseAsset(),
                        market.initialBase().add(ledger.position()),
                        market.base(),
                        false));
        lines.add(
                new Line(
                        "cash " + instrument.getQuoteAsset(),
                        market.initialQuote().add(ledger.cash()),
                        market.cash(),
                        true));
        lines.add(
                new Line("fees " + instrument.getQuoteAsset(), ledger.fees(), market.fees(), true));
        if (equity != null) {
            lines.add(
                    new Line("equity " + instrument.getQuoteAsset(), equity, market.value(), true));
        }
        return new Agreement(
                venue, lines, lost(ledger, market), duplicates(ledger, market, exchange));
    }

    private static Line count(String name, long ledger, long exchange) {
        return new Line(name, BigDecimal.valueOf(ledger), BigDecimal.valueOf(exchange), false);
    }

    private static long lost(LedgerBook ledger, Market market) {
        List<String> known = new ArrayList<>(ledger.fills());
        return market.fillKeys().stream().filter(fill -> !known.remove(fill)).count();
    }

    private static long duplicates(LedgerBook ledger, Market market, SimulatorState exchange) {
        List<String> real = market.fillKeys();
        long unreal = ledger.fills().stream().filter(fill -> !real.remove(fill)).count();
        Map<String, Integer> byClientId = new HashMap<>();
        exchange.orders().stream()
                .filter(order -> !order.clientId().isEmpty())
                .forEach(order -> byClientId.merge(order.clientId(), 1, Integer::sum));
        return unreal + byClientId.values().stream().filter(times -> times > 1).count();
    }

    /** Whether nothing is lost, nothing is doubled and every line agrees. */
    public boolean holds() {
        return lost == 0 && duplicates == 0 && lines.stream().allMatch(Line::agrees);
    }

    /** Prints it for a person. */
    public void print(PrintStream out) {
        out.println();
        out.println("Ledger and exchange (" + venue.code() + ")");
        out.printf(Locale.ROOT, "  %-19s %20s %20s %14s%n", "", "ledger", "exchange", "difference");
        for (Line line : lines) {
            out.printf(
                    Locale.ROOT,
                    "  %-19s %20s %20s %14s%s%n",
                    line.name(),
                    line.text(line.ledger()),
                    line.text(line.exchange()),
                    line.text(line.difference()),
                    line.agrees() ? "" : "  <- differs");
        }
        out.printf(Locale.ROOT, "  %-19s %20d%n", "lost executions", lost);
        out.printf(Locale.ROOT, "  %-19s %20d%n", "duplicates", duplicates);
    }

    /** The same for scripts. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.withExactBigDecimals(true).objectNode();
        json.put("venue", venue.code());
        json.put("agrees", holds());
        ArrayNode all = json.putArray("lines");
        for (Line line : lines) {
            all.addObject()
                    .put("name", line.name())
                    .put("ledger", plain(line.ledger()))
                    .put("exchange", plain(line.exchange()))
                    .put("difference", plain(line.difference()));
        }
        json.put("lost", lost);
        json.put("duplicates", duplicates);
        return json;
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The exchange's side, of the one market that is traded. */
    private record Market(TradingVenue venue, Instrument instrument, SimulatorState state) {

        private boolean isThis(String category, String symbol) {
            return category.equals(venue.category()) && symbol.equals(instrument.getVenueSymbol());
        }

        boolean spot() {
            return venue.category().equals("spot");
        }

        long orders() {
            return state.orders().stream().filter(o -> isThis(o.category(), o.symbol())).count();
        }

        List<Fill> fills() {
            return state.fills().stream().filter(f -> isThis(f.category(), f.symbol())).toList();
        }

        /** In a list that may be changed. */
        List<String> fillKeys() {
            List<String> keys = new ArrayList<>();
            fills().forEach(fill -> keys.add(LedgerBook.fill(fill.buys(), fill.price())));
            return keys;
        }

        BigDecimal quantity() {
            return fills().stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal fees() {
            return fills().stream()
                    .map(
                            fill ->
                                    fill.feeAsset().equals(instrument.getBaseAsset())
                                            ? fill.fee().multiply(fill.price())
                                            : fill.fee())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** On margin nothing is owned at the start. */
        BigDecimal initialBase() {
            return spot()
                    ? state.initial().getOrDefault(instrument.getBaseAsset(), BigDecimal.ZERO)
                    : BigDecimal.ZERO;
        }

        BigDecimal base() {
            return spot()
                    ? state.balances().getOrDefault(instrument.getBaseAsset(), BigDecimal.ZERO)
                    : position().quantity();
        }

        BigDecimal initialQuote() {
            return state.initial().getOrDefault(instrument.getQuoteAsset(), BigDecimal.ZERO);
        }

        /** On margin as if the open position had been paid at its entry price. */
        BigDecimal cash() {
            BigDecimal wallet =
                    state.balances().getOrDefault(instrument.getQuoteAsset(), BigDecimal.ZERO);
            return spot()
                    ? wallet
                    : wallet.subtract(position().quantity().multiply(position().entryPrice()));
        }

        /** What the account is worth beyond the base asset that it began with. */
        BigDecimal value() {
            BigDecimal last =
                    state.lastPrices()
                            .getOrDefault(
                                    venue.category() + ':' + instrument.getVenueSymbol(),
                                    BigDecimal.ZERO);
            return cash().add(base().subtract(initialBase()).multiply(last));
        }

        private Position position() {
            return state.positions().stream()
                    .filter(one -> isThis(one.category(), one.symbol()))
                    .findFirst()
                    .orElse(
                            new Position(
                                    venue.category(),
                                    instrument.getVenueSymbol(),
                                    BigDecimal.ZERO,
                                    BigDecimal.ZERO));
        }
    }
}
