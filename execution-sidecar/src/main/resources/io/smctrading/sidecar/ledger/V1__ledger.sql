-- The order ledger. Market times are what the market's clock said; *_at columns are system time.

create table ledgers (
    account    text primary key,
    ledger_id  uuid        not null,
    namespace  text        not null,
    created_at timestamptz not null default now()
);
comment on table ledgers is 'Which ledger this is: a wiped one has another id than the broker remembers.';

create table leases (
    account    text primary key,
    epoch      bigint      not null,
    holder     text        not null,
    renewed_at timestamptz not null default now()
);
comment on table leases is 'Who trades the account; every write of a trading sidecar proves its epoch.';

create table trading_states (
    account    text primary key,
    state      text        not null check (state in ('TRADING', 'HALTED')),
    actor      text        not null,
    reason     text        not null,
    changed_at timestamptz not null default now(),
    change_id  uuid        not null,
    announced  boolean     not null
);
comment on table trading_states is 'The halt, which survives restarts; announced once control.commands has it.';

create table feed_positions (
    account     text   not null,
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (account, topic, partition)
);
comment on table feed_positions is 'Up to where each topic is part of what stands in this ledger.';

create table markets (
    account     text not null,
    venue       text not null,
    symbol      text not null,
    market_time timestamptz,
    clock_time  timestamptz,
    last_price  numeric,
    primary key (account, venue, symbol)
);
comment on table markets is 'What the paper venue has seen of each symbol at the feed positions.';

create table intents (
    intent_id    text primary key,
    arrival      bigint generated always as identity unique,
    account      text        not null,
    decision_id  text        not null,
    signal_id    text,
    venue        text        not null,
    symbol       text        not null,
    side         text        not null check (side in ('BUY', 'SELL')),
    quantity     numeric     not null check (quantity > 0),
    limit_price  numeric,
    stop_price   numeric,
    target_price numeric,
    reduce_only  boolean     not null,
    created_time timestamptz not null,
    valid_until  timestamptz not null,
    reduced      numeric     not null default 0,
    finished     boolean     not null default false,
    appended_at  timestamptz not null,
    received_at  timestamptz not null default now()
);
comment on table intents is 'The first intent per id binds.';
create index intents_unfinished on intents (account, arrival) where not finished;

create table orders (
    order_id    text primary key,
    intent_id   text        not null references intents,
    leg         text        not null check (leg in ('ENTRY', 'STOP_LOSS', 'TAKE_PROFIT', 'FLATTEN')),
    side        text        not null check (side in ('BUY', 'SELL')),
    status      text        not null,
    quantity    numeric     not null,
    price       numeric,
    triggered   boolean     not null default false,
    filled      numeric     not null default 0,
    cost        numeric     not null default 0,
    fees        numeric     not null default 0,
    sequence    int         not null default 0,
    reason      text,
    market_time timestamptz,
    sent_epoch  bigint,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    check (filled <= quantity)
);
create index orders_of_intent on orders (intent_id);
create index orders_by_creation on orders (created_at desc, order_id);
create index orders_by_status on orders (status, created_at desc);

create table executions (
    execution_id        text primary key,
    order_id            text        not null references orders,
    sequence            int         not null,
    status              text        not null,
    terminal            boolean     not null,
    market_time         timestamptz not null,
    last_quantity       numeric     not null,
    last_price          numeric     not null,
    fee                 numeric     not null,
    cumulative_quantity numeric     not null,
    average_price       numeric     not null,
    reason              text,
    venue_trade_id      text,
    recorded_at         timestamptz not null default now(),
    unique (order_id, sequence)
);
comment on table executions is 'Every report, once.';
create unique index executions_one_terminal on executions (order_id) where terminal;
create unique index executions_one_per_trade on executions (order_id, venue_trade_id);

create table outbox (
    position     bigint generated always as identity primary key,
    account      text not null,
    execution_id text not null unique references executions
);
comment on table outbox is 'Reports that the broker has not confirmed yet.';
