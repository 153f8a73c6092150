-- Whom a sign-in service of a city means by a subject of its own. Of each service one account belongs to one person.
create table single_sign_on (
    issuer text not null,
    subject text not null,
    person_id text not null references person (id),
    linked_at text not null,
    primary key (issuer, subject)
);

create unique index single_sign_on_by_person on single_sign_on (person_id, issuer);
