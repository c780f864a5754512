-- Nine signals of one account: s1 wins at its target, s2 loses at its stop, s3 wins after two entry
-- fills, s4 to s6 are refused, s7 is never entered, s8 is still open, s9 is not decided.
INSERT INTO smc_patterns (event_id, symbol, exchange, timeframe, pattern_type, direction, scope,
                          price_level_high, price_level_low, anchor_time, detected_at, zone_id, break_id, pattern_data)
SELECT event_id, symbol, 'bitstamp', timeframe, pattern_type, direction, 'internal',
       1, 1, detected_at::timestamptz, detected_at::timestamptz, zone_id, break_id, '{}'
FROM (VALUES ('k1', 'BTC-USD', '15m', 'choch', 'bullish', '2013-11-25 08:00:00+00', NULL, NULL),
             ('z1', 'BTC-USD', '15m', 'order_block', 'bullish', '2013-11-25 08:00:00+00', NULL, 'k1'),
             ('m1', 'BTC-USD', '15m', 'order_block_mitigated', 'bullish', '2013-11-25 09:00:00+00', 'z1', NULL),
             ('i1', 'BTC-USD', '15m', 'order_block_invalidated', 'bullish', '2013-11-25 22:00:00+00', 'z1', NULL),
             ('k2', 'BTC-USD', '5m', 'bos', 'bearish', '2013-11-25 13:00:00+00', NULL, NULL),
             ('z2', 'BTC-USD', '5m', 'order_block', 'bearish', '2013-11-25 13:00:00+00', NULL, 'k2'),
             ('m2', 'BTC-USD', '5m', 'order_block_mitigated', 'bearish', '2013-11-25 14:00:00+00', 'z2', NULL),
             ('k3', 'ETH-USD', '15m', 'bos', 'bullish', '2013-11-26 01:00:00+00', NULL, NULL),
             ('z3', 'ETH-USD', '15m', 'order_block', 'bullish', '2013-11-26 01:00:00+00', NULL, 'k3'),
             ('f1', 'BTC-USD', '15m', 'fvg', 'bullish', '2013-11-25 10:00:00+00', NULL, NULL),
             ('f2', 'BTC-USD', '15m', 'fvg', 'bullish', '2013-11-25 11:00:00+00', NULL, NULL),
             ('g1', 'BTC-USD', '15m', 'fvg_filled', 'bullish', '2013-11-26 01:00:00+00', 'f1', NULL),
             ('g2', 'BTC-USD', '15m', 'fvg_expired', 'bullish', '2013-11-26 02:00:00+00', 'f2', NULL))
         AS p (event_id, symbol, timeframe, pattern_type, direction, detected_at, zone_id, break_id);

INSERT INTO smc_signals (signal_id, time, symbol, exchange, timeframe, signal_type, direction, confidence,
                         price_level, stop_loss, take_profit, valid_until, metadata)
SELECT signal_id, time::timestamptz, symbol, 'bitstamp', timeframe, 'order_block_entry', direction, confidence,
       entry, stop, target, time::timestamptz + interval '15 minutes',
       jsonb_build_object('scope', 'internal', 'zone_id', zone_id, 'break_id', break_id, 'factors',
                          jsonb_build_object('sweep', sweep, 'change_of_character', change, 'kill_zone', false))
FROM (VALUES ('s1', '2013-11-25 09:00:00+00', 'BTC-USD', '15m', 'long', 0.65, 800, 790, 820, 'z1', 'k1', true, true),
             ('s2', '2013-11-25 14:00:00+00', 'BTC-USD', '5m', 'short', 0.45, 810, 815, 800, 'z2', 'k2', true, false),
             ('s3', '2013-11-26 02:00:00+00', 'ETH-USD', '15m', 'long', 0.80, 5, 4.5, 6, 'z3', 'k3', false, true),
             ('s4', '2013-11-25 16:00:00+00', 'BTC-USD', '15m', 'long', 0.55, 800, 790, 820, 'z1', 'k1', true, true),
             ('s5', '2013-11-25 17:00:00+00', 'BTC-USD', '5m', 'long', 0.35, 800, 790, 820, 'z1', 'k1', true, true),
             ('s6', '2013-11-25 18:00:00+00', 'BTC-USD', '15m', 'long', 0.55, 800, 790, 820, 'z1', 'k1', true, true),
             ('s7', '2013-11-25 19:00:00+00', 'BTC-USD', '1h', 'long', 0.55, 800, 790, 820, 'z1', 'k1', true, true),
             ('s8', '2013-11-25 20:00:00+00', 'BTC-USD', '15m', 'long', 0.55, 829, 820, 850, 'z1', 'k1', true, true),
             ('s9', '2013-11-25 21:00:00+00', 'BTC-USD', '15m', 'long', 0.55, 829, 820, 850, 'z1', 'k1', true, true))
         AS s (signal_id, time, symbol, timeframe, direction, confidence, entry, stop, target, zone_id, break_id, sweep, change);

