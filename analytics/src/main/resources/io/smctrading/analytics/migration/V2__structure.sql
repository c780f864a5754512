-- What the detectors saw: structure events and the signals they led to.

CREATE TABLE smc_patterns (
    event_id         text             NOT NULL,
    symbol           text             NOT NULL,
    exchange         text             NOT NULL,
    timeframe        text             NOT NULL,
    pattern_type     text             NOT NULL,
    direction        text,
    scope            text,
    confidence       double precision,
    price_level_high numeric(20, 8),
    price_level_low  numeric(20, 8),
    anchor_time      timestamptz      NOT NULL,
    detected_at      timestamptz      NOT NULL,
    zone_id          text,
    break_id         text,
    pattern_data     jsonb            NOT NULL,
    stored_at        timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (event_id, detected_at)
);
CREATE INDEX smc_patterns_by_symbol ON smc_patterns (symbol, detected_at DESC);
CREATE INDEX smc_patterns_by_type ON smc_patterns (pattern_type, detected_at DESC);
CREATE INDEX smc_patterns_by_confidence ON smc_patterns (confidence, detected_at DESC) WHERE confidence IS NOT NULL;
CREATE INDEX smc_patterns_by_zone ON smc_patterns (zone_id) WHERE zone_id IS NOT NULL;
COMMENT ON TABLE smc_patterns IS 'Structure events, never changed: whether a zone still lives is in the view smc_pattern_status.';
COMMENT ON COLUMN smc_patterns.event_id IS 'Deterministic id: a replay gives the same.';
COMMENT ON COLUMN smc_patterns.symbol IS 'Canonical symbol BASE-QUOTE.';
COMMENT ON COLUMN smc_patterns.exchange IS 'Lower-case name of the exchange or data source.';
COMMENT ON COLUMN smc_patterns.timeframe IS 'Candle length: 1m, 5m, 15m, 1h, 4h or 1d.';
COMMENT ON COLUMN smc_patterns.pattern_type IS 'bos, choch, fvg, liquidity_sweep, order_block, or another event in lower case: swing_high, order_block_mitigated, fvg_filled and so on.';
COMMENT ON COLUMN smc_patterns.direction IS 'bullish or bearish; null for swings, equal levels and period levels.';
COMMENT ON COLUMN smc_patterns.scope IS 'internal or swing; null for fair value gaps and period levels.';
COMMENT ON COLUMN smc_patterns.confidence IS 'Order block: balance of the volume that made it, 0 to 1; null for what has none.';
COMMENT ON COLUMN smc_patterns.price_level_high IS 'Upper price of a zone, or the level itself, in the quote asset.';
COMMENT ON COLUMN smc_patterns.price_level_low IS 'Lower price of a zone, in the quote asset; null for a level.';
COMMENT ON COLUMN smc_patterns.anchor_time IS 'Open time of the candle where it lies on the chart, UTC.';
COMMENT ON COLUMN smc_patterns.detected_at IS 'Close time of the candle that made it known, UTC.';
COMMENT ON COLUMN smc_patterns.zone_id IS 'event_id of the zone that a reaction names; null for others.';
COMMENT ON COLUMN smc_patterns.break_id IS 'event_id of the break that an order block belongs to; null for others.';
COMMENT ON COLUMN smc_patterns.pattern_data IS 'event_type (name on the wire), label (HH, HL, LH, LL, DAY, WEEK, MONTH) and volume (base asset, as text) where there are some.';
COMMENT ON COLUMN smc_patterns.stored_at IS 'System time when the row was first written, UTC.';

CREATE TABLE smc_signals (
    signal_id   text             NOT NULL,
    time        timestamptz      NOT NULL,
    symbol      text             NOT NULL,
    exchange    text             NOT NULL,
    timeframe   text             NOT NULL,
    signal_type text             NOT NULL,
    direction   text             NOT NULL,
    confidence  double precision NOT NULL,
    price_level numeric(20, 8)   NOT NULL,
    stop_loss   numeric(20, 8)   NOT NULL,
    take_profit numeric(20, 8)   NOT NULL,
    valid_until timestamptz      NOT NULL,
    metadata    jsonb            NOT NULL,
    stored_at   timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (signal_id, time)
);
CREATE INDEX smc_signals_by_symbol ON smc_signals (symbol, time DESC);
COMMENT ON TABLE smc_signals IS 'Entries that structure suggests; what became of them, is_processed included, is in the view signal_outcomes.';
COMMENT ON COLUMN smc_signals.signal_id IS 'Deterministic id: a replay gives the same.';
COMMENT ON COLUMN smc_signals.time IS 'Close time of the candle that returned to the block, UTC.';
COMMENT ON COLUMN smc_signals.symbol IS 'Canonical symbol BASE-QUOTE.';
COMMENT ON COLUMN smc_signals.exchange IS 'Lower-case name of the exchange or data source.';
COMMENT ON COLUMN smc_signals.timeframe IS 'Candle length: 1m, 5m, 15m, 1h, 4h or 1d.';
COMMENT ON COLUMN smc_signals.signal_type IS 'order_block_entry: structure broke, price came back to the block.';
COMMENT ON COLUMN smc_signals.direction IS 'long or short.';
COMMENT ON COLUMN smc_signals.confidence IS '0.30 plus the weights of the factors that hold, at most 1.';
COMMENT ON COLUMN smc_signals.price_level IS 'Entry: close of the returning candle, in the quote asset.';
COMMENT ON COLUMN smc_signals.stop_loss IS 'Where the idea is wrong, in the quote asset.';
COMMENT ON COLUMN smc_signals.take_profit IS 'Where profit is taken, in the quote asset.';
COMMENT ON COLUMN smc_signals.valid_until IS 'An order not placed before this market time is not placed, UTC.';
COMMENT ON COLUMN smc_signals.metadata IS 'factors (sweep, change_of_character, gap_overlap, range_side, swing_trend, block_strength, kill_zone: true or false), scope, zone_id, break_id, anchor_time.';
COMMENT ON COLUMN smc_signals.stored_at IS 'System time when the row was first written, UTC.';
