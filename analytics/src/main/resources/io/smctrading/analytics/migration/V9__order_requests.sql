-- What people asked for; the decision names the request as its signal.

CREATE TABLE order_requests (
    request_id  text           NOT NULL,
    account     text           NOT NULL,
    time        timestamptz    NOT NULL,
    exchange    text           NOT NULL,
    symbol      text           NOT NULL,
    side        text           NOT NULL,
    order_type  text           NOT NULL,
    quantity    numeric(20, 8) NOT NULL,
    price       numeric(20, 8),
    stop_loss   numeric(20, 8),
    take_profit numeric(20, 8),
    reduce_only boolean        NOT NULL,
    valid_until timestamptz    NOT NULL,
    actor       text           NOT NULL,
    stored_at   timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (account, request_id, time)
);
COMMENT ON TABLE order_requests IS 'Orders that people asked for, each once; risk_decisions says what became of them, with request_id as its signal_id.';
COMMENT ON COLUMN order_requests.request_id IS 'manual: and the idempotency key of whoever asked.';
COMMENT ON COLUMN order_requests.account IS 'Trading account.';
COMMENT ON COLUMN order_requests.time IS 'Market time as far as the asking side knew it, UTC.';
COMMENT ON COLUMN order_requests.exchange IS 'Lower-case name of the exchange or data source.';
COMMENT ON COLUMN order_requests.symbol IS 'Canonical symbol BASE-QUOTE.';
COMMENT ON COLUMN order_requests.side IS 'buy or sell.';
COMMENT ON COLUMN order_requests.order_type IS 'market, limit or stop_loss.';
COMMENT ON COLUMN order_requests.quantity IS 'Asked for, in the base asset.';
COMMENT ON COLUMN order_requests.price IS 'Limit, or trigger of a stop_loss, in the quote asset; null for a market order.';
COMMENT ON COLUMN order_requests.stop_loss IS 'Stop of what it opens, in the quote asset; null without one.';
COMMENT ON COLUMN order_requests.take_profit IS 'Target of what it opens, in the quote asset; null without one.';
COMMENT ON COLUMN order_requests.reduce_only IS 'True if it may only shrink a position.';
COMMENT ON COLUMN order_requests.valid_until IS 'Market time at which the order, or its rest, ends, UTC.';
COMMENT ON COLUMN order_requests.actor IS 'Who asked.';
COMMENT ON COLUMN order_requests.stored_at IS 'System time when the row was first written, UTC.';
