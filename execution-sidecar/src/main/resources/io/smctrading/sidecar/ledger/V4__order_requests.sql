-- Orders that people asked for over the API: the same key gives the same answer.

create table order_requests (
    account         text        not null,
    idempotency_key text        not null,
    request_hash    text        not null,
    order_id        text        not null unique,
    venue           text        not null,
    symbol          text        not null,
    side            text        not null check (side in ('BUY', 'SELL')),
    order_type      text        not null check (order_type in ('MARKET', 'LIMIT', 'STOP_LOSS')),
    quantity        numeric     not null check (quantity > 0),
    price           numeric,
    stop_price      numeric,
    target_price    numeric,
    reduce_only     boolean     not null,
    requested_time  timestamptz not null,
    valid_until     timestamptz not null,
    actor           text        not null,
    published       boolean     not null default false,
    refusal_code    text,
    refusal_reason  text,
    answer          text,
    created_at      timestamptz not null default now(),
    primary key (account, idempotency_key)
);
comment on table order_requests is 'The first request per key binds; what is sent again is what it says.';
comment on column order_requests.requested_time is 'Market time when it was asked for.';
comment on column order_requests.valid_until is 'Market time at which the order ends.';
comment on column order_requests.published is 'Whether order.requests has it.';
comment on column order_requests.refusal_code is 'The rule by which risk refused it; null if it did not, or has not decided.';
comment on column order_requests.answer is 'The answer that was given once its outcome was known; given again to whoever asks with the same key.';
