//! The people of an organisation: their roles, who was invited, and inviting.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use model::{Action, Id, Kind, Lang, Role};
use store::{INVITATION, Person, Ticket};

use super::said::Said;
use super::{Frame, answered, organisations_of, when};
use crate::accounts::invitation::{INVITATION_LASTS, Invitation};
use crate::accounts::letters;
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;

#[derive(Template)]
#[template(path = "studio/people.html")]
struct PeoplePage<'a> {
    page: Frame<'a>,
    organisations: Vec<Choice>,
    chosen: Option<Chosen>,
    faults: Vec<(&'static str, String)>,
    mail: &'a str,
    /// A link to hand over, where no mail is set up.
    link: Option<String>,
}

struct Choice {
    id: String,
    name: String,
    is_chosen: bool,
}

/// The organisation whose people are shown.
struct Chosen {
    id: String,
    name: String,
    members: Vec<Member>,
    invited: Vec<Invited>,
    roles: Vec<RoleChoice>,
}

struct Member {
    id: String,
    name: String,
    mail: String,
    is_disabled: bool,
    roles: Vec<RoleChoice>,
}

struct Invited {
    hash: String,
    mail: String,
    roles: String,
    lead: String,
}

/// A role that somebody may have.
struct RoleChoice {
    word: &'static str,
    label: String,
    lead: String,
    has: bool,
}

/// What the page's address may say.
#[derive(serde::Deserialize)]
pub struct Asked {
    organisation: Option<String>,
    done: Option<String>,
}

/// `GET /studio/people`
pub async fn page(State(app): State<Shared>, signed: Signed, Query(asked): Query<Asked>) -> Response {
    let shown = Shown { organisation: asked.organisation.as_deref(), done: asked.done.as_deref(), ..Shown::default() };
    let drawn = draw(&app, &signed, shown).await;
    answered(&app, signed.lang, drawn)
}

/// What to show besides the organisation itself.
#[derive(Default)]
struct Shown<'a> {
    organisation: Option<&'a str>,
    done: Option<&'a str>,
    faults: Vec<(&'static str, String)>,
    mail: &'a str,
    /// The roles that were ticked.
    roles: Vec<Role>,
    link: Option<String>,
}

async fn draw(app: &App, signed: &Signed, shown: Shown<'_>) -> Result<Response, Error> {
    if !signed.standing().may_somewhere(Action::Members) {
        signed.must(app, Action::Members, None, None, "people").await?;
    }
    let organisations = organisations_of(app, signed, Action::Members, None).await?;
    let asked = shown.organisation.or(organisations.first().map(|kept| kept.item.id.as_str()));
    let chosen = organisations.iter().find(|kept| Some(kept.item.id.as_str()) == asked);
    if let (Some(asked), None) = (shown.organisation, chosen) {
        let id = Id::parse(asked).ok_or(Error::NotFound("error-no-item", None))?;
        signed.must(app, Action::Members, None, Some(&id), asked).await?;
        return Err(Error::NotFound("error-no-item", None));
    }
    let choices = organisations
        .iter()
        .map(|kept| Choice {
            id: kept.item.id.to_string(),
            name: kept.item.best_name(signed.lang).1.to_owned(),
            is_chosen: Some(kept.item.id.as_str()) == asked,
        })
        .collect();
    let chosen = match chosen {
        Some(kept) => {
            let name = kept.item.best_name(signed.lang).1.to_owned();
            let (members, invited) = of(app, signed, &kept.item.id).await?;
            Some(Chosen { id: kept.item.id.to_string(), name, members, invited, roles: roles(signed, &shown.roles) })
        }
        None => None,
    };
    let title = signed.words.get("studio-people").into_owned();
    let page = PeoplePage {
        page: Frame::new(app, signed, "people", title, "/studio/people").saying(shown.done),
        organisations: choices,
        chosen,
        mail: shown.mail,
        link: shown.link,
        faults: shown.faults,
    };
    let status = if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(render(&page, signed.lang, status))
}

fn roles(signed: &Signed, has: &[Role]) -> Vec<RoleChoice> {
    let choice = |role: Role| RoleChoice {
        word: role.as_str(),
        label: signed.words.get(&format!("role-{}", role.as_str())).into_owned(),
        lead: signed.words.get(&format!("role-{}-lead", role.as_str())).into_owned(),
        has: has.contains(&role),
    };
    Role::ALL.into_iter().map(choice).collect()
}

async fn of(app: &App, signed: &Signed, organisation: &Id) -> Result<(Vec<Member>, Vec<Invited>), Error> {
    let roles_of = |person: &Person| -> Vec<Role> {
        let here = person.standing.memberships.iter().filter(|one| one.organisation == *organisation);
        here.map(|one| one.role).collect()
    };
    let members = app.store.people().await?;
    let members = members
        .into_iter()
        .filter_map(|person| {
            let has = roles_of(&person);
            let roles = (!has.is_empty()).then(|| roles(signed, &has))?;
            let is_disabled = person.disabled_at.is_some();
            Some(Member { id: person.id, name: person.name, mail: person.mail, is_disabled, roles })
        })
        .collect();
    let invited = app.store.tickets(INVITATION, app.now()).await?;
    let invited = invited
        .iter()
        .filter_map(|ticket| Some((ticket, here(ticket, organisation)?)))
        .map(|(ticket, (mail, roles))| Invited {
            hash: ticket.key_hash.clone(),
            mail,
            roles: roles
                .iter()
                .map(|role| signed.words.get(&format!("role-{}", role.as_str())).into_owned())
                .collect::<Vec<_>>()
                .join(signed.words.get("list-comma").as_ref()),
            lead: signed.words.with("account-until", "when", when(signed.lang, ticket.ends_at)),
        })
        .collect();
    Ok((members, invited))
}

