-- What was decided and what became of it.

CREATE TABLE risk_decisions (
    decision_id  text           NOT NULL,
    fingerprint  text           NOT NULL,
    time         timestamptz    NOT NULL,
    signal_id    text           NOT NULL,
    account      text           NOT NULL,
    exchange     text           NOT NULL,
    symbol       text           NOT NULL,
    approved     boolean        NOT NULL,
    code         text           NOT NULL,
    reason       text           NOT NULL,
    equity       numeric(20, 8) NOT NULL,
    daily_profit numeric(20, 8) NOT NULL,
    exposure     numeric(20, 8) NOT NULL,
    entry_price  numeric(20, 8) NOT NULL,
    stop_loss    numeric(20, 8) NOT NULL,
    take_profit  numeric(20, 8) NOT NULL,
    quantity     numeric(20, 8) NOT NULL,
    risk_amount  numeric(20, 8) NOT NULL,
    stored_at    timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (decision_id, time, fingerprint)
);
CREATE INDEX risk_decisions_by_signal ON risk_decisions (signal_id);
CREATE INDEX risk_decisions_by_code ON risk_decisions (code, time DESC);
COMMENT ON TABLE risk_decisions IS 'What the limits said to each signal, insert-only. A repetition leaves one row; a second decision that differs stays beside the first and shows in conflicting_decisions.';
COMMENT ON COLUMN risk_decisions.decision_id IS 'Deterministic id of account and signal; also the order''s id if approved.';
COMMENT ON COLUMN risk_decisions.fingerprint IS 'Digest of everything else that was decided: equal for a repetition.';
COMMENT ON COLUMN risk_decisions.time IS 'Market time of the decision, UTC.';
COMMENT ON COLUMN risk_decisions.signal_id IS 'The signal decided upon.';
COMMENT ON COLUMN risk_decisions.account IS 'Trading account.';
COMMENT ON COLUMN risk_decisions.exchange IS 'Lower-case name of the exchange or data source.';
COMMENT ON COLUMN risk_decisions.symbol IS 'Canonical symbol BASE-QUOTE.';
COMMENT ON COLUMN risk_decisions.approved IS 'Whether an order follows.';
COMMENT ON COLUMN risk_decisions.code IS 'APPROVED, or the rule that refused.';
COMMENT ON COLUMN risk_decisions.reason IS 'One sentence with the numbers.';
COMMENT ON COLUMN risk_decisions.equity IS 'Account equity at the decision, in the account currency.';
COMMENT ON COLUMN risk_decisions.daily_profit IS 'Profit since the start of the UTC day, in the account currency; negative for a loss.';
COMMENT ON COLUMN risk_decisions.exposure IS 'Sum of absolute position values before the decision, in the account currency.';
COMMENT ON COLUMN risk_decisions.entry_price IS 'The signal''s entry, in the quote asset.';
COMMENT ON COLUMN risk_decisions.stop_loss IS 'The signal''s stop, in the quote asset.';
COMMENT ON COLUMN risk_decisions.take_profit IS 'The signal''s target, in the quote asset.';
COMMENT ON COLUMN risk_decisions.quantity IS 'Approved quantity, in the base asset; 0 if refused.';
COMMENT ON COLUMN risk_decisions.risk_amount IS 'Loss at the stop for that quantity, in the account currency; 0 if refused.';
COMMENT ON COLUMN risk_decisions.stored_at IS 'System time when the row was first written, UTC.';

