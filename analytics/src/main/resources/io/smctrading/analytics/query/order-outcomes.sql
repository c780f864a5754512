-- title: Outcome of signals by timeframe
-- answers: What became of the signals of each timeframe, from refused to taken profit.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: signals from this market time on
-- parameter: until time infinity: signals before this market time
-- column: timeframe: candle length of the signal
-- column: outcome: undecided, refused, pending, not_entered, open, stop_loss, take_profit or flatten
-- column: signals: number of signals
-- column: share: signals by all of the timeframe, 0 to 1
-- column: profit: of closed brackets, quote asset, fees included; null if none is closed
SELECT timeframe,
       outcome,
       count(*)                                                                       AS signals,
       round(count(*)::numeric / sum(count(*)) OVER (PARTITION BY timeframe), 4)      AS share,
       round(sum(profit), 2)                                                          AS profit
FROM signal_outcomes
WHERE time >= :'from'::timestamptz
  AND time < :'until'::timestamptz
  AND (:'account' = 'all' OR account = :'account' OR account IS NULL)
GROUP BY timeframe, outcome
ORDER BY array_position(ARRAY ['1m', '5m', '15m', '1h', '4h', '1d'], timeframe), signals DESC, outcome
