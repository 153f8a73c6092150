-- Many at once: batches that can be undone, lists that somebody keeps, what visitors report and what they seek in vain.

-- A work copy of an item that was never published is looked at again as well: the list no longer insists on an item.
create table todo_of_all (
    reader text not null references reader (name),
    item_id text not null,
    turn bigint not null,
    primary key (reader, item_id)
);

insert into todo_of_all (reader, item_id, turn) select reader, item_id, turn from todo;

drop table todo;

alter table todo_of_all rename to todo;

create index todo_by_turn on todo (reader, turn);

-- Something that was done to many items at once.
create table batch (
    id text not null primary key,
    action text not null,
    title text not null,
    person text not null,
    at text not null,
    undone_at text
);

create index batch_by_person on batch (person, at);

-- before is 0 where there was nothing before. reopens is the state of the work copy that became content.
create table batch_item (
    batch_id text not null references batch (id),
    item_id text not null,
    part text not null,
    before bigint not null,
    after bigint not null,
    reopens text,
    primary key (batch_id, item_id)
);

create table saved_view (
    person text not null,
    name text not null,
    query text not null,
    primary key (person, name)
);

create table report (
    id text not null primary key,
    item_id text not null,
    owner text,
    topic text not null,
    words text not null,
    mail text,
    state text not null,
    answer text not null,
    at text not null,
    answered_at text,
    answered_by text
);

create index report_by_state on report (state, at);

create index report_by_owner on report (owner, state);

-- What was searched and not found: how often on a day, never by whom.
create table demand (
    day text not null,
    query text not null,
    times bigint not null,
    primary key (day, query)
);
