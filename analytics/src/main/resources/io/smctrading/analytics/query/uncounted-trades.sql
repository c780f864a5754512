-- title: Trades that no candle counts
-- answers: Minutes whose candle holds fewer or more trades than were published: late trades, or those that ingest refused.
-- parameter: symbol text all: canonical symbol, or all
-- parameter: from time -infinity: minutes from this market time on
-- parameter: until time infinity: minutes before this market time
-- parameter: limit count 100: number of minutes, the newest first
-- column: exchange: exchange or data source
-- column: symbol: canonical symbol
-- column: minute: start of the minute, UTC
-- column: published: trades on market.trades
-- column: counted: trades in the candle; 0 without one
-- column: uncounted_quantity: what the candle's volume lacks, base asset
WITH newest AS (SELECT exchange, symbol, max(time) AS minute
                FROM market_data
                WHERE timeframe = '1m'
                GROUP BY exchange, symbol),
     published AS (SELECT exchange, symbol, date_trunc('minute', time) AS minute, count(*) AS trades, sum(quantity) AS quantity
                   FROM market_trades
                   WHERE time >= :'from'::timestamptz
                     AND time < :'until'::timestamptz
                     AND (:'symbol' = 'all' OR symbol = :'symbol')
                   GROUP BY 1, 2, 3)
SELECT p.exchange,
       p.symbol,
       p.minute,
       p.trades                                   AS published,
       coalesce(c.trades_count, 0)                AS counted,
       p.quantity - coalesce(c.volume, 0)         AS uncounted_quantity
FROM published p
         JOIN newest n ON n.exchange = p.exchange AND n.symbol = p.symbol AND p.minute <= n.minute
         LEFT JOIN market_data c ON c.exchange = p.exchange AND c.symbol = p.symbol AND c.timeframe = '1m' AND c.time = p.minute
WHERE p.trades <> coalesce(c.trades_count, 0)
ORDER BY p.minute DESC, p.exchange, p.symbol
LIMIT :'limit'::integer
