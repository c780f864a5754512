-- title: Hit rate by confidence
-- answers: Whether higher confidence wins more often: closed brackets by tenths of their signal's confidence.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: signals from this market time on
-- parameter: until time infinity: signals before this market time
-- column: confidence_from: lower end of the tenth, inclusive
-- column: trades: number of closed brackets
-- column: winners: number of those with a profit above 0
-- column: hit_rate: winners by trades, 0 to 1
-- column: profit: quote asset, fees included
-- column: average_in_risk: average profit as a multiple of the amount at risk
SELECT floor(confidence::numeric * 10) / 10                  AS confidence_from,
       count(*)                                              AS trades,
       count(*) FILTER (WHERE profit > 0)                    AS winners,
       round(avg(CASE WHEN profit > 0 THEN 1 ELSE 0 END), 4) AS hit_rate,
       round(sum(profit), 2)                                 AS profit,
       round(avg(profit_in_risk), 2)                         AS average_in_risk
FROM signal_outcomes
WHERE profit IS NOT NULL
  AND time >= :'from'::timestamptz
  AND time < :'until'::timestamptz
  AND (:'account' = 'all' OR account = :'account')
GROUP BY 1
ORDER BY 1
