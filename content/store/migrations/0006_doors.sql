-- Links that open a door once, second factors, keys for programs, and mail that waits to be sent.

-- Only the hash of what a link holds. payload is what the link is about, as JSON.
create table ticket (
    key_hash text not null primary key,
    purpose text not null,
    subject text not null,
    payload text not null,
    made_by text,
    made_at text not null,
    ends_at text not null,
    used_at text
);

create index ticket_by_purpose on ticket (purpose, subject);

-- secret is what the server must know to check an answer; used_step the last time step that was used, so that no code
-- counts twice.
create table factor (
    id text not null primary key,
    person_id text not null references person (id),
    kind text not null,
    name text not null,
    secret text not null,
    used_step bigint not null,
    made_at text not null
);

create index factor_by_person on factor (person_id);

create table recovery_code (
    code_hash text not null,
    person_id text not null references person (id),
    used_at text,
    primary key (person_id, code_hash)
);

-- A key with which a program acts for somebody, in one organisation and one role.
create table token (
    key_hash text not null primary key,
    id text not null,
    person_id text not null references person (id),
    organisation text not null,
    role text not null,
    name text not null,
    made_at text not null,
    ends_at text not null,
    used_at text
);

create unique index token_by_id on token (id);

create index token_by_person on token (person_id);

-- Mail that waits, and mail that could not be sent. What was sent is taken out: it may hold a link that opens a door.
create table letter (
    id text not null primary key,
    mail text not null,
    subject text not null,
    body text not null,
    made_at text not null,
    next_at text not null,
    tries bigint not null,
    trouble text
);

create index letter_by_next on letter (next_at);
