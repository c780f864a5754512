package io.smctrading.jobs.storage.tables;

import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.Candle;
import io.smctrading.schemas.CandleOrClock;
import io.smctrading.schemas.Instrument;
import io.smctrading.schemas.Quote;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeOrClock;
import java.util.List;

/** What the market did. */
final class MarketTables {

    static final Table<TradeOrClock> TRADES =
            new Table<>(
                    "market_trades",
                    Topics.TRADES,
                    Storing.Bulk.insert(
                            "market_trades",
                            "exchange",
                            "symbol",
                            "trade_id",
                            "time::timestamptz",
                            "price::numeric",
                            "quantity::numeric",
                            "aggressor"),
                    MarketTables::trade);

    static final Table<Quote> QUOTES =
            new Table<>(
                    "market_quotes",
                    Topics.QUOTES,
                    Storing.Bulk.upsert(
                            "market_quotes",
                            List.of("exchange", "symbol", "time"),
                            "exchange",
                            "symbol",
                            "time::timestamptz",
                            "bid::numeric",
                            "bid_quantity::numeric",
                            "ask::numeric",
                            "ask_quantity::numeric"),
                    MarketTables::quote);

    static final Table<CandleOrClock> CANDLES =
            new Table<>(
                    "market_data",
                    Topics.CANDLES,
                    Storing.Bulk.insert(
                            "market_data",
                            "symbol",
                            "exchange",
                            "timeframe",
                            "time::timestamptz",
                            "open::numeric",
                            "high::numeric",
                            "low::numeric",
                            "close::numeric",
                            "volume::numeric",
                            "trades_count::integer"),
                    MarketTables::candle);

    static final Table<Instrument> INSTRUMENTS =
            new Table<>(
                    "instruments",
                    Topics.INSTRUMENTS,
                    Storing.Bulk.upsert(
                            "instruments",
                            List.of("exchange", "symbol"),
                            "exchange",
                            "symbol",
                            "venue_symbol",
                            "base_asset",
                            "quote_asset",
                            "tick_size::numeric",
                            "lot_size::numeric",
                            "minimum_notional::numeric",
                            "shortable::boolean"),
                    MarketTables::instrument);

    private MarketTables() {}

    private static TableRow trade(TradeOrClock wire) throws WireException {
        if (!(wire.getValue() instanceof Trade trade)) {
            return TableRow.NONE;
        }
        return new Values()
                .name("exchange", trade.getVenue())
                .name("symbol", trade.getSymbol())
                .name("trade_id", trade.getTradeId())
                .time("time", trade.getTime())
                .decimal("price", trade.getPrice())
                .decimal("quantity", trade.getQuantity())
                .code(trade.getAggressor())
                .row();
    }

    private static TableRow quote(Quote quote) throws WireException {
        return new Values()
                .name("exchange", quote.getVenue())
                .name("symbol", quote.getSymbol())
                .time("time", quote.getTime())
                .decimal("bid", quote.getBid())
                .decimal("bid_quantity", quote.getBidQuantity())
                .decimal("ask", quote.getAsk())
                .decimal("ask_quantity", quote.getAskQuantity())
                .row();
    }

    private static TableRow candle(CandleOrClock wire) throws WireException {
        if (!(wire.getValue() instanceof Candle candle)) {
            return TableRow.NONE;
        }
        return new Values()
                .name("symbol", candle.getSymbol())
                .name("exchange", candle.getVenue())
                .name("timeframe", candle.getTimeframe())
                .time("time", candle.getOpenTime())
                .decimal("open", candle.getOpen())
                .decimal("high", candle.getHigh())
                .decimal("low", candle.getLow())
                .decimal("close", candle.getClose())
                .decimal("volume", candle.getVolume())
                .number(candle.getTrades())
                .row();
    }

    private static TableRow instrument(Instrument instrument) throws WireException {
        return new Values()
                .name("exchange", instrument.getVenue())
                .name("symbol", instrument.getSymbol())
                .name("venue_symbol", instrument.getVenueSymbol())
                .name("base_asset", instrument.getBaseAsset())
                .name("quote_asset", instrument.getQuoteAsset())
                .decimal("tick_size", instrument.getTickSize())
                .decimal("lot_size", instrument.getLotSize())
                .decimal("minimum_notional", instrument.getMinimumNotional())
                .flag(instrument.getShortable())
                .row();
    }
}
