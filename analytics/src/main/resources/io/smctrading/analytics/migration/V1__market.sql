-- What the market did: trades, quotes and the candles made of the trades.

CREATE TABLE market_trades (
    exchange   text           NOT NULL,
    symbol     text           NOT NULL,
    trade_id   text           NOT NULL,
    time       timestamptz    NOT NULL,
    price      numeric(20, 8) NOT NULL,
    quantity   numeric(20, 8) NOT NULL,
    aggressor  text           NOT NULL,
    stored_at  timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (exchange, symbol, time, trade_id)
);
COMMENT ON TABLE market_trades IS 'Trades as published on market.trades, before ingest''s checks: what it refused is in dead_letters too.';
COMMENT ON COLUMN market_trades.exchange IS 'Lower-case name of the exchange or data source.';
COMMENT ON COLUMN market_trades.symbol IS 'Canonical symbol BASE-QUOTE.';
COMMENT ON COLUMN market_trades.trade_id IS 'The venue''s id of the trade, unique within exchange and symbol.';
COMMENT ON COLUMN market_trades.time IS 'When the venue executed it, UTC.';
COMMENT ON COLUMN market_trades.price IS 'In the quote asset.';
COMMENT ON COLUMN market_trades.quantity IS 'In the base asset; 0 is a print without volume.';
COMMENT ON COLUMN market_trades.aggressor IS 'Who crossed the spread: buyer, seller or unknown.';
COMMENT ON COLUMN market_trades.stored_at IS 'System time when the row was first written, UTC.';

CREATE TABLE market_quotes (
    exchange     text           NOT NULL,
    symbol       text           NOT NULL,
    time         timestamptz    NOT NULL,
    bid          numeric(20, 8) NOT NULL,
    bid_quantity numeric(20, 8) NOT NULL,
    ask          numeric(20, 8) NOT NULL,
    ask_quantity numeric(20, 8) NOT NULL,
    stored_at    timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (exchange, symbol, time)
);
COMMENT ON TABLE market_quotes IS 'Best bid and offer; of several in one millisecond the last.';
COMMENT ON COLUMN market_quotes.exchange IS 'Lower-case name of the exchange or data source.';
COMMENT ON COLUMN market_quotes.symbol IS 'Canonical symbol BASE-QUOTE.';
COMMENT ON COLUMN market_quotes.time IS 'When the venue published it, UTC.';
COMMENT ON COLUMN market_quotes.bid IS 'Best bid price, in the quote asset.';
COMMENT ON COLUMN market_quotes.bid_quantity IS 'Quantity at the bid, in the base asset.';
COMMENT ON COLUMN market_quotes.ask IS 'Best offer price, in the quote asset.';
COMMENT ON COLUMN market_quotes.ask_quantity IS 'Quantity at the offer, in the base asset.';
COMMENT ON COLUMN market_quotes.stored_at IS 'System time when the row was first written, UTC.';

CREATE TABLE market_data (
    symbol       text           NOT NULL,
    exchange     text           NOT NULL,
    timeframe    text           NOT NULL,
    time         timestamptz    NOT NULL,
    open         numeric(20, 8) NOT NULL,
    high         numeric(20, 8) NOT NULL,
    low          numeric(20, 8) NOT NULL,
    close        numeric(20, 8) NOT NULL,
    volume       numeric(20, 8) NOT NULL,
    trades_count integer        NOT NULL,
    stored_at    timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (symbol, exchange, timeframe, time)
);
COMMENT ON TABLE market_data IS 'Closed candles; a stretch without trades has none.';
COMMENT ON COLUMN market_data.symbol IS 'Canonical symbol BASE-QUOTE.';
COMMENT ON COLUMN market_data.exchange IS 'Lower-case name of the exchange or data source.';
COMMENT ON COLUMN market_data.timeframe IS 'Candle length: 1m, 5m, 15m, 1h, 4h or 1d.';
COMMENT ON COLUMN market_data.time IS 'Open time, inclusive, UTC; the candle ends one timeframe later, exclusive.';
COMMENT ON COLUMN market_data.open IS 'First price, in the quote asset.';
COMMENT ON COLUMN market_data.high IS 'Highest price, in the quote asset.';
COMMENT ON COLUMN market_data.low IS 'Lowest price, in the quote asset.';
COMMENT ON COLUMN market_data.close IS 'Last price, in the quote asset.';
COMMENT ON COLUMN market_data.volume IS 'Traded quantity, in the base asset.';
COMMENT ON COLUMN market_data.trades_count IS 'Number of trades, at least 1.';
COMMENT ON COLUMN market_data.stored_at IS 'System time when the row was first written, UTC.';

CREATE TABLE instruments (
    exchange         text           NOT NULL,
    symbol           text           NOT NULL,
    venue_symbol     text           NOT NULL,
    base_asset       text           NOT NULL,
    quote_asset      text           NOT NULL,
    tick_size        numeric(20, 8) NOT NULL,
    lot_size         numeric(20, 8) NOT NULL,
    minimum_notional numeric(20, 8) NOT NULL,
    shortable        boolean        NOT NULL,
    stored_at        timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (exchange, symbol)
);
COMMENT ON TABLE instruments IS 'What may be traded of a symbol, and in which steps: the newest word.';
COMMENT ON COLUMN instruments.exchange IS 'Lower-case name of the exchange or data source.';
COMMENT ON COLUMN instruments.symbol IS 'Canonical symbol BASE-QUOTE.';
COMMENT ON COLUMN instruments.venue_symbol IS 'The venue''s own name of the symbol.';
COMMENT ON COLUMN instruments.base_asset IS 'What is bought.';
COMMENT ON COLUMN instruments.quote_asset IS 'What it is paid with.';
COMMENT ON COLUMN instruments.tick_size IS 'Smallest price step, in the quote asset.';
COMMENT ON COLUMN instruments.lot_size IS 'Smallest quantity step, in the base asset.';
COMMENT ON COLUMN instruments.minimum_notional IS 'Least price times quantity of an order, in the quote asset.';
COMMENT ON COLUMN instruments.shortable IS 'Whether a position may be negative.';
COMMENT ON COLUMN instruments.stored_at IS 'System time when the row was first written, UTC.';
