-- title: Profit by day
-- answers: What each UTC day brought, open positions at their marks, and how it got there.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: days that begin at this time or later
-- parameter: until time infinity: days that begin before this time
-- column: account: trading account
-- column: day: start of the day, UTC
-- column: profit: since the day's start, account currency
-- column: closing_equity: equity of the last snapshot, account currency
-- column: lowest_equity: account currency
-- column: highest_equity: account currency
-- column: highest_exposure: account currency
-- column: max_drawdown: deepest fall from the highest equity ever, 0 to 1
SELECT account,
       day,
       round(profit, 2)                AS profit,
       round(closing_equity, 2)        AS closing_equity,
       round(lowest_equity, 2)         AS lowest_equity,
       round(highest_equity, 2)        AS highest_equity,
       round(highest_exposure, 2)      AS highest_exposure,
       round(max_drawdown::numeric, 4) AS max_drawdown
FROM daily_profit
WHERE day >= :'from'::timestamptz
  AND day < :'until'::timestamptz
  AND (:'account' = 'all' OR account = :'account')
ORDER BY account, day
