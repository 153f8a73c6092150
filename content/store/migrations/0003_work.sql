-- What people are writing, before it is content: work copies, what was kept of them, remarks, and what is planned.

-- At most one for an item. It may be incomplete or wrong; the item itself is not touched by it. base_version is the
-- version of the stored item that it began from, 0 when there was none; version counts its own saves.
create table work (
    item_id text not null primary key,
    kind text not null,
    owner text,
    state text not null,
    base_version bigint not null,
    version bigint not null,
    name text not null,
    changed_at text not null,
    changed_by text not null,
    doc text not null
);

create index work_by_state on work (state, changed_at);

-- Every save of a work copy. Numbers go on when an item gets its next work copy.
create table work_save (
    item_id text not null,
    version bigint not null,
    at text not null,
    author text not null,
    doc text not null,
    primary key (item_id, version)
);

-- What one person typed and did not save yet, and what that text began from.
create table autosave (
    item_id text not null,
    person text not null,
    at text not null,
    began text not null,
    doc text not null,
    primary key (item_id, person)
);

-- Who has an item's form open, as of late.
create table opened (
    item_id text not null,
    person text not null,
    seen_at text not null,
    primary key (item_id, person)
);

-- What a publisher says about a field.
create table remark (
    item_id text not null,
    number bigint not null,
    field text not null,
    words text not null,
    author text not null,
    at text not null,
    settled_at text,
    primary key (item_id, number)
);

-- What shall happen to an item at a moment.
create table plan (
    item_id text not null,
    action text not null,
    due_at text not null,
    author text not null,
    primary key (item_id, action)
);

create index plan_by_due on plan (due_at);

-- Which source text a translation was made from, as a hash.
create table translated (
    item_id text not null,
    field text not null,
    lang text not null,
    source_hash text not null,
    primary key (item_id, field, lang)
);