CREATE TABLE orders (
    order_id             text           NOT NULL,
    created_at           timestamptz    NOT NULL,
    intent_id            text           NOT NULL,
    leg                  text           NOT NULL,
    decision_id          text           NOT NULL,
    signal_id            text,
    session              text           NOT NULL,
    account              text           NOT NULL,
    exchange             text           NOT NULL,
    symbol               text           NOT NULL,
    side                 text           NOT NULL,
    order_type           text           NOT NULL,
    quantity             numeric(20, 8) NOT NULL,
    price                numeric(20, 8),
    reduce_only          boolean        NOT NULL,
    valid_until          timestamptz    NOT NULL,
    sequence             integer        NOT NULL,
    status               text           NOT NULL,
    filled_quantity      numeric(20, 8) NOT NULL,
    filled_price         numeric(20, 8) NOT NULL,
    fees                 numeric(20, 8) NOT NULL,
    updated_at           timestamptz    NOT NULL,
    filled_at            timestamptz,
    execution_latency_ms bigint,
    external_order_id    text,
    reason               text,
    stored_at            timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (order_id, created_at)
);
CREATE INDEX orders_by_symbol ON orders (symbol, created_at DESC);
CREATE INDEX orders_by_status ON orders (status, created_at DESC);
CREATE INDEX orders_by_session ON orders (session, created_at DESC);
CREATE INDEX orders_by_signal ON orders (signal_id);
COMMENT ON TABLE orders IS 'Newest known state of each order, the exits of a bracket included: a projection of orders and executions, the ledger is the sidecar''s.';
COMMENT ON COLUMN orders.order_id IS 'The intent''s id for the entry, with a suffix for its exits.';
COMMENT ON COLUMN orders.created_at IS 'Market time of the intent, UTC.';
COMMENT ON COLUMN orders.intent_id IS 'order_id of the entry that the order belongs to.';
COMMENT ON COLUMN orders.leg IS 'Part of the bracket: entry, stop_loss, take_profit or flatten.';
COMMENT ON COLUMN orders.decision_id IS 'The risk decision behind it.';
COMMENT ON COLUMN orders.signal_id IS 'The signal behind it; null for a flattening or manual order.';
COMMENT ON COLUMN orders.session IS 'Trading session: the namespace of the run.';
COMMENT ON COLUMN orders.account IS 'Trading account.';
COMMENT ON COLUMN orders.exchange IS 'Lower-case name of the exchange.';
COMMENT ON COLUMN orders.symbol IS 'Canonical symbol BASE-QUOTE.';
COMMENT ON COLUMN orders.side IS 'buy or sell.';
COMMENT ON COLUMN orders.order_type IS 'market, limit, stop_loss or take_profit.';
COMMENT ON COLUMN orders.quantity IS 'Quantity of the intent, in the base asset; an exit covers as much of it as was filled.';
COMMENT ON COLUMN orders.price IS 'Limit, stop or target price, in the quote asset; null for a market order.';
COMMENT ON COLUMN orders.reduce_only IS 'True if it may only shrink a position.';
COMMENT ON COLUMN orders.valid_until IS 'Market time at which an unfilled entry is cancelled, UTC.';
COMMENT ON COLUMN orders.sequence IS 'Sequence of the newest report; 0 before the first. It never falls.';
COMMENT ON COLUMN orders.status IS 'pending, partially_filled, filled, cancelled, rejected, expired, quarantined or unknown.';
COMMENT ON COLUMN orders.filled_quantity IS 'Filled so far, in the base asset.';
COMMENT ON COLUMN orders.filled_price IS 'Average price of what is filled, in the quote asset; 0 if nothing is.';
COMMENT ON COLUMN orders.fees IS 'Fees of all fills so far, in the quote asset.';
COMMENT ON COLUMN orders.updated_at IS 'Market time of the newest report, UTC; that of the intent before the first.';
COMMENT ON COLUMN orders.filled_at IS 'Market time when it was filled whole, UTC; null before.';
COMMENT ON COLUMN orders.execution_latency_ms IS 'Milliseconds of market time from intent to filled; null before.';
COMMENT ON COLUMN orders.external_order_id IS 'The venue''s id of the order; null where the venue gave none.';
COMMENT ON COLUMN orders.reason IS 'Why it was rejected, cancelled or expired.';
COMMENT ON COLUMN orders.stored_at IS 'System time when the row was first written, UTC.';