INSERT INTO risk_decisions (decision_id, fingerprint, time, signal_id, account, exchange, symbol, approved, code, reason,
                            equity, daily_profit, exposure, entry_price, stop_loss, take_profit, quantity, risk_amount)
SELECT 'o' || right(s.signal_id, 1), 'f', s.time, s.signal_id, 'paper', s.exchange, s.symbol, code = 'APPROVED', code,
       'reason of ' || s.signal_id, 10000, 0, 0, s.price_level, s.stop_loss, s.take_profit, quantity, risk
FROM (VALUES ('s1', 'APPROVED', 1, 10), ('s2', 'APPROVED', 2, 10), ('s3', 'APPROVED', 10, 5),
             ('s4', 'DAILY_LOSS', 0, 0), ('s5', 'MAXIMUM_POSITION', 0, 0), ('s6', 'DAILY_LOSS', 0, 0),
             ('s7', 'APPROVED', 1, 10), ('s8', 'APPROVED', 1, 9)) AS d (signal_id, code, quantity, risk)
         JOIN smc_signals s USING (signal_id);

INSERT INTO orders (order_id, created_at, intent_id, leg, decision_id, signal_id, session, account, exchange, symbol, side,
                    order_type, quantity, price, reduce_only, valid_until, sequence, status, filled_quantity, filled_price,
                    fees, updated_at)
SELECT order_id, s.time, intent_id, leg, intent_id, s.signal_id, 'demo-3', 'paper', s.exchange, s.symbol, side, order_type,
       quantity, price, leg <> 'entry', s.valid_until, 1, status, quantity, 0, 0, s.time
FROM (VALUES ('o1', 'o1', 's1', 'entry', 'buy', 'market', 1, NULL, 'filled'),
             ('o1.tp', 'o1', 's1', 'take_profit', 'sell', 'take_profit', 1, 820, 'filled'),
             ('o2', 'o2', 's2', 'entry', 'sell', 'market', 2, NULL, 'filled'),
             ('o2.sl', 'o2', 's2', 'stop_loss', 'buy', 'stop_loss', 2, 815, 'filled'),
             ('o3', 'o3', 's3', 'entry', 'buy', 'limit', 10, 5.01, 'filled'),
             ('o3.tp', 'o3', 's3', 'take_profit', 'sell', 'take_profit', 10, 6, 'filled'),
             ('o7', 'o7', 's7', 'entry', 'buy', 'market', 1, NULL, 'expired'),
             ('o8', 'o8', 's8', 'entry', 'buy', 'market', 1, NULL, 'filled'))
         AS o (order_id, intent_id, signal_id, leg, side, order_type, quantity, price, status)
         JOIN smc_signals s USING (signal_id);

INSERT INTO executions (execution_id, time, order_id, intent_id, leg, sequence, account, exchange, symbol, side, status,
                        terminal, quantity, price, fee, cumulative_quantity, average_price)
SELECT order_id || '-' || sequence, e.time::timestamptz, order_id, intent_id, leg, sequence, 'paper', 'bitstamp', symbol, side,
       status, false, quantity, price, fee, 0, 0
