-- title: Best and worst trades
-- answers: The closed brackets that earned most and those that lost most.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: exits from this market time on
-- parameter: until time infinity: exits before this market time
-- parameter: limit count 5: number at each end
-- column: place: 1 for the best
-- column: intent_id: id of the bracket
-- column: symbol: canonical symbol
-- column: direction: long or short
-- column: entered_at: market time of the first fill, UTC
-- column: exited_at: market time of the last fill, UTC
-- column: quantity: base asset
-- column: entry_price: average, quote asset
-- column: exit_price: average, quote asset
-- column: exit_leg: what ended it: stop_loss, take_profit or flatten
-- column: profit: quote asset, fees included
-- column: in_risk: profit as a multiple of the amount at risk
WITH ranked AS (SELECT *,
                       row_number() OVER (ORDER BY profit DESC, intent_id) AS place,
                       count(*) OVER ()                                    AS trades
                FROM brackets
                WHERE exited_at >= :'from'::timestamptz
                  AND exited_at < :'until'::timestamptz
                  AND (:'account' = 'all' OR account = :'account'))
SELECT place,
       intent_id,
       symbol,
       direction,
       entered_at,
       exited_at,
       entered_quantity         AS quantity,
       entry_price,
       exit_price,
       exit_leg,
       round(profit, 2)         AS profit,
       round(profit_in_risk, 2) AS in_risk
FROM ranked
WHERE place <= :'limit'::integer
   OR place > trades - :'limit'::integer
ORDER BY place
