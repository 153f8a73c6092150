-- Items with their links, revisions and old addresses, and the list of what an index has to look at again.

-- One row. Whoever writes takes the next number first and holds the row until the end: so there is one writer at a
-- time on every database, and a higher number is never seen before a lower one.
create table turn (
    only_row bigint not null primary key check (only_row = 1),
    number bigint not null
);

insert into turn (only_row, number) values (1, 0);

-- doc is the written form and the whole truth; the other columns are lifted out of it to be found by.
create table item (
    id text not null primary key,
    kind text not null,
    slug text not null,
    owner text,
    status text not null,
    version bigint not null,
    changed_at text not null,
    doc text not null
);

create unique index item_by_slug on item (slug, kind);

create index item_by_kind on item (kind, status);

-- position counts through all links of an item in reading order.
create table link (
    from_id text not null references item (id),
    position bigint not null,
    relation text not null,
    to_id text not null references item (id),
    primary key (from_id, position)
);

create index link_by_target on link (to_id);

create table revision (
    item_id text not null references item (id),
    version bigint not null,
    at text not null,
    author text not null,
    doc text not null,
    primary key (item_id, version)
);

-- Where an item once was. An item that is there today comes first.
create table old_slug (
    slug text not null,
    kind text not null,
    item_id text not null references item (id),
    primary key (slug, kind)
);

-- A reader is a node with an index.
create table reader (
    name text not null primary key
);

create table todo (
    reader text not null references reader (name),
    item_id text not null references item (id),
    turn bigint not null,
    primary key (reader, item_id)
);

create index todo_by_turn on todo (reader, turn);

-- Small facts of the installation.
create table mark (
    key text not null primary key,
    value text not null
);