FROM (VALUES ('o1', 'o1', 'entry', 1, 'BTC-USD', 'buy', 'filled', '2013-11-25 09:00:02+00', 1, 801, 0.80),
             ('o1.tp', 'o1', 'take_profit', 1, 'BTC-USD', 'sell', 'filled', '2013-11-25 10:00:00+00', 1, 820, 0.82),
             ('o2', 'o2', 'entry', 1, 'BTC-USD', 'sell', 'filled', '2013-11-25 14:00:10+00', 2, 809.5, 1.62),
             ('o2.sl', 'o2', 'stop_loss', 1, 'BTC-USD', 'buy', 'filled', '2013-11-25 14:30:00+00', 2, 815.25, 1.63),
             ('o3', 'o3', 'entry', 1, 'ETH-USD', 'buy', 'partially_filled', '2013-11-26 02:00:05+00', 4, 5, 0.02),
             ('o3', 'o3', 'entry', 2, 'ETH-USD', 'buy', 'filled', '2013-11-26 02:00:20+00', 6, 5.01, 0.03),
             ('o3.tp', 'o3', 'take_profit', 1, 'ETH-USD', 'sell', 'filled', '2013-11-26 02:40:00+00', 10, 6, 0.06),
             ('o7', 'o7', 'entry', 1, 'BTC-USD', 'buy', 'expired', '2013-11-25 19:15:00+00', 0, 0, 0),
             ('o8', 'o8', 'entry', 1, 'BTC-USD', 'buy', 'filled', '2013-11-25 20:00:01+00', 1, 830, 0.83))
         AS e (order_id, intent_id, leg, sequence, symbol, side, status, time, quantity, price, fee);

INSERT INTO portfolio_snapshots (account, time, equity, cash, exposure, realized_profit, unrealized_profit, daily_profit,
                                 drawdown, trading_state, positions)
SELECT 'paper', time::timestamptz, equity, 0, exposure, equity - 10000, 0, daily, drawdown, 'active',
       CASE WHEN exposure = 0 THEN '[]'
            ELSE '[{"exchange": "bitstamp", "symbol": "BTC-USD", "quantity": "1", "entry_price": "830", "current_price": "829", "unrealized_pnl": "-1"}]' END::jsonb
FROM (VALUES ('2013-11-25 00:00:00+00', 10000, 0, 0, 0),
             ('2013-11-25 09:01:00+00', 10001, 801, 1, 0),
             ('2013-11-25 10:01:00+00', 10017.38, 0, 17.38, 0),
             ('2013-11-25 14:01:00+00', 10010, 1620, 10, 0.0007),
             ('2013-11-25 14:31:00+00', 10002.63, 0, 2.63, 0.0015),
             ('2013-11-25 20:01:00+00', 10001.80, 830, 1.80, 0.0016),
             ('2013-11-26 02:01:00+00', 10003, 880, 1.20, 0.0014),
             ('2013-11-26 03:00:00+00', 10030, 830, 28.20, 0))
         AS p (time, equity, exposure, daily, drawdown);

-- Minute 00:01 of BTC counts two trades in its candle (see market.sql), of which three were published.
INSERT INTO market_trades (exchange, symbol, trade_id, time, price, quantity, aggressor)
VALUES ('bitstamp', 'BTC-USD', 't0', '2013-11-25 00:00:10+00', 800, 0.25, 'buyer'),
       ('bitstamp', 'BTC-USD', 't1', '2013-11-25 00:01:01+00', 801, 1, 'buyer'),
       ('bitstamp', 'BTC-USD', 't2', '2013-11-25 00:01:02+00', 801, 0.25, 'seller'),
       ('bitstamp', 'BTC-USD', 't3', '2013-11-25 00:01:03+00', 801, 0.5, 'seller'),
       ('bitstamp', 'BTC-USD', 't4', '2013-11-28 00:00:03+00', 801, 0.5, 'seller');

INSERT INTO dead_letters (topic, topic_partition, topic_offset, stage, time, reason)
VALUES ('market.trades', 0, 7, 'ingest', '2013-11-25 00:05:00+00', 'price ''-1'' is not above 0'),
       ('market.trades', 1, 9, 'ingest', '2013-11-25 00:07:00+00', 'price ''-2'' is not above 0'),
       ('orders', 0, 3, 'sidecar', '2013-11-25 00:06:00+00', 'schema id 99 is unknown');
