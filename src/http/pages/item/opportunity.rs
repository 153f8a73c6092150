//! The page of an investment or sponsorship offer.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use model::Lang;
use model::item::Detail;
use model::opportunity::{Ask, Opportunity};

use super::Subject;
use super::facts::{Fact, Facts, Piece, Wording};
use super::listed;
use super::programme::{Deadline, reply_url};
use super::view::{Group, View};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::entry::Picture;
use crate::http::pages::{Page, render};
use crate::words::Words;

#[derive(Template)]
#[template(path = "item-opportunity.html")]
struct OpportunityPage<'a> {
    page: Page<'a>,
    view: View,
    deadline: Deadline,
    apply_url: Option<String>,
}

/// Draws it.
///
/// # Errors
/// When the store or the index fails.
pub async fn page(subject: &Subject<'_>) -> Result<Response, Error> {
    let Detail::Opportunity(opportunity) = &subject.item.detail else {
        return Err(Error::NotFound("error-no-item", None));
    };
    let words = subject.words;
    let deadline = Deadline::of(subject, opportunity.deadline, "opportunity-state", &opportunity.state);
    let mut view = View::of(subject).await?;
    view.facts = facts(subject, opportunity);
    if let Some(place) = subject.around.get(&opportunity.place) {
        view.groups.push(Group {
            heading: words.get("opportunity-place").into_owned(),
            more: None,
            entries: vec![listed::item(subject, place)],
            small: false,
        });
    }
    let apply_url = reply_url(opportunity.contact.as_ref()).filter(|_| deadline.is_open);
    let page = OpportunityPage { page: subject.frame("find"), view, deadline, apply_url };
    Ok(render(&page, subject.lang, StatusCode::OK))
}

fn facts(subject: &Subject<'_>, opportunity: &Opportunity) -> Vec<Fact> {
    let mut facts = Facts::new(subject);
    facts.words("opportunity-form", subject.words.get(&format!("opportunity-form-{}", opportunity.form)));
    if let Some(ask) = &opportunity.ask {
        let mut pieces: Vec<Piece> =
            amount(ask, subject.lang).map(|text| Piece::text(Wording::own(text))).into_iter().collect();
        pieces.extend(Wording::best(&ask.note, subject.lang).map(Piece::text));
        facts.row("opportunity-ask", pieces);
    }
    facts.item("opportunity-place", Some(&opportunity.place));
    facts.documents(&opportunity.documents);
    facts.item("item-owner", subject.item.owner.as_ref());
    facts.contact(opportunity.contact.as_ref());
    facts.rows
}

/// A sum with its currency; rials also in round tomans, as people in Iran speak of money.
pub fn amount(ask: &Ask, lang: Lang) -> Option<String> {
    let amount = ask.amount?;
    let words = Words::of(lang);
    let code = ask.currency.as_deref().unwrap_or("IRR");
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("amount", figures::whole(lang, i64::try_from(amount).unwrap_or(i64::MAX)));
    args.set("currency", words.find(&format!("currency-{code}")).unwrap_or_else(|| code.to_owned()));
    let exact = words.with_all("opportunity-amount", &args);
    let tomans = amount / 10;
    let round = match tomans {
        _ if code != "IRR" => None,
        1_000_000_000.. => Some(("opportunity-toman-billion", tomans as f64 / 1e9)),
        1_000_000.. => Some(("opportunity-toman-million", tomans as f64 / 1e6)),
        _ => None,
    };
    Some(match round {
        Some((key, number)) => format!("{exact} ({})", words.with(key, "amount", figures::decimal(lang, number, 1))),
        None => exact,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rials_are_also_told_in_tomans() {
        let ask =
            Ask { amount: Some(120_000_000_000), currency: Some("IRR".to_owned()), note: model::Texts::default() };
        let persian = amount(&ask, Lang::FA).expect("an amount");
        assert!(persian.contains("۱۲۰٬۰۰۰٬۰۰۰٬۰۰۰") && persian.contains("۱۲ میلیارد"), "{persian}");
        let euros = Ask { amount: Some(5000), currency: Some("EUR".to_owned()), ..ask };
        assert!(amount(&euros, Lang::EN).is_some_and(|text| text.contains("5,000") && !text.contains('(')));
    }
}
