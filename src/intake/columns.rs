//! What the columns of a sheet mean: they are renamed into the written form, nothing is judged here.

use model::{Draft, Lang};
use serde_json::{Map, Value, json};

/// Columns without a language.
pub const PLAIN: [&str; 29] = [
    "id",
    "kind",
    "category",
    "lon",
    "lat",
    "city",
    "province",
    "country",
    "phone",
    "website",
    "booking_url",
    "opening_hours",
    "wheelchair",
    "fee",
    "start",
    "end",
    "rrule",
    "timezone",
    "wikidata",
    "osm",
    "unesco",
    "importance",
    "source",
    "source_url",
    "licence",
    "status",
    "slug",
    "sample",
    "except",
];
/// Columns with a language behind a dot.
pub const BY_LANGUAGE: [&str; 5] = ["name", "aka", "summary", "description", "address"];

/// The column of this name, with its language if it has one.
pub fn known(name: &str) -> Option<(&'static str, Option<Lang>)> {
    if let Some(plain) = PLAIN.into_iter().find(|plain| *plain == name) {
        return Some((plain, None));
    }
    let (base, lang) = name.split_once('.')?;
    let base = BY_LANGUAGE.into_iter().find(|known| *known == base)?;
    Lang::parse(lang).map(|lang| (base, Some(lang)))
}

/// What a person's column is called, as far as it can be guessed: names in Persian, English and Arabic, folded.
const CALLED: [(&str, &[&str]); 30] = [
    ("id", &["id", "identifier", "code", "uid", "شناسه", "کد", "الرمز", "المعرف"]),
    ("kind", &["kind", "type", "گونه", "نوع"]),
    ("category", &["category", "دسته", "رده", "الفئة", "التصنيف"]),
    ("name.fa", &["name", "title", "name fa", "persian name", "summary", "نام", "نام فارسی", "عنوان", "الاسم الفارسي"]),
    ("name.en", &["name en", "english name", "نام انگلیسی", "نام لاتین", "الاسم الإنجليزي"]),
    ("name.ar", &["name ar", "arabic name", "نام عربی", "الاسم", "الاسم العربي"]),
    ("summary.fa", &["summary fa", "short description", "خلاصه", "خلاصه فارسی"]),
    ("summary.en", &["summary en", "خلاصه انگلیسی"]),
    ("summary.ar", &["summary ar", "الملخص", "الخلاصة"]),
    ("description.fa", &["description", "description fa", "شرح", "توضیح", "توضیحات"]),
    ("description.en", &["description en", "شرح انگلیسی"]),
    ("description.ar", &["description ar", "الوصف"]),
    ("address.fa", &["address", "location", "آدرس", "نشانی", "مکان"]),
    ("address.ar", &["العنوان"]),
    ("lon", &["lon", "lng", "long", "longitude", "x", "طول", "طول جغرافیایی", "خط الطول"]),
    ("lat", &["lat", "latitude", "y", "عرض", "عرض جغرافیایی", "خط العرض"]),
    ("city", &["city", "town", "شهر", "شهرستان", "المدينة"]),
    ("province", &["province", "state", "استان", "المحافظة"]),
    ("phone", &["phone", "tel", "telephone", "تلفن", "شماره تماس", "الهاتف"]),
    ("website", &["website", "web", "url", "site", "وبسایت", "وب‌گاه", "سایت", "الموقع"]),
    ("booking_url", &["booking", "booking url", "رزرو"]),
    ("opening_hours", &["opening hours", "hours", "ساعت کار", "ساعات کار", "ساعات العمل"]),
    ("fee", &["fee", "price", "ticket", "هزینه", "بها", "ورودی", "الرسوم"]),
    ("start", &["start", "from", "begin", "date", "شروع", "آغاز", "تاریخ", "البداية"]),
    ("end", &["end", "until", "to", "پایان", "النهاية"]),
    ("source", &["source", "منبع", "المصدر"]),
    ("source_url", &["source url", "نشانی منبع"]),
    ("licence", &["licence", "license", "پروانه", "الرخصة"]),
    ("status", &["status", "وضعیت"]),
    ("importance", &["importance", "اهمیت"]),
];

/// All columns that a person may choose, in the order of the choice.
pub fn all() -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for base in BY_LANGUAGE {
        all.extend(["fa", "en", "ar"].map(|lang| format!("{base}.{lang}")));
    }
    all.extend(PLAIN.iter().map(|plain| (*plain).to_owned()));
    all
}

/// The column that a name of a person's own stands for.
pub fn guessed(name: &str) -> Option<String> {
    let exact = name.trim();
    if known(exact).is_some() {
        return Some(exact.to_owned());
    }
    let folded = |text: &str| -> String { model::script::words(text).into_iter().map(|word| word.joined).collect() };
    let name = folded(exact);
    if name.is_empty() {
        return None;
    }
    CALLED
        .iter()
        .find(|(_, names)| names.iter().any(|known| folded(known) == name))
        .map(|(column, _)| (*column).to_owned())
}

