-- Clocks that were passed on, so that none of them has to be waited for; and where an order's time goes.

create table clocks (
    account    text        not null,
    venue      text        not null,
    symbol     text        not null,
    mark       text        not null check (mark in ('MARKET', 'DECISIONS')),
    clock_time timestamptz not null,
    step       int         not null,
    primary key (account, venue, symbol, mark)
);
comment on table clocks is 'The newest clock of each symbol at the feed positions; published again after a restart.';

alter table intents add column read_at timestamptz;
comment on column intents.appended_at is 'When the broker had the intent, system time.';
comment on column intents.read_at is 'When this sidecar had read it, system time; null before version 2.';
comment on column intents.received_at is 'When the transaction began that made it durable, system time.';

alter table orders add column placed_at timestamptz;
comment on column orders.placed_at is 'When the venue got it, system time; null if it never did, for exits, and before version 2.';
alter table orders add column external_order_id text;
comment on column orders.external_order_id is 'The venue''s own id of it; null if the venue never had it, and before version 2.';

alter table executions add column liquidity text check (liquidity in ('MAKER', 'TAKER'));
comment on column executions.liquidity is 'What a fill was; null if nothing was filled, and before version 2.';

create index executions_fills_by_time on executions (market_time) where venue_trade_id is not null;
