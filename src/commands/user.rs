//! `gardesh user`: people, from the operator's side.

use std::io::{Read, Write};

use anyhow::{Context, bail};
use model::{Id, Lang, Membership, Role, Standing};
use store::{Deed, Person, Store};

use crate::accounts::{key, password};
use crate::config::Config;

/// What can be done.
#[derive(Debug, clap::Subcommand)]
pub enum Arguments {
    /// Make somebody known
    Add(Add),
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
        Arguments::Add(add) => self::add(&store, add).await,
    };
    store.close().await;
    result
}

async fn add(store: &Store, add: Add) -> anyhow::Result<()> {
    let (before, _) = add.mail.split_once('@').with_context(|| format!("{} is no mail address", add.mail))?;
    let name = add.name.clone().unwrap_or_else(|| before.to_owned());
    let lang = Lang::INTERFACE.into_iter().find(|lang| lang.as_str() == add.lang);
    let lang = lang.with_context(|| format!("the studio does not speak {}: say fa, en or ar", add.lang))?;
    let memberships = add.roles.iter().map(|text| membership(text)).collect::<anyhow::Result<_>>()?;
    let password = if add.password_stdin {
        let mut said = String::new();
        std::io::stdin().take(4096).read_to_string(&mut said).context("cannot read the standard input")?;
        Some(password::hash(said.lines().next().unwrap_or_default())?)
    } else {
        None
    };
    let at = crate::app::now();
    let person = Person {
        id: key::name("p-")?,
        mail: add.mail,
        name,
        lang,
        password,
        standing: Standing { administrator: add.administrator, memberships },
        disabled_at: None,
        created_at: at,
    };
    let deed = Deed {
        at,
        person: None,
        organisation: None,
        address: None,
        action: "person-added".to_owned(),
        subject: Some(person.id.clone()),
        detail: "by the operator".to_owned(),
    };
    store.add_person(&person, &deed).await??;
    writeln!(std::io::stdout(), "{}", person.id)?;
    Ok(())
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
