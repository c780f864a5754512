-- title: Time from signal to fill
-- answers: How much market time passed from the close of the candle that gave the signal to the first fill of its entry.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: signals from this market time on
-- parameter: until time infinity: signals before this market time
-- column: timeframe: candle length of the signal
-- column: signals: number of signals that were entered
-- column: p50_seconds: half of them took at most this long
-- column: p90_seconds: nine of ten took at most this long
-- column: longest_seconds: the slowest
SELECT timeframe,
       count(*)                                                                                          AS signals,
       round(percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM entered_at - time)), 3)      AS p50_seconds,
       round(percentile_disc(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM entered_at - time)), 3)      AS p90_seconds,
       round(max(extract(epoch FROM entered_at - time)), 3)                                              AS longest_seconds
FROM signal_outcomes
WHERE entered_at IS NOT NULL
  AND time >= :'from'::timestamptz
  AND time < :'until'::timestamptz
  AND (:'account' = 'all' OR account = :'account')
GROUP BY timeframe
ORDER BY array_position(ARRAY ['1m', '5m', '15m', '1h', '4h', '1d'], timeframe)
