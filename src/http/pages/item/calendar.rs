//! An event as a calendar file (RFC 5545): every dated instance by itself, so that days of the Solar Hijri calendar,
//! which no calendar program can repeat, come out right.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use model::event::State;
use model::item::{Detail, Item};
use model::schedule::Instance;
use model::{Lang, Point};

use crate::words::Words;

/// Most instances of one file.
const MOST: usize = 200;
/// How far ahead instances are written.
const AHEAD_DAYS: i64 = 400;
/// How long ago an instance may be to be written still.
const BACK_DAYS: i64 = 400;

/// What the file says beside the event itself.
pub struct Around<'a> {
    /// Name of the place where it happens, with its town.
    pub location: Option<String>,
    /// Where that is.
    pub point: Option<Point>,
    /// The event's page.
    pub url: &'a str,
    /// Name of this service in lasting names of instances.
    pub host: &'a str,
    /// When the event was last changed.
    pub changed_at: Timestamp,
}

/// The calendar file of an event, or none when the item is no event.
pub fn file(item: &Item, around: &Around<'_>, lang: Lang, now: Timestamp) -> Option<String> {
    let Detail::Event(event) = &item.detail else { return None };
    let zone = event.schedule.zone();
    let today = now.to_zoned(zone.clone()).date();
    let (from, to) =
        (today.saturating_sub(Span::new().days(BACK_DAYS)), today.saturating_add(Span::new().days(AHEAD_DAYS)));
    let all = event.schedule.instances(from, to);
    // What lies ahead comes first; a past event still gives its last dates.
    let ahead = all.partition_point(|one| one.ends <= now);
    let chosen = if ahead < all.len() { &all[ahead..] } else { &all[all.len().saturating_sub(MOST)..] };
    let (_, name) = item.best_name(lang);
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Gardesh//Events//EN");
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    out.text("X-WR-CALNAME", name);
    for one in chosen.iter().take(MOST) {
        out.line("BEGIN:VEVENT");
        out.line(&format!("UID:{}-{}@{}", item.id, one.starts.strftime("%Y%m%dT%H%M%SZ"), around.host));
        out.line(&format!("DTSTAMP:{}", utc(around.changed_at)));
        out.line(&format!("LAST-MODIFIED:{}", utc(around.changed_at)));
        times(&mut out, *one, &zone);
        out.text("SUMMARY", name);
        let sample = item.sample.then(|| Words::of(lang).get("item-sample-text").into_owned());
        let summary = item.summary.best(lang).map(|(_, text)| text.to_owned());
        let description: Vec<String> = sample.into_iter().chain(summary).collect();
        if !description.is_empty() {
            out.text("DESCRIPTION", &description.join("\n"));
        }
        if let Some(location) = &around.location {
            out.text("LOCATION", location);
        }
        if let Some(point) = around.point {
            out.line(&format!("GEO:{};{}", point.lat(), point.lon()));
        }
        out.line(&format!("URL:{}", around.url));
        out.line(match event.state {
            State::Scheduled => "STATUS:CONFIRMED",
            State::Cancelled => "STATUS:CANCELLED",
            State::Postponed => "STATUS:TENTATIVE",
        });
        if let Some(category) = item.category() {
            out.text("CATEGORIES", category.name(lang));
        }
        out.line("TRANSP:TRANSPARENT");
        out.line("END:VEVENT");
    }
    out.line("END:VCALENDAR");
    Some(out.0)
}

/// The file as an answer that programs open as a calendar.
pub fn answer(text: String, slug: &str) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{slug}.ics\"")) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn times(out: &mut Lines, one: Instance, zone: &TimeZone) {
    if one.all_day {
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date().strftime("%Y%m%d").to_string();
        out.line(&format!("DTSTART;VALUE=DATE:{}", day(one.starts)));
        out.line(&format!("DTEND;VALUE=DATE:{}", day(one.ends)));
    } else {
        out.line(&format!("DTSTART:{}", utc(one.starts)));
        if !one.is_open {
            out.line(&format!("DTEND:{}", utc(one.ends)));
        }
    }
}

/// Content lines: ended by CRLF and folded at 75 octets, never inside a character.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' => line.push_str("\\n"),
                '\r' => {}
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    fn line(&mut self, line: &str) {
        let mut room = 75;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = 74;
            }
            room -= c.len_utf8();
            self.0.push(c);
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(schedule: &serde_json::Value) -> Item {
        let written = serde_json::json!({
            "format": 1, "id": "event:yalda", "kind": "event", "slug": "yalda", "category": "festival",
            "name": {"fa": "شب یلدا، شب چله", "en": "Yalda"},
            "summary": {"fa": "بلندترین شب سال؛ انار، هندوانه، آجیل و فال حافظ کنار کرسی و آتش"},
            "point": {"lon": 49.58, "lat": 37.28},
            "sources": [{"title": "t"}],
            "event": {"schedule": schedule},
        });
        model::written::read(&written.to_string()).expect("an item")
    }

    fn written(schedule: &serde_json::Value) -> String {
        let now: Timestamp = "2026-11-23T12:00:00Z".parse().expect("a time");
        let around = Around {
            location: Some("رشت, میدان".to_owned()),
            point: Point::new(49.58, 37.28),
            url: "http://h/fa/event/yalda",
            host: "h",
            changed_at: now,
        };
        file(&event(schedule), &around, Lang::FA, now).expect("a file")
    }

    #[test]
    fn a_feast_of_the_solar_calendar_becomes_dated_events() {
        let text = written(
            &serde_json::json!({"type": "yearly", "calendar": "persian", "month": 9, "day": 30, "start": "18:00", "end": "23:00"}),
        );
        assert!(text.contains("DTSTART:20261221T143000Z\r\n"), "{text}");
        assert!(text.contains("DTEND:20261221T193000Z\r\n"));
        assert!(text.contains("SUMMARY:شب یلدا، شب چله\r\n"));
        assert!(text.contains("LOCATION:رشت\\, میدان\r\n"));
    }

    #[test]
    fn all_day_events_have_dates_without_times() {
        let text = written(
            &serde_json::json!({"type": "dates", "timezone": "Asia/Tehran", "dates": [{"start": "2026-12-01", "end": "2026-12-03"}]}),
        );
        assert!(text.contains("DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261204\r\n"), "{text}");
    }

    #[test]
    fn no_line_is_longer_than_75_octets() {
        let text = written(
            &serde_json::json!({"type": "dates", "timezone": "Asia/Tehran", "dates": [{"start": "2026-12-01T10:00"}]}),
        );
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(!text.replace("\r\n", "").contains('\n'));
    }
}
