//! `gardesh user`: people, from the operator's side.

use std::io::{Read, Write};

use anyhow::{Context, bail};
use model::{Id, Lang, Membership, Role, Standing};
use store::{Deed, Person, Store};

use crate::accounts::invitation::{self, INVITATION_LASTS, Invitation};
use crate::accounts::{key, password};
use crate::config::Config;

/// What can be done.
#[derive(Debug, clap::Subcommand)]
pub enum Arguments {
    /// Make somebody known: prints a link by which they choose a password
    Add(Add),
    /// Print a link by which somebody chooses a new password
    Reset(Reset),
    /// List everybody
    List(List),
    /// Shut somebody out; what they wrote stays
    Disable(Who),
    /// Let somebody in again
    Enable(Who),
    /// Take away the account of the city's sign-in service by which somebody comes in; another can be linked then
    Unlink(Who),
}

/// Whom.
#[derive(Debug, clap::Args)]
pub struct Who {
    /// Mail address
    mail: String,
}

/// Whom, and what else.
#[derive(Debug, clap::Args)]
pub struct Reset {
    /// Mail address
    mail: String,
    /// Takes their second factor and their passkeys away as well: the phone is lost, and so are the recovery codes
    #[arg(long)]
    second_factor: bool,
}

/// How.
#[derive(Debug, clap::Args)]
pub struct List {
    /// As JSON lines
    #[arg(long)]
    json: bool,
}

/// Who.
#[derive(Debug, clap::Args)]
pub struct Add {
    /// Mail address, by which they sign in
    mail: String,
    /// What colleagues call them [default: what stands before the @]
    #[arg(long)]
    name: Option<String>,
    /// Language of the studio for them: fa, en or ar
    #[arg(long, default_value = "fa")]
    lang: String,
    /// Lets them look after the whole installation
    #[arg(long)]
    administrator: bool,
    /// An organisation's id and a role in it, as in organisation:rasht=publisher; may be given several times
    #[arg(long = "role", value_name = "ORGANISATION=ROLE")]
    roles: Vec<String>,
    /// Reads the first line of the standard input as their password
    #[arg(long)]
    password_stdin: bool,
}

/// Does it.
///
/// # Errors
/// When something was said that cannot be, or the store fails.
pub async fn run(config: &Config, arguments: Arguments) -> anyhow::Result<()> {
    let store = Store::open(&config.target()).await.context("cannot open the store")?;
    let result = match arguments {
        Arguments::Add(add) => self::add(config, &store, add).await,
        Arguments::Reset(reset) => self::reset(config, &store, &reset).await,
        Arguments::List(list) => self::list(&store, &list).await,
        Arguments::Disable(who) => set_disabled(&store, &who, true).await,
        Arguments::Enable(who) => set_disabled(&store, &who, false).await,
        Arguments::Unlink(who) => unlink(&store, &who).await,
    };
    store.close().await;
    result
}

async fn add(config: &Config, store: &Store, add: Add) -> anyhow::Result<()> {
    anyhow::ensure!(model::mail::is_mail(&add.mail), "{} is no mail address", add.mail);
    let before = add.mail.split('@').next().unwrap_or_default();
    let name = add.name.clone().unwrap_or_else(|| before.to_owned());
    let lang = Lang::INTERFACE.into_iter().find(|lang| lang.as_str() == add.lang);
    let lang = lang.with_context(|| format!("the studio does not speak {}: say fa, en or ar", add.lang))?;
    let memberships: Vec<Membership> = add.roles.iter().map(|text| membership(text)).collect::<anyhow::Result<_>>()?;
    for Membership { organisation, .. } in &memberships {
        // No slip where people are made known before anything is stored, or before their organisation is published.
        if store.item(organisation).await?.is_none() && !store.counts().await?.is_empty() {
            eprintln!(
                "gardesh: the store has no {organisation} yet; if that is a slip, add them again with the right id"
            );
        }
    }
    let at = crate::app::now();
    let standing = Standing { administrator: add.administrator, memberships };
    if !add.password_stdin {
        let roles = standing.memberships.iter().map(|one| (one.organisation.clone(), one.role)).collect();
        let invitation = Invitation { mail: add.mail.clone(), name, lang, administrator: add.administrator, roles };
        let path = invitation.give(store, INVITATION_LASTS, &deed("invited", &add.mail)).await?;
        return say(&format!("{}{path}", config.public_address()));
    }
    let mut said = String::new();
    std::io::stdin().take(4096).read_to_string(&mut said).context("cannot read the standard input")?;
    let said = said.lines().next().unwrap_or_default();
    if let Err(unfit) = password::fit(said, &[&name, &add.mail]) {
        bail!("this password is not taken: {unfit:?}");
    }
    let person = Person {
        id: key::name("p-")?,
        mail: add.mail,
        name,
        lang,
        password: Some(password::hash(said)?),
        standing,
        disabled_at: None,
        created_at: at,
    };
    store.add_person(&person, &deed("person-added", &person.id)).await??;
    say(&person.id)
}

