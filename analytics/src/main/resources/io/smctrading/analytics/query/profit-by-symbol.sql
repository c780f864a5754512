-- title: Profit by symbol
-- answers: What the closed brackets of each symbol earned, fees included, by the time of their exit.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: exits from this market time on
-- parameter: until time infinity: exits before this market time
-- column: exchange: exchange or data source
-- column: symbol: canonical symbol
-- column: trades: number of closed brackets
-- column: winners: number of those with a profit above 0
-- column: win_rate: winners by trades, 0 to 1
-- column: profit: quote asset, fees included
-- column: fees: quote asset
-- column: average_in_risk: average profit as a multiple of the amount at risk
SELECT exchange,
       symbol,
       count(*)                                    AS trades,
       count(*) FILTER (WHERE profit > 0)          AS winners,
       round(avg(CASE WHEN profit > 0 THEN 1 ELSE 0 END), 4) AS win_rate,
       round(sum(profit), 2)                       AS profit,
       round(sum(fees), 2)                         AS fees,
       round(avg(profit_in_risk), 2)               AS average_in_risk
FROM brackets
WHERE exited_at >= :'from'::timestamptz
  AND exited_at < :'until'::timestamptz
  AND (:'account' = 'all' OR account = :'account')
GROUP BY exchange, symbol
ORDER BY profit DESC, exchange, symbol
