//! The month around a week, in the reader's calendar, with the other calendar's day beside each.

use jiff::ToSpan;
use jiff::civil::Date;
use model::Lang;
use model::calendar::SolarHijri;

use super::week::{narrow, other_number, start_of_week};
use super::{Asked, Happening};
use crate::figures;

/// The month around the week.
pub struct Month {
    pub name: String,
    pub other: String,
    pub weekdays: Vec<(String, String)>,
    pub weeks: Vec<Vec<Option<Cell>>>,
}

/// A day of the month.
pub struct Cell {
    pub number: String,
    pub other: String,
    pub url: String,
    pub label: String,
    pub today: bool,
    pub in_week: bool,
    pub has: bool,
}

/// All days of the month in the reader's calendar.
pub fn month_around(date: Date, lang: Lang) -> Vec<Date> {
    let (first, length) = if figures::reads_solar(lang) {
        let solar = SolarHijri::from_gregorian(date);
        let first = SolarHijri { day: 1, ..solar }.to_gregorian().unwrap_or(date);
        (first, SolarHijri::days_in_month(solar.year, solar.month).unwrap_or(30))
    } else {
        (date.first_of_month(), date.days_in_month().unsigned_abs())
    };
    (0..i64::from(length)).map(|days| first.saturating_add(days.days())).collect()
}

/// The month of these days.
pub fn month_of(
    lang: Lang,
    days: &[Date],
    happenings: &[Happening],
    asked: &Asked,
    first: Date,
    last: Date,
    today: Date,
) -> Month {
    let busy: std::collections::HashSet<Date> = happenings
        .iter()
        .flat_map(|one| one.instances.iter().map(|instance| one.days(*instance)))
        .flat_map(|(starts, ends)| starts.series(1.day()).take_while(move |date| *date <= ends).take(62))
        .collect();
    let start = start_of_week(days[0], lang);
    let before = (days[0] - start).get_days().unsigned_abs() as usize;
    let mut cells: Vec<Option<Cell>> = (0..before).map(|_| None).collect();
    cells.extend(days.iter().map(|date| {
        Some(Cell {
            number: figures::day_number(lang, *date),
            other: other_number(lang, *date, false),
            url: format!("{}#d{date}", asked.url(lang, Some(*date))),
            label: format!("{} {}", figures::weekday(lang, *date), figures::date(lang, *date)),
            today: *date == today,
            in_week: (first..=last).contains(date),
            has: busy.contains(date),
        })
    }));
    cells.resize_with(cells.len().div_ceil(7) * 7, || None);
    let mut weeks = Vec::new();
    let mut rest = cells.into_iter();
    loop {
        let week: Vec<Option<Cell>> = rest.by_ref().take(7).collect();
        if week.is_empty() {
            break;
        }
        weeks.push(week);
    }
    let (from, to) = (days[0], days[days.len() - 1]);
    let solar = |date: Date| {
        let solar = SolarHijri::from_gregorian(date);
        (figures::solar_month(lang, solar.month), figures::digits(lang, &solar.year.to_string()))
    };
    let gregorian =
        |date: Date| (figures::gregorian_month(lang, date.month()), figures::digits(lang, &date.year().to_string()));
    let pair = |(from_month, from_year): (String, String), (to_month, to_year): (String, String)| match (
        from_month == to_month,
        from_year == to_year,
    ) {
        (true, _) => format!("{from_month} {from_year}"),
        (false, true) => format!("{from_month}–{to_month} {to_year}"),
        (false, false) => format!("{from_month} {from_year}–{to_month} {to_year}"),
    };
    let (own, other) = if figures::reads_solar(lang) {
        (pair(solar(from), solar(to)), pair(gregorian(from), gregorian(to)))
    } else {
        (pair(gregorian(from), gregorian(to)), pair(solar(from), solar(to)))
    };
    let week: Vec<Date> = (0..7_i64).map(|days| start.saturating_add(days.days())).collect();
    Month {
        name: own,
        other,
        weekdays: week.iter().map(|date| (figures::weekday(lang, *date), narrow(lang, *date))).collect(),
        weeks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_that_of_the_readers_calendar() {
        let azar = month_around(date(2026, 11, 23), Lang::FA);
        assert_eq!((azar[0], azar.len()), (date(2026, 11, 22), 30));
        let november = month_around(date(2026, 11, 23), Lang::EN);
        assert_eq!((november[0], november.len()), (date(2026, 11, 1), 30));
    }
}
