-- title: Hit rate of each confidence factor
-- answers: How often the closed brackets of signals with a factor won, against those without it.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: signals from this market time on
-- parameter: until time infinity: signals before this market time
-- column: factor: name of the factor
-- column: trades_with: closed brackets whose signal had it
-- column: hit_rate_with: share of them that won, 0 to 1; null if there is none
-- column: trades_without: closed brackets whose signal had it not
-- column: hit_rate_without: share of them that won, 0 to 1; null if there is none
-- column: profit_with: profit of those with it, quote asset, fees included
-- column: in_risk_with: their average profit as a multiple of the amount at risk
-- column: in_risk_without: the same of those without it
SELECT f.factor,
       count(*) FILTER (WHERE f.holds)                                                      AS trades_with,
       round(avg(CASE WHEN o.profit > 0 THEN 1 ELSE 0 END) FILTER (WHERE f.holds), 4)       AS hit_rate_with,
       count(*) FILTER (WHERE NOT f.holds)                                                  AS trades_without,
       round(avg(CASE WHEN o.profit > 0 THEN 1 ELSE 0 END) FILTER (WHERE NOT f.holds), 4)   AS hit_rate_without,
       coalesce(round(sum(o.profit) FILTER (WHERE f.holds), 2), 0)                          AS profit_with,
       round(avg(o.profit_in_risk) FILTER (WHERE f.holds), 2)                               AS in_risk_with,
       round(avg(o.profit_in_risk) FILTER (WHERE NOT f.holds), 2)                           AS in_risk_without
FROM signal_outcomes o
         CROSS JOIN LATERAL (SELECT key AS factor, value::boolean AS holds FROM jsonb_each_text(o.factors)) f
WHERE o.profit IS NOT NULL
  AND o.time >= :'from'::timestamptz
  AND o.time < :'until'::timestamptz
  AND (:'account' = 'all' OR o.account = :'account')
GROUP BY f.factor
ORDER BY f.factor
