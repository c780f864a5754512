-- title: Profit by pattern
-- answers: What the closed brackets earned by the break behind their order block, its scope, direction and timeframe.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: exits from this market time on
-- parameter: until time infinity: exits before this market time
-- column: broke_by: bos (continuation) or choch (change of character): the break that the order block belongs to
-- column: scope: internal or swing
-- column: direction: long or short
-- column: timeframe: candle length of the signal
-- column: trades: number of closed brackets
-- column: winners: number of those with a profit above 0
-- column: win_rate: winners by trades, 0 to 1
-- column: profit: quote asset, fees included
-- column: average_in_risk: average profit as a multiple of the amount at risk
SELECT k.pattern_type                                          AS broke_by,
       s.metadata ->> 'scope'                                  AS scope,
       b.direction,
       s.timeframe,
       count(*)                                                AS trades,
       count(*) FILTER (WHERE b.profit > 0)                    AS winners,
       round(avg(CASE WHEN b.profit > 0 THEN 1 ELSE 0 END), 4) AS win_rate,
       round(sum(b.profit), 2)                                 AS profit,
       round(avg(b.profit_in_risk), 2)                         AS average_in_risk
FROM brackets b
         JOIN smc_signals s ON s.signal_id = b.signal_id
         LEFT JOIN smc_patterns k ON k.event_id = s.metadata ->> 'break_id'
WHERE b.exited_at >= :'from'::timestamptz
  AND b.exited_at < :'until'::timestamptz
  AND (:'account' = 'all' OR b.account = :'account')
GROUP BY k.pattern_type, s.metadata ->> 'scope', b.direction, s.timeframe
ORDER BY profit DESC, broke_by, scope, direction, timeframe
