package io.smctrading.stack;

import io.smctrading.schemas.Instrument;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where a stack trades: on paper, or at one of the exchanges that the simulator speaks for. Of each
 * exchange one market is traded, the one that the packaged week is played as.
 */
public enum TradingVenue {
    /** Bitstamp's spot market as it was in 2013, filled by the sidecar itself; no shorts. */
    PAPER("bitstamp", "", "BTC-USD", "btcusd", "0.01", "0.00000001", "1", false),
    BINANCE("binance", "spot", "BTC-USDT", "BTCUSDT", "0.01", "0.00001", "5", false),
    BYBIT("bybit", "spot", "BTC-USDT", "BTCUSDT", "0.01", "0.000001", "5", false),
    BYBIT_LINEAR("bybit", "linear", "BTC-USDT", "BTCUSDT", "0.01", "0.001", "5", true),
    OANDA("oanda", "fx", "BTC-USD", "BTC_USD", "0.1", "0.00001", "0", true);

    private static final int WIRE_DECIMALS = 8;

    private final String exchange;
    private final String category;
    private final String symbol;
    private final String venueSymbol;
    private final BigDecimal tickSize;
    private final BigDecimal lotSize;
    private final BigDecimal minimumNotional;
    private final boolean shortable;

    TradingVenue(
            String exchange,
            String category,
            String symbol,
            String venueSymbol,
            String tickSize,
            String lotSize,
            String minimumNotional,
            boolean shortable) {
        this.exchange = exchange;
        this.category = category;
        this.symbol = symbol;
        this.venueSymbol = venueSymbol;
        this.tickSize = new BigDecimal(tickSize);
        this.lotSize = new BigDecimal(lotSize);
        this.minimumNotional = new BigDecimal(minimumNotional);
        this.shortable = shortable;
    }

    /**
     * @throws StackException refused if there is no such venue
     */
    public static TradingVenue named(String code) {
        return Arrays.stream(values())
                .filter(venue -> venue.code().equals(code))
                .findFirst()
                .orElseThrow(
                        () ->
                                StackException.refused(
                                        "--venue '%s' is unknown, allowed: %s"
                                                .formatted(code, codes())));
    }

    private static String codes() {
        return Arrays.stream(values()).map(TradingVenue::code).collect(Collectors.joining(", "));
    }

    /** As the user and the sidecar's settings spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether orders go over the wire. */
    public boolean isExchange() {
        return this != PAPER;
    }

    /** The simulator's name of the exchange; two venues may be at one. */
    public String exchange() {
        return exchange;
    }

    /** The exchange's own group of the market: {@code spot}, {@code linear}, {@code fx}. */
    public String category() {
        return category;
    }

    /** The market as the exchange states it. */
    public Instrument instrument() {
        int dash = symbol.indexOf('-');
        return Instrument.newBuilder()
                .setVenue(isExchange() ? code() : exchange)
                .setSymbol(symbol)
                .setVenueSymbol(venueSymbol)
                .setBaseAsset(symbol.substring(0, dash))
                .setQuoteAsset(symbol.substring(dash + 1))
                .setTickSize(tickSize.setScale(WIRE_DECIMALS))
                .setLotSize(lotSize.setScale(WIRE_DECIMALS))
                .setMinimumNotional(minimumNotional.setScale(WIRE_DECIMALS))
                .setShortable(shortable)
                .build();
    }
}
