-- What people ask: derived, so that nothing of it can fall behind the tables.

CREATE VIEW positions AS
SELECT s.account,
       s.time,
       p.position ->> 'exchange'                        AS exchange,
       p.position ->> 'symbol'                          AS symbol,
       (p.position ->> 'quantity')::numeric(20, 8)       AS quantity,
       (p.position ->> 'entry_price')::numeric(20, 8)    AS entry_price,
       (p.position ->> 'current_price')::numeric(20, 8)  AS current_price,
       (p.position ->> 'unrealized_pnl')::numeric(20, 8) AS unrealized_pnl
FROM portfolio_snapshots s
         CROSS JOIN LATERAL jsonb_array_elements(s.positions) AS p (position);
COMMENT ON VIEW positions IS 'Open positions at every snapshot: quantity in the base asset (negative for a short), prices in the quote asset, unrealized_pnl in the account currency.';

CREATE VIEW open_positions AS
SELECT p.*
FROM positions p
         JOIN (SELECT account, max(time) AS time FROM portfolio_snapshots GROUP BY account) newest
              USING (account, time);
COMMENT ON VIEW open_positions IS 'Positions of each account''s newest snapshot.';

CREATE VIEW profit_by_symbol AS
SELECT f.account,
       f.exchange,
       f.symbol,
       f.fills,
       f.net_quantity,
       f.fees,
       f.cash_flow,
       mark.close                                             AS mark_price,
       f.cash_flow + f.net_quantity * coalesce(mark.close, 0) AS profit
FROM (SELECT account,
             exchange,
             symbol,
             count(*)                                                           AS fills,
             sum(CASE side WHEN 'buy' THEN quantity ELSE -quantity END)         AS net_quantity,
             sum(fee)                                                           AS fees,
             sum(CASE side WHEN 'buy' THEN -1 ELSE 1 END * quantity * price - fee) AS cash_flow
      FROM executions
      WHERE quantity > 0
        AND side IN ('buy', 'sell')
      GROUP BY account, exchange, symbol) f
         LEFT JOIN LATERAL (SELECT close
                            FROM market_data m
                            WHERE m.symbol = f.symbol
                              AND m.exchange = f.exchange
                              AND m.timeframe = '1m'
                            ORDER BY m.time DESC
                            LIMIT 1) mark ON true;
COMMENT ON VIEW profit_by_symbol IS 'Fees and profit since the start, in the quote asset, from fills alone: what was received less what was paid and the fees, plus the open quantity at the last 1m close.';

CREATE VIEW brackets AS
SELECT f.intent_id,
       o.signal_id,
       f.account,
       f.exchange,
       f.symbol,
       CASE f.entry_side WHEN 'buy' THEN 'long' ELSE 'short' END             AS direction,
       f.entered_at,
       CASE WHEN f.exited >= f.entered THEN f.last_fill_at END               AS exited_at,
       f.entered                                                             AS entered_quantity,
       f.exited                                                              AS exited_quantity,
       round(f.entered_value / f.entered, 8)                                 AS entry_price,
       round(f.exited_value / nullif(f.exited, 0), 8)                        AS exit_price,
       f.exit_leg,
       f.fees,
       f.cash_flow,
       CASE WHEN f.exited >= f.entered THEN f.cash_flow END                  AS profit,
       d.risk_amount,
       CASE WHEN f.exited >= f.entered AND d.risk_amount > 0
                THEN round(f.cash_flow / d.risk_amount, 4) END               AS profit_in_risk
FROM (SELECT intent_id,
             account,
             exchange,
             symbol,
             min(side) FILTER (WHERE leg = 'entry')                               AS entry_side,
             min(time) FILTER (WHERE leg = 'entry')                               AS entered_at,
             max(time)                                                            AS last_fill_at,
             sum(quantity) FILTER (WHERE leg = 'entry')                           AS entered,
             coalesce(sum(quantity) FILTER (WHERE leg <> 'entry'), 0)             AS exited,
             sum(quantity * price) FILTER (WHERE leg = 'entry')                   AS entered_value,
             sum(quantity * price) FILTER (WHERE leg <> 'entry')                  AS exited_value,
             (array_agg(leg ORDER BY time DESC, sequence DESC)
              FILTER (WHERE leg <> 'entry'))[1]                                   AS exit_leg,
             sum(fee)                                                             AS fees,
             sum(CASE side WHEN 'buy' THEN -1 ELSE 1 END * quantity * price - fee) AS cash_flow
      FROM executions
      WHERE quantity > 0
        AND side IN ('buy', 'sell')
      GROUP BY intent_id, account, exchange, symbol
      HAVING bool_or(leg = 'entry')) f
         LEFT JOIN LATERAL (SELECT signal_id, decision_id
                            FROM orders
                            WHERE order_id = f.intent_id
                            ORDER BY sequence DESC, created_at
                            LIMIT 1) o ON true
         LEFT JOIN LATERAL (SELECT risk_amount
                            FROM risk_decisions
                            WHERE decision_id = o.decision_id
                              AND approved
                            ORDER BY stored_at, time, fingerprint
                            LIMIT 1) d ON true;
