-- title: Exposure over time
-- answers: How much of the account was in the market, by stretches of market time.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: snapshots from this market time on
-- parameter: until time infinity: snapshots before this market time
-- parameter: every length 1h: length of a stretch
-- column: account: trading account
-- column: time: start of the stretch, UTC
-- column: average_exposure: mean of the stretch's snapshots, account currency
-- column: highest_exposure: account currency
-- column: highest_use: exposure by equity, highest of the stretch
-- column: most_positions: largest number of open positions
-- column: closing_equity: equity of the last snapshot, account currency
SELECT account,
       date_bin(:'every'::interval, time, timestamptz '2000-01-03 00:00:00+00') AS time,
       round(avg(exposure), 2)                                                  AS average_exposure,
       round(max(exposure), 2)                                                  AS highest_exposure,
       round(max(exposure / nullif(equity, 0)), 4)                              AS highest_use,
       max(jsonb_array_length(positions))                                       AS most_positions,
       round((array_agg(equity ORDER BY time DESC))[1], 2)                      AS closing_equity
FROM portfolio_snapshots
WHERE time >= :'from'::timestamptz
  AND time < :'until'::timestamptz
  AND (:'account' = 'all' OR account = :'account')
GROUP BY account, 2
ORDER BY account, 2