/// The draft that columns describe: `(column, language, text)`. Empty texts are nothing.
pub fn draft<'t>(columns: impl Iterator<Item = (&'t str, Option<&'t str>, &'t str)>) -> Draft {
    let mut out = Map::new();
    let mut place = Map::new();
    let mut point = Map::new();
    let mut source = Map::new();
    let mut when = When::default();
    for (column, lang, text) in columns {
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        match (column, lang) {
            ("aka", Some(lang)) => {
                let names: Vec<&str> = text.split('|').map(str::trim).filter(|name| !name.is_empty()).collect();
                nested(&mut out, "other_names", lang, json!(names));
            }
            ("address", Some(lang)) => nested(&mut place, "address", lang, text.into()),
            (base, Some(lang)) => nested(&mut out, base, lang, text.into()),
            ("lon" | "lat", None) => {
                point.insert(column.to_owned(), number(text));
            }
            ("importance", None) => {
                out.insert(column.to_owned(), number(text));
            }
            ("sample", None) => {
                out.insert(column.to_owned(), flag(text));
            }
            ("phone", None) => {
                place.insert(column.to_owned(), json!(text.split('|').map(str::trim).collect::<Vec<_>>()));
            }
            ("website" | "booking_url" | "opening_hours", None) => {
                place.insert(column.to_owned(), text.into());
            }
            ("wheelchair", None) => nested(&mut place, "access", "wheelchair", text.into()),
            ("fee", None) => {
                place.insert("fee".to_owned(), fee(text));
            }
            ("unesco", None) => {
                // `id` or `id/year`; the year is needed by the written form.
                let (id, year) = text.split_once('/').unwrap_or((text, ""));
                place.insert("unesco".to_owned(), json!({"id": id, "year": number(year)}));
            }
            ("start", None) => when.start = Some(text),
            ("end", None) => when.end = Some(text),
            ("rrule", None) => when.rrule = Some(text),
            ("timezone", None) => when.timezone = Some(text),
            ("except", None) => when.except = text.split('|').map(str::trim).filter(|day| !day.is_empty()).collect(),
            ("source", None) => drop(source.insert("title".to_owned(), text.into())),
            ("source_url", None) => drop(source.insert("url".to_owned(), text.into())),
            ("licence", None) => drop(source.insert("licence".to_owned(), text.into())),
            (plain, None) => drop(out.insert(plain.to_owned(), text.into())),
        }
    }
    out.entry("kind").or_insert_with(|| "place".into());
    if !point.is_empty() {
        out.insert("point".to_owned(), Value::Object(point));
    }
    if !source.is_empty() {
        out.insert("sources".to_owned(), json!([source]));
    }
    if !place.is_empty() {
        out.insert("place".to_owned(), Value::Object(place));
    }
    if when.start.is_some() || when.rrule.is_some() {
        out.insert("event".to_owned(), json!({"schedule": schedule(&when)}));
    }
    Draft(out)
}

fn nested(map: &mut Map<String, Value>, field: &str, key: &str, value: Value) {
    if let Value::Object(inner) = map.entry(field.to_owned()).or_insert_with(|| Value::Object(Map::new())) {
        inner.insert(key.to_owned(), value);
    }
}

/// A number, or the text itself for the check to refuse.
fn number(text: &str) -> Value {
    model::number::read(text).unwrap_or_else(|| text.into())
}

fn flag(text: &str) -> Value {
    match text {
        "true" | "yes" | "1" => true.into(),
        "false" | "no" | "0" => false.into(),
        other => other.into(),
    }
}

/// `free`, `no` or `0` is free; anything else is a price in words.
fn fee(text: &str) -> Value {
    match text {
        "free" | "no" | "0" | "رایگان" => json!({"free": true}),
        "yes" => json!({"free": false}),
        words => json!({"free": false, "note": {"und": words}}),
    }
}

/// When something happens, in the words of the columns.
#[derive(Default)]
struct When<'t> {
    start: Option<&'t str>,
    end: Option<&'t str>,
    rrule: Option<&'t str>,
    timezone: Option<&'t str>,
    /// Days on which it does not happen.
    except: Vec<&'t str>,
}

/// Start and end are RFC 3339; the written form has local time and a zone. An offset is turned into the zone's time.
fn schedule(when: &When<'_>) -> Value {
    let zone_name = when.timezone.unwrap_or("Asia/Tehran");
    let local = |text: &str| -> String {
        let zone = jiff::tz::TimeZone::get(zone_name).ok();
        match (text.parse::<jiff::Timestamp>(), zone) {
            (Ok(at), Some(zone)) => at.to_zoned(zone).datetime().strftime("%Y-%m-%dT%H:%M").to_string(),
            _ => text.to_owned(),
        }
    };
    let mut occurrence = Map::new();
    occurrence.extend(when.start.map(|text| ("start".to_owned(), Value::from(local(text)))));
    occurrence.extend(when.end.map(|text| ("end".to_owned(), Value::from(local(text)))));
    let mut schedule = Map::new();
    schedule.insert("timezone".to_owned(), zone_name.into());
    match when.rrule {
        Some(rule) => {
            schedule.insert("type".to_owned(), "rrule".into());
            schedule.insert("rrule".to_owned(), rule.trim_start_matches("RRULE:").into());
            if !when.except.is_empty() {
                schedule.insert("except".to_owned(), json!(when.except));
            }
            schedule.extend(occurrence);
        }
        None => {
            schedule.insert("type".to_owned(), "dates".into());
            schedule.insert("dates".to_owned(), json!([occurrence]));
        }
    }
    Value::Object(schedule)
}
