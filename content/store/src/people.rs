//! People and their roles.

use jiff::Timestamp;
use model::{Id, Lang, Membership, Role, Standing};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::audit::{self, Deed};
use crate::items::time;
use crate::save::fixed_width;
use crate::{Error, Store};

/// Somebody who can sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The lasting name; says nothing about them.
    pub id: String,
    /// Where mail reaches them.
    pub mail: String,
    /// What colleagues call them.
    pub name: String,
    /// The language in which the studio speaks to them.
    pub lang: Lang,
    /// The password as argon2 keeps it (a PHC string); none for who has not chosen one.
    pub password: Option<String>,
    /// What they are.
    pub standing: Standing,
    /// Since when they may not sign in any more.
    pub disabled_at: Option<Timestamp>,
    /// When they were made known.
    pub created_at: Timestamp,
}

/// Why somebody was not made known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAdded {
    /// Somebody has this address already.
    #[error("somebody has the address {0} already")]
    MailTaken(String),
    /// A role names what is no organisation.
    #[error("there is no organisation {0}")]
    NoOrganisation(Id),
}

impl Store {
    /// Makes somebody known, with their roles.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn add_person(&self, person: &Person, deed: &Deed) -> Result<Result<(), NotAdded>, Error> {
        let (mut transaction, _) = self.take_turn().await?;
        let done = sqlx::query(
            "insert into person
                 (id, mail, mail_key, name, lang, password, administrator_since, disabled_at, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (mail_key) do nothing",
        )
        .bind(&person.id)
        .bind(&person.mail)
        .bind(mail_key(&person.mail))
        .bind(&person.name)
        .bind(person.lang.as_str())
        .bind(person.password.as_deref())
        .bind(person.standing.administrator.then(|| fixed_width(person.created_at)))
        .bind(person.disabled_at.map(fixed_width))
        .bind(fixed_width(person.created_at))
        .execute(&mut *transaction)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(Err(NotAdded::MailTaken(person.mail.clone())));
        }
        for one in &person.standing.memberships {
            if !join(&mut transaction, &person.id, one, person.created_at).await? {
                return Ok(Err(NotAdded::NoOrganisation(one.organisation.clone())));
            }
        }
        audit::append(&mut transaction, deed).await?;
        transaction.commit().await?;
        Ok(Ok(()))
    }

    /// Somebody by their id.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn person(&self, id: &str) -> Result<Option<Person>, Error> {
        let mut connection = self.readers.acquire().await?;
        read(&mut connection, "", id).await
    }

    /// Somebody by their mail address, capitals aside.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn person_by_mail(&self, mail: &str) -> Result<Option<Person>, Error> {
        let mut connection = self.readers.acquire().await?;
        read(&mut connection, &mail_key(mail), "").await
    }

    /// Everybody, by name.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn people(&self) -> Result<Vec<Person>, Error> {
        let rows = sqlx::query(
            "select id, mail, name, lang, password, administrator_since, disabled_at, created_at from person",
        )
        .fetch_all(&self.readers)
        .await?;
        let mut people: Vec<Person> = rows.iter().map(person).collect::<Result<_, _>>()?;
        let rows =
            sqlx::query("select person_id, organisation, role from membership order by since, organisation, role")
                .fetch_all(&self.readers)
                .await?;
        for row in &rows {
            let id: &str = row.try_get(0)?;
            if let Some(person) = people.iter_mut().find(|person| person.id == id) {
                person.standing.memberships.push(membership(row.try_get(1)?, row.try_get(2)?)?);
            }
        }
        people.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        Ok(people)
    }
}

/// What makes two addresses the same.
pub(crate) fn mail_key(mail: &str) -> String {
    mail.trim().to_lowercase()
}

/// Gives somebody a role. Says no when there is no such organisation.
pub(crate) async fn join(
    connection: &mut AnyConnection,
    person: &str,
    membership: &Membership,
    at: Timestamp,
) -> Result<bool, Error> {
    let there = sqlx::query("select id from item where id = $1 and kind = 'organisation'")
        .bind(membership.organisation.as_str())
        .fetch_optional(&mut *connection)
        .await?;
    if there.is_none() {
        return Ok(false);
    }
    sqlx::query(
        "insert into membership (person_id, organisation, role, since) values ($1, $2, $3, $4)
         on conflict (person_id, organisation, role) do nothing",
    )
    .bind(person)
    .bind(membership.organisation.as_str())
    .bind(membership.role.as_str())
    .bind(fixed_width(at))
    .execute(connection)
    .await?;
    Ok(true)
}

/// Somebody by one of the two.
pub(crate) async fn read(connection: &mut AnyConnection, mail_key: &str, id: &str) -> Result<Option<Person>, Error> {
    let row = sqlx::query(
        "select id, mail, name, lang, password, administrator_since, disabled_at, created_at from person
         where mail_key = $1 or id = $2",
    )
    .bind(mail_key)
    .bind(id)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let mut person = person(&row)?;
    let rows = sqlx::query(
        "select organisation, role from membership where person_id = $1 order by since, organisation, role",
    )
    .bind(&person.id)
    .fetch_all(connection)
    .await?;
    for row in rows {
        person.standing.memberships.push(membership(row.try_get(0)?, row.try_get(1)?)?);
    }
    Ok(Some(person))
}

fn membership(organisation: &str, role: &str) -> Result<Membership, Error> {
    let unknown = |column, word: &str| Error::UnknownWord { column, word: word.to_owned() };
    Ok(Membership {
        organisation: Id::parse(organisation).ok_or_else(|| unknown("membership.organisation", organisation))?,
        role: Role::parse(role).ok_or_else(|| unknown("membership.role", role))?,
    })
}

/// A row of `id, mail, name, lang, password, administrator_since, disabled_at, created_at`; without the roles.
fn person(row: &AnyRow) -> Result<Person, Error> {
    let lang: &str = row.try_get(3)?;
    let administrator_since: Option<String> = row.try_get(5)?;
    let disabled_at: Option<String> = row.try_get(6)?;
    Ok(Person {
        id: row.try_get(0)?,
        mail: row.try_get(1)?,
        name: row.try_get(2)?,
        lang: Lang::parse(lang).ok_or_else(|| Error::UnknownWord { column: "person.lang", word: lang.to_owned() })?,
        password: row.try_get(4)?,
        standing: Standing { administrator: administrator_since.is_some(), memberships: Vec::new() },
        disabled_at: disabled_at.map(|at| time("person.disabled_at", &at)).transpose()?,
        created_at: time("person.created_at", row.try_get(7)?)?,
    })
}
