//! How long what is said of an item may stand before somebody should look at it again.

use jiff::Span;
use jiff::civil::Date;

use crate::category::Kind;
use crate::item::Item;

/// After how many days the facts of this kind and category of item should be checked again. Opening hours and prices
/// of inns and restaurants change more often than walls; a call for applications is soon out of date.
pub fn term_days(item: &Item) -> i32 {
    match item.kind() {
        Kind::Place => match item.category().map(|category| category.top().slug) {
            Some("lodging" | "food") => 180,
            _ => 365,
        },
        Kind::Event => 400,
        Kind::Programme | Kind::Opportunity => 90,
        Kind::Route => 365,
        Kind::Partnership | Kind::City | Kind::Province | Kind::Organisation => 730,
    }
}

/// The day from which on the facts count as old: the term after they were last checked, or, when nobody said that they
/// were, after they were last changed.
pub fn due_on(item: &Item, changed_on: Date) -> Date {
    let from = item.verified_on.unwrap_or(changed_on);
    from.checked_add(Span::new().days(term_days(item))).unwrap_or(Date::MAX)
}

/// Whether the facts are old on this day.
pub fn is_overdue(item: &Item, changed_on: Date, today: Date) -> bool {
    today >= due_on(item, changed_on)
}
