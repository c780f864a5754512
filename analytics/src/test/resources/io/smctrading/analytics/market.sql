-- Minute candles of two symbols over three days of prices that wander by a formula; every seventh
-- minute of ETH has none.
INSERT INTO market_data (symbol, exchange, timeframe, time, open, high, low, close, volume, trades_count)
SELECT symbol,
       'bitstamp',
       '1m',
       timestamptz '2013-11-25 00:00:00+00' + n * interval '1 minute',
       price + n % 11,
       price + n % 11 + n % 5,
       price + n % 11 - n % 3,
       price + n % 13,
       0.25 + n % 7,
       1 + n % 4
FROM (VALUES ('BTC-USD', 800), ('ETH-USD', 50)) AS s (symbol, price)
         CROSS JOIN generate_series(0, 3 * 1440 - 1) AS n
WHERE symbol = 'BTC-USD'
   OR n % 7 <> 0
ON CONFLICT DO NOTHING;