/// Who was invited to this organisation, and to which roles, where the ticket is about it and nothing else.
fn here(ticket: &Ticket, organisation: &Id) -> Option<(String, Vec<Role>)> {
    let invitation = Invitation::of(ticket)?;
    let all_here = !invitation.roles.is_empty() && invitation.roles.iter().all(|(id, _)| id == organisation);
    all_here.then(|| (invitation.mail.clone(), invitation.roles.iter().map(|(_, role)| *role).collect()))
}

fn back(organisation: &Id, done: &str) -> Response {
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("organisation", organisation.as_str())
        .append_pair("done", done)
        .finish();
    Redirect::to(&format!("/studio/people?{query}")).into_response()
}

fn organisation_of(said: &Said) -> Result<Id, Error> {
    Id::parse(said.get("organisation")).ok_or(Error::NotFound("error-no-item", None))
}

fn roles_of(said: &Said) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| said.all("role").any(|word| word == role.as_str())).collect()
}

/// `POST /studio/people/invite`
pub async fn invite(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    let drawn = async {
        let organisation = organisation_of(&said)?;
        signed.must_be_here()?;
        signed.must(&app, Action::Members, None, Some(&organisation), organisation.as_str()).await?;
        let (mail, roles) = (said.get("mail"), roles_of(&said));
        let mut faults = Vec::new();
        if !model::mail::is_mail(mail) {
            faults.push(("mail", signed.words.get("door-mail-wrong").into_owned()));
        }
        if roles.is_empty() {
            faults.push(("role", signed.words.get("people-no-role").into_owned()));
        }
        let shown = Shown { organisation: Some(organisation.as_str()), mail, ..Shown::default() };
        if !faults.is_empty() {
            return draw(&app, &signed, Shown { faults, roles, ..shown }).await;
        }
        let item = app.store.item(&organisation).await?.filter(|kept| kept.item.kind() == Kind::Organisation);
        let item = item.ok_or(Error::NotFound("error-no-item", None))?.item;
        let lang = Lang::INTERFACE.into_iter().find(|lang| lang.as_str() == said.get("lang")).unwrap_or(Lang::FA);
        let invitation = Invitation {
            mail: mail.to_owned(),
            name: String::new(),
            lang,
            administrator: false,
            roles: roles.into_iter().map(|role| (organisation.clone(), role)).collect(),
        };
        let deed = signed.deed(&app, "invited", Some(&organisation), mail, "");
        let path = invitation.give(&app.store, INVITATION_LASTS, &deed).await?;
        let link = format!("{}{path}", app.public_url());
        if app.post.is_none() {
            return draw(&app, &signed, Shown { link: Some(link), mail: "", ..shown }).await;
        }
        let name = item.best_name(lang).1;
        app.store.put_letter(&letters::with_link("invited", lang, mail, name, &link, app.now())?).await?;
        app.posted.notify_one();
        Ok(back(&organisation, "invited"))
    };
    answered(&app, signed.lang, drawn.await)
}

/// `POST /studio/people/withdraw`: takes an invitation back.
pub async fn withdraw(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    let drawn = async {
        let organisation = organisation_of(&said)?;
        signed.must_be_here()?;
        signed.must(&app, Action::Members, None, Some(&organisation), organisation.as_str()).await?;
        let hash = said.get("invitation");
        let open = app.store.tickets(INVITATION, app.now()).await?;
        let ticket = open.iter().find(|ticket| ticket.key_hash == hash);
        let (mail, _) =
            ticket.and_then(|ticket| here(ticket, &organisation)).ok_or(Error::NotFound("error-no-item", None))?;
        let deed = signed.deed(&app, "invitation-withdrawn", Some(&organisation), &mail, "");
        app.store.withdraw_ticket(INVITATION, hash, &deed).await?;
        Ok(back(&organisation, "invitation-withdrawn"))
    };
    answered(&app, signed.lang, drawn.await)
}

/// `POST /studio/people/{id}`: the roles that somebody has in an organisation from now on; none takes them out of it.
pub async fn set_roles(State(app): State<Shared>, signed: Signed, Path(id): Path<String>, said: Said) -> Response {
    let drawn = async {
        let organisation = organisation_of(&said)?;
        signed.must_be_here()?;
        signed.must(&app, Action::Members, None, Some(&organisation), &id).await?;
        // Only people of this organisation: roles are not a way to find out who else there is.
        let person = app.store.person(&id).await?;
        let is_member =
            |person: &Person| person.standing.memberships.iter().any(|one| one.organisation == organisation);
        let person = person.filter(is_member).ok_or(Error::NotFound("error-no-item", None))?;
        let roles = roles_of(&said);
        if person.id == signed.person.id && !signed.standing().administrator && !roles.contains(&Role::Publisher) {
            let fault = ("self", signed.words.get("people-not-oneself").into_owned());
            let shown = Shown { organisation: Some(organisation.as_str()), faults: vec![fault], ..Shown::default() };
            return draw(&app, &signed, shown).await;
        }
        let words: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
        let deed = signed.deed(&app, "roles-changed", Some(&organisation), &id, words.join(" "));
        app.store.set_roles(&id, &organisation, &roles, &deed).await?;
        Ok(back(&organisation, "saved"))
    };
    answered(&app, signed.lang, drawn.await)
}
