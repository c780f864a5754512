-- title: Profit by trading session
-- answers: What the closed brackets earned by the session they were entered in; sessions overlap, so one bracket may count in two.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: exits from this market time on
-- parameter: until time infinity: exits before this market time
-- column: session: sydney, tokyo, london or new_york by its own clock (08:00 to 17:00, tokyo 09:00 to 18:00), or none
-- column: trades: number of closed brackets
-- column: winners: number of those with a profit above 0
-- column: win_rate: winners by trades, 0 to 1
-- column: profit: quote asset, fees included
-- column: average_in_risk: average profit as a multiple of the amount at risk
WITH sessions (session, zone, start, finish) AS (VALUES ('sydney', 'Australia/Sydney', time '08:00', time '17:00'),
                                                        ('tokyo', 'Asia/Tokyo', time '09:00', time '18:00'),
                                                        ('london', 'Europe/London', time '08:00', time '17:00'),
                                                        ('new_york', 'America/New_York', time '08:00', time '17:00'))
SELECT coalesce(s.session, 'none')                                     AS session,
       count(*)                                                        AS trades,
       count(*) FILTER (WHERE b.profit > 0)                            AS winners,
       round(avg(CASE WHEN b.profit > 0 THEN 1 ELSE 0 END), 4)         AS win_rate,
       round(sum(b.profit), 2)                                         AS profit,
       round(avg(b.profit_in_risk), 2)                                 AS average_in_risk
FROM brackets b
         LEFT JOIN sessions s ON (b.entered_at AT TIME ZONE s.zone)::time >= s.start
    AND (b.entered_at AT TIME ZONE s.zone)::time < s.finish
WHERE b.exited_at >= :'from'::timestamptz
  AND b.exited_at < :'until'::timestamptz
  AND (:'account' = 'all' OR b.account = :'account')
GROUP BY s.session
ORDER BY profit DESC, session
