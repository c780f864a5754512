-- Orders at exchanges: where each was sent, what the exchange counts, and where new ones go.

alter table orders add column venue text;
comment on column orders.venue is 'Where it is placed, which may be another venue than its intent names; never changes once it is SENT.';
alter table orders add column sent_at timestamptz;
comment on column orders.sent_at is 'When it was about to be sent for the last time, system time; before this row a request of it cannot have left.';
alter table orders add column sent_bookmark text;
comment on column orders.sent_bookmark is 'Where the account''s history at the venue stood before it was sent.';
alter table orders add column venue_filled numeric not null default 0;
comment on column orders.venue_filled is 'Filled as the venue counts, before fees in the base asset.';
update orders set venue = 'paper', venue_filled = filled;

alter table orders drop constraint orders_check;
alter table orders add check (venue_filled <= quantity);

alter table intents add column cancel_reason text;
comment on column intents.cancel_reason is 'Why its entry is to be cancelled; null if it is not.';

create table routes (
    account    text        not null,
    from_venue text        not null,
    symbol     text        not null,
    to_venue   text        not null,
    actor      text        not null,
    reason     text        not null,
    changed_at timestamptz not null default now(),
    primary key (account, from_venue, symbol)
);
comment on table routes is 'Where new orders go that were meant for another venue; symbol * is every symbol.';
