-- title: Fees and slippage
-- answers: What trading cost by symbol and leg: fees, and fills worse than the price that was meant.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: fills from this market time on
-- parameter: until time infinity: fills before this market time
-- column: exchange: exchange or data source
-- column: symbol: canonical symbol
-- column: leg: entry (meant: the signal's price), stop_loss or take_profit (meant: the order's price), flatten (nothing meant)
-- column: fills: number of fills
-- column: turnover: sum of quantity by price, quote asset
-- column: fees: quote asset
-- column: fee_basis_points: fees by turnover, in ten-thousandths
-- column: slippage: what the fills were worse than meant, quote asset; negative if they were better; null if nothing was meant
-- column: slippage_basis_points: slippage by turnover, in ten-thousandths
WITH fills AS (SELECT e.*,
                      CASE
                          WHEN e.leg = 'entry' THEN (SELECT s.price_level
                                                     FROM smc_signals s
                                                     WHERE s.signal_id = o.signal_id
                                                     LIMIT 1)
                          ELSE o.price END AS meant
               FROM executions e
                        LEFT JOIN orders o ON o.order_id = e.order_id
               WHERE e.quantity > 0
                 AND e.time >= :'from'::timestamptz
                 AND e.time < :'until'::timestamptz
                 AND (:'account' = 'all' OR e.account = :'account')),
     costs AS (SELECT exchange,
                      symbol,
                      leg,
                      count(*)              AS fills,
                      sum(quantity * price) AS turnover,
                      sum(fee)              AS fees,
                      sum(CASE side WHEN 'buy' THEN 1 ELSE -1 END * (price - meant) * quantity) AS slippage
               FROM fills
               GROUP BY exchange, symbol, leg)
SELECT exchange,
       symbol,
       leg,
       fills,
       round(turnover, 2)                          AS turnover,
       round(fees, 2)                              AS fees,
       round(fees / nullif(turnover, 0) * 10000, 2)     AS fee_basis_points,
       round(slippage, 2)                          AS slippage,
       round(slippage / nullif(turnover, 0) * 10000, 2) AS slippage_basis_points
FROM costs
ORDER BY exchange, symbol, leg
