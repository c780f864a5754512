-- title: Lives of order blocks and gaps
-- answers: How many order blocks and fair value gaps were formed, came back to, broken and forgotten.
-- parameter: symbol text all: canonical symbol, or all
-- parameter: from time -infinity: days that begin at this time or later
-- parameter: until time infinity: days that begin before this time
-- column: zone_type: order_block or fvg
-- column: timeframe: candle length
-- column: direction: bullish or bearish
-- column: formed: zones that appeared
-- column: mitigated: times that price came back to one
-- column: broken: order blocks invalidated, gaps filled
-- column: expired: zones that ended by age
-- column: broken_share: broken by formed
SELECT zone_type,
       timeframe,
       direction,
       sum(formed)::bigint                                AS formed,
       sum(mitigated)::bigint                             AS mitigated,
       sum(broken)::bigint                                AS broken,
       sum(expired)::bigint                               AS expired,
       round(sum(broken) / nullif(sum(formed), 0), 4)     AS broken_share
FROM pattern_outcomes
WHERE day >= :'from'::timestamptz
  AND day < :'until'::timestamptz
  AND (:'symbol' = 'all' OR symbol = :'symbol')
GROUP BY zone_type, timeframe, direction
ORDER BY zone_type, array_position(ARRAY ['1m', '5m', '15m', '1h', '4h', '1d'], timeframe), direction