async fn reset(config: &Config, store: &Store, reset: &Reset) -> anyhow::Result<()> {
    let person = find(store, &reset.mail).await?;
    if reset.second_factor {
        store.remove_factor(&person.id, None, &deed("factor-removed", &person.id)).await?;
        store.remove_passkey(&person.id, None, &deed("passkey-removed", &person.id)).await?;
    }
    let path = invitation::reset(store, &person.id, &deed("reset-asked", &person.id)).await?;
    say(&format!("{}{path}", config.public_address()))
}

async fn list(store: &Store, list: &List) -> anyhow::Result<()> {
    for person in store.people().await? {
        let roles: Vec<String> = person
            .standing
            .memberships
            .iter()
            .map(|one| format!("{}={}", one.organisation, one.role.as_str()))
            .collect();
        if list.json {
            let row = serde_json::json!({
                "id": person.id, "mail": person.mail, "name": person.name, "lang": person.lang,
                "administrator": person.standing.administrator, "roles": roles, "disabled_at": person.disabled_at,
            });
            say(&row.to_string())?;
        } else {
            let administrator = if person.standing.administrator { "administrator" } else { "" };
            let disabled = if person.disabled_at.is_some() { "disabled" } else { "" };
            say(&format!("{}\t{}\t{administrator}\t{}\t{disabled}", person.mail, person.name, roles.join(" ")))?;
        }
    }
    Ok(())
}

async fn set_disabled(store: &Store, who: &Who, disabled: bool) -> anyhow::Result<()> {
    let person = find(store, &who.mail).await?;
    let action = if disabled { "person-disabled" } else { "person-enabled" };
    store.set_disabled(&person.id, disabled, &deed(action, &person.id)).await?;
    Ok(())
}

async fn unlink(store: &Store, who: &Who) -> anyhow::Result<()> {
    let person = find(store, &who.mail).await?;
    if !store.unlink_elsewhere(&person.id, &deed("single-sign-on-removed", &person.id)).await? {
        bail!("{} comes in by no account of a sign-in service", who.mail);
    }
    Ok(())
}

async fn find(store: &Store, mail: &str) -> anyhow::Result<Person> {
    store.person_by_mail(mail).await?.with_context(|| format!("nobody has the address {mail}"))
}

fn say(text: &str) -> anyhow::Result<()> {
    Ok(writeln!(std::io::stdout(), "{text}")?)
}

fn deed(action: &str, subject: &str) -> Deed {
    Deed {
        at: crate::app::now(),
        person: None,
        organisation: None,
        address: None,
        action: action.to_owned(),
        subject: Some(subject.to_owned()),
        detail: "by the operator".to_owned(),
    }
}

fn membership(text: &str) -> anyhow::Result<Membership> {
    let Some((organisation, role)) = text.rsplit_once('=') else {
        bail!("{text} does not read ORGANISATION=ROLE");
    };
    let organisation = Id::parse(organisation).with_context(|| format!("{organisation} is no id"))?;
    let known = || Role::ALL.map(Role::as_str).join(", ");
    let role = Role::parse(role).with_context(|| format!("there is no role {role}: the roles are {}", known()))?;
    Ok(Membership { organisation, role })
}
