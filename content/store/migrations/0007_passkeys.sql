-- Passkeys: what somebody signs in with instead of a password and a code.

-- credential_id is what the device calls the key, in base64url: of two people nobody has the same. credential is the public
-- key and what is known of it, as JSON; nothing in it opens a door.
create table passkey (
    id text not null primary key,
    person_id text not null references person (id),
    credential_id text not null,
    credential text not null,
    name text not null,
    made_at text not null,
    used_at text
);

create unique index passkey_by_credential on passkey (credential_id);

create index passkey_by_person on passkey (person_id);
