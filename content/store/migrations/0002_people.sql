-- People with their roles and sessions, and the log of what was done.

-- mail_key is the address in small letters: what makes two people the same. Flags are times or nothing.
create table person (
    id text not null primary key,
    mail text not null,
    mail_key text not null,
    name text not null,
    lang text not null,
    password text,
    administrator_since text,
    disabled_at text,
    created_at text not null
);

create unique index person_by_mail on person (mail_key);

create table membership (
    person_id text not null references person (id),
    organisation text not null references item (id),
    role text not null,
    since text not null,
    primary key (person_id, organisation, role)
);

create index membership_by_organisation on membership (organisation);

-- token_hash is the SHA-256 of what the browser holds: who reads this table cannot sign in with it.
create table session (
    token_hash text not null primary key,
    person_id text not null references person (id),
    began_at text not null,
    seen_at text not null,
    ends_at text not null,
    address text not null,
    agent text not null
);

create index session_by_person on session (person_id);

-- Each row carries the hash of the one before and its own: a row that was changed or taken out breaks the chain.
create table audit (
    number bigint not null primary key,
    at text not null,
    person_id text,
    organisation text,
    address text,
    action text not null,
    subject text,
    detail text not null,
    hash text not null
);

create index audit_by_subject on audit (subject, number);

create index audit_by_organisation on audit (organisation, number);