CREATE TABLE executions (
    execution_id        text           NOT NULL,
    time                timestamptz    NOT NULL,
    order_id            text           NOT NULL,
    intent_id           text           NOT NULL,
    leg                 text           NOT NULL,
    sequence            integer        NOT NULL,
    account             text           NOT NULL,
    exchange            text           NOT NULL,
    symbol              text           NOT NULL,
    side                text           NOT NULL,
    status              text           NOT NULL,
    terminal            boolean        NOT NULL,
    quantity            numeric(20, 8) NOT NULL,
    price               numeric(20, 8) NOT NULL,
    fee                 numeric(20, 8) NOT NULL,
    cumulative_quantity numeric(20, 8) NOT NULL,
    average_price       numeric(20, 8) NOT NULL,
    liquidity           text,
    venue_trade_id      text,
    reason              text,
    stored_at           timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (execution_id, time)
);
CREATE INDEX executions_by_order ON executions (order_id, sequence);
CREATE INDEX executions_by_intent ON executions (intent_id);
CREATE INDEX executions_by_symbol ON executions (symbol, time DESC);
COMMENT ON TABLE executions IS 'Every report of every order, each once; fills are the rows with a quantity above 0.';
COMMENT ON COLUMN executions.execution_id IS 'Unique id of the report: order id and sequence.';
COMMENT ON COLUMN executions.time IS 'Market time of the report, UTC.';
COMMENT ON COLUMN executions.order_id IS 'Order that is reported on.';
COMMENT ON COLUMN executions.intent_id IS 'order_id of the entry that the order belongs to.';
COMMENT ON COLUMN executions.leg IS 'Part of the bracket: entry, stop_loss, take_profit or flatten.';
COMMENT ON COLUMN executions.sequence IS '1, 2, 3 and so on per order, without holes.';
COMMENT ON COLUMN executions.account IS 'Trading account.';
COMMENT ON COLUMN executions.exchange IS 'Lower-case name of the exchange.';
COMMENT ON COLUMN executions.symbol IS 'Canonical symbol BASE-QUOTE.';
COMMENT ON COLUMN executions.side IS 'buy or sell.';
COMMENT ON COLUMN executions.status IS 'State on the wire in lower case: new, sent, accepted, partially_filled, filled, canceled, rejected, expired, quarantined or unknown.';
COMMENT ON COLUMN executions.terminal IS 'True exactly once per order: nothing follows.';
COMMENT ON COLUMN executions.quantity IS 'Quantity of this fill, in the base asset; 0 if nothing was filled.';
COMMENT ON COLUMN executions.price IS 'Price of this fill, in the quote asset; 0 if nothing was filled.';
COMMENT ON COLUMN executions.fee IS 'Fee of this fill, in the quote asset.';
COMMENT ON COLUMN executions.cumulative_quantity IS 'Filled so far, in the base asset.';
COMMENT ON COLUMN executions.average_price IS 'Average price of what is filled so far, in the quote asset; 0 if nothing.';
COMMENT ON COLUMN executions.liquidity IS 'maker or taker; null where the venue does not say.';
COMMENT ON COLUMN executions.venue_trade_id IS 'The venue''s id of the fill; null where there is none.';
COMMENT ON COLUMN executions.reason IS 'Why it was rejected, cancelled or expired.';
COMMENT ON COLUMN executions.stored_at IS 'System time when the row was first written, UTC.';

CREATE TABLE portfolio_snapshots (
    account           text             NOT NULL,
    time              timestamptz      NOT NULL,
    equity            numeric(20, 8)   NOT NULL,
    cash              numeric(20, 8)   NOT NULL,
    exposure          numeric(20, 8)   NOT NULL,
    realized_profit   numeric(20, 8)   NOT NULL,
    unrealized_profit numeric(20, 8)   NOT NULL,
    daily_profit      numeric(20, 8)   NOT NULL,
    drawdown          double precision NOT NULL,
    trading_state     text             NOT NULL,
    positions         jsonb            NOT NULL,
    stored_at         timestamptz      NOT NULL DEFAULT now(),
    PRIMARY KEY (account, time)
);
COMMENT ON TABLE portfolio_snapshots IS 'The account as risk saw it; of several at one market time the last. Positions as rows are in the views positions and open_positions.';
COMMENT ON COLUMN portfolio_snapshots.account IS 'Trading account.';
COMMENT ON COLUMN portfolio_snapshots.time IS 'Market time, UTC.';
COMMENT ON COLUMN portfolio_snapshots.equity IS 'Cash plus positions at their marks, in the account currency.';
COMMENT ON COLUMN portfolio_snapshots.cash IS 'In the account currency.';
COMMENT ON COLUMN portfolio_snapshots.exposure IS 'Sum of absolute position values, in the account currency.';
COMMENT ON COLUMN portfolio_snapshots.realized_profit IS 'Since the start, fees included, in the account currency.';
COMMENT ON COLUMN portfolio_snapshots.unrealized_profit IS 'Of open positions at their marks, in the account currency.';
COMMENT ON COLUMN portfolio_snapshots.daily_profit IS 'Since the start of the UTC day, in the account currency.';
COMMENT ON COLUMN portfolio_snapshots.drawdown IS 'Fall from the highest equity, 0 to 1.';
COMMENT ON COLUMN portfolio_snapshots.trading_state IS 'active, halted (exits only) or unknown.';
COMMENT ON COLUMN portfolio_snapshots.positions IS 'Array of open positions: exchange, symbol, quantity (base asset), entry_price, current_price (quote asset), unrealized_pnl (account currency); numbers as text, exact.';
COMMENT ON COLUMN portfolio_snapshots.stored_at IS 'System time when the row was first written, UTC.';