COMMENT ON VIEW brackets IS 'Each bracket that was entered, from its fills alone: quantities in the base asset, prices, fees and cash_flow (received less paid less fees) in the quote asset; exited_at, profit (fees included) and profit_in_risk (multiple of the amount at risk) once everything entered was left again. An order that only reduces a position belongs to no bracket: profit_by_symbol counts it.';

CREATE VIEW signal_outcomes AS
WITH decision AS (SELECT DISTINCT ON (signal_id, account) *
                  FROM risk_decisions
                  ORDER BY signal_id, account, stored_at, time, fingerprint)
SELECT s.signal_id,
       s.time,
       s.exchange,
       s.symbol,
       s.timeframe,
       s.direction,
       s.confidence,
       s.metadata -> 'factors'                                        AS factors,
       d.decision_id IS NOT NULL                                      AS is_processed,
       d.account,
       d.code,
       o.order_id,
       o.status                                                       AS entry_status,
       b.entered_at,
       b.exited_at,
       b.profit,
       b.profit_in_risk,
       CASE
           WHEN d.decision_id IS NULL THEN 'undecided'
           WHEN NOT d.approved THEN 'refused'
           WHEN b.intent_id IS NULL AND o.status IN ('cancelled', 'rejected', 'expired') THEN 'not_entered'
           WHEN b.intent_id IS NULL THEN 'pending'
           WHEN b.exited_at IS NULL THEN 'open'
           ELSE b.exit_leg
           END                                                        AS outcome
FROM smc_signals s
         LEFT JOIN decision d ON d.signal_id = s.signal_id
         LEFT JOIN LATERAL (SELECT order_id, status
                            FROM orders
                            WHERE signal_id = s.signal_id
                              AND account = d.account
                              AND leg = 'entry'
                            ORDER BY sequence DESC, created_at
                            LIMIT 1) o ON true
         LEFT JOIN brackets b ON b.intent_id = o.order_id;
COMMENT ON VIEW signal_outcomes IS 'Each signal with its decision, order and end: undecided, refused, pending, not_entered, open, stop_loss, take_profit or flatten; profit in the quote asset, fees included, once the bracket is closed, and as a multiple of the amount at risk.';

CREATE VIEW trading_sessions AS
SELECT (SELECT n.nspname::text
        FROM pg_class c
                 JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.oid = 'portfolio_snapshots'::regclass) AS name,
       p.account,
       p.start_time,
       p.end_time,
       last.realized_profit + last.unrealized_profit   AS total_pnl,
       p.max_drawdown,
       coalesce(b.total_trades, 0)                     AS total_trades,
       coalesce(b.winning_trades, 0)                   AS winning_trades
FROM (SELECT account, min(time) AS start_time, max(time) AS end_time, max(drawdown) AS max_drawdown
      FROM portfolio_snapshots
      GROUP BY account) p
         JOIN portfolio_snapshots last ON last.account = p.account AND last.time = p.end_time
         LEFT JOIN (SELECT account,
                           count(*)                          AS total_trades,
                           count(*) FILTER (WHERE profit > 0) AS winning_trades
                    FROM brackets
                    WHERE profit IS NOT NULL
                    GROUP BY account) b ON b.account = p.account;
COMMENT ON VIEW trading_sessions IS 'The run of this namespace by account: name (the namespace, orders.session), market times of the first and last snapshot, total_pnl in the account currency (open positions at their marks), max_drawdown 0 to 1, closed brackets and those that earned.';

CREATE VIEW smc_pattern_status AS
SELECT p.*,
       ended.detected_at AS expires_at,
       p.pattern_type IN ('order_block', 'fvg') AND ended.detected_at IS NULL AS is_active,
       (SELECT count(*)
        FROM smc_signals s
                 JOIN orders o ON o.signal_id = s.signal_id AND o.leg = 'entry'
        WHERE s.metadata ->> 'zone_id' = p.event_id) AS triggered_orders
FROM smc_patterns p
         LEFT JOIN LATERAL (SELECT min(r.detected_at) AS detected_at
                            FROM smc_patterns r
                            WHERE r.zone_id = p.event_id
                              AND r.pattern_type IN ('order_block_invalidated', 'order_block_expired',
                                                     'fvg_filled', 'fvg_expired')) ended ON true;
COMMENT ON VIEW smc_pattern_status IS 'Patterns with what became of them: expires_at is when a zone ended, is_active whether an order block or gap still lives, triggered_orders the entries made on it.';
CREATE INDEX smc_signals_by_zone ON smc_signals ((metadata ->> 'zone_id'));

CREATE VIEW conflicting_decisions AS
SELECT decision_id, count(*) AS decisions, min(stored_at) AS first_stored_at, max(stored_at) AS last_stored_at
FROM risk_decisions
GROUP BY decision_id
HAVING count(*) > 1;
COMMENT ON VIEW conflicting_decisions IS 'Decisions that were made twice and differ: an alarm. The order that the ledger took first binds.';

CREATE VIEW conflicting_orders AS
SELECT order_id, count(*) AS rows, min(created_at) AS first_created_at, max(created_at) AS last_created_at
FROM orders
GROUP BY order_id
HAVING count(*) > 1;
COMMENT ON VIEW conflicting_orders IS 'Orders of one id and two intents: an alarm. The one with reports is in the ledger.';
