-- Outside addresses of published items: when each was asked last and what came of it, and which items hold it.

-- status is what the server said, 0 when it said nothing; fault a word, null while the address works. failures counts in
-- a row; counted_at is when the last one was counted, asked_at when an editor wanted it asked again.
create table outside_link (
    address text not null primary key,
    due_at text not null,
    checked_at text,
    asked_at text,
    status bigint not null,
    fault text,
    failures bigint not null,
    failed_first text,
    counted_at text,
    broken bigint not null
);

create index outside_link_by_due on outside_link (due_at);

create index outside_link_by_broken on outside_link (broken);

create table outside_use (
    item_id text not null,
    address text not null,
    primary key (item_id, address)
);

create index outside_use_by_address on outside_use (address);
