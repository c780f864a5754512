package io.smctrading.simulator.binance;

import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import java.math.BigDecimal;
import java.util.function.Supplier;

/** The filters of a symbol, in the order in which Binance checks them. */
final class Filters {

    private final Exchange exchange;

    Filters(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * @param price null for market orders
     * @param stopPrice null if there is none
     * @param quantity null for orders by value
     * @throws BinanceException with the name of the first filter that fails
     */
    void check(
            Instrument instrument,
            OrderType type,
            BigDecimal price,
            BigDecimal stopPrice,
            BigDecimal quantity,
            BigDecimal value) {
        Supplier<BigDecimal> average =
                () -> MarketEndpoints.averagePrice(exchange.market(instrument), exchange.now());
        checkPrice(instrument, price);
        checkPrice(instrument, stopPrice);
        if (price != null) {
            checkPercent(price, average.get());
        }
        if (quantity == null) {
            if (value.compareTo(instrument.minimumNotional()) < 0) {
                throw BinanceException.filter("NOTIONAL");
            }
            return;
        }
        checkQuantity(instrument, quantity);
        boolean market = price == null;
        if (market && quantity.compareTo(ExchangeInfo.maximumMarketQuantity(instrument)) > 0) {
            throw BinanceException.filter("MARKET_LOT_SIZE");
        }
        BigDecimal notional = quantity.multiply(market ? average.get() : price);
        boolean tooLarge = !market && notional.compareTo(ExchangeInfo.MAXIMUM_NOTIONAL) > 0;
        if (tooLarge || notional.compareTo(instrument.minimumNotional()) < 0) {
            throw BinanceException.filter("NOTIONAL");
        }
    }

    private static void checkPrice(Instrument instrument, BigDecimal price) {
        if (price != null
                && (price.compareTo(instrument.tick()) < 0
                        || price.compareTo(ExchangeInfo.MAXIMUM_PRICE) > 0
                        || price.remainder(instrument.tick()).signum() != 0)) {
            throw BinanceException.filter("PRICE_FILTER");
        }
    }

    private static void checkPercent(BigDecimal price, BigDecimal average) {
        if (price.compareTo(average.multiply(ExchangeInfo.PERCENT_UP)) > 0
                || price.compareTo(average.multiply(ExchangeInfo.PERCENT_DOWN)) < 0) {
            throw BinanceException.filter("PERCENT_PRICE_BY_SIDE");
        }
    }

    private static void checkQuantity(Instrument instrument, BigDecimal quantity) {
        if (quantity.compareTo(instrument.minimumQuantity()) < 0
                || quantity.compareTo(instrument.maximumQuantity()) > 0
                || quantity.remainder(instrument.step()).signum() != 0) {
            throw BinanceException.filter("LOT_SIZE");
        }
    }
}
