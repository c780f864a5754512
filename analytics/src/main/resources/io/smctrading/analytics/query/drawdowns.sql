-- title: Deepest drawdowns
-- answers: The deepest falls of the equity from a high to the recovery of that high.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: snapshots from this market time on
-- parameter: until time infinity: snapshots before this market time
-- parameter: limit count 10: number of drawdowns
-- column: account: trading account
-- column: peak_time: market time of the high, UTC
-- column: trough_time: market time of the low, UTC
-- column: recovered_time: market time when the high was reached again, UTC; null if it was not
-- column: peak: equity at the high, account currency
-- column: trough: equity at the low, account currency
-- column: fall: peak less trough, account currency
-- column: depth: fall by peak, 0 to 1
WITH equity AS (SELECT account, time, equity, max(equity) OVER (PARTITION BY account ORDER BY time) AS peak
                FROM portfolio_snapshots
                WHERE time >= :'from'::timestamptz
                  AND time < :'until'::timestamptz
                  AND (:'account' = 'all' OR account = :'account')),
     episodes AS (SELECT *, count(*) FILTER (WHERE equity = peak) OVER (PARTITION BY account ORDER BY time) AS episode
                  FROM equity),
     falls AS (SELECT account,
                      episode,
                      min(time)                                      AS peak_time,
                      (array_agg(time ORDER BY equity, time))[1]     AS trough_time,
                      lead(min(time)) OVER (PARTITION BY account ORDER BY episode) AS recovered_time,
                      max(peak)                                      AS peak,
                      min(equity)                                    AS trough
               FROM episodes
               GROUP BY account, episode)
SELECT account,
       peak_time,
       trough_time,
       recovered_time,
       round(peak, 2)                          AS peak,
       round(trough, 2)                        AS trough,
       round(peak - trough, 2)                 AS fall,
       round((peak - trough) / nullif(peak, 0), 4) AS depth
FROM falls
WHERE trough < peak
ORDER BY (peak - trough) / nullif(peak, 0) DESC, peak_time
LIMIT :'limit'::integer
