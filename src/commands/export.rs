//! `gardesh export`: all items, by id, as JSON Lines (the written form, complete), CSV or GeoJSON (the columns of the
//! contract).

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use model::category::Kind;
use model::item::{Detail, Item};
use model::written;
use serde_json::{Map, Value, json};
use store::Store;

use crate::config::Config;
use crate::intake::sheet::guarded;

/// Arguments of `gardesh export`.
#[derive(clap::Args)]
pub struct Arguments {
    /// How to write
    #[arg(value_enum)]
    format: Format,
    /// Only items of this kind
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    /// The file; without it the terminal
    file: Option<PathBuf>,
}

/// Formats that can be written.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// One written item a line: complete
    Jsonl,
    /// Comma-separated values with a header line
    Csv,
    /// A FeatureCollection
    Geojson,
}

fn kind(text: &str) -> Result<Kind, String> {
    Kind::from_slug(text).ok_or_else(|| format!("one of {}", Kind::ALL.map(Kind::slug).join(", ")))
}

const PAGE: u32 = 1000;

/// Writes all items.
///
/// # Errors
/// When the store cannot be read or the file not be written. A file appears whole or not at all.
pub async fn run(config: &Config, arguments: Arguments) -> anyhow::Result<()> {
    let store = Store::open(&config.target()).await.context("cannot open the store")?;
    match &arguments.file {
        None => {
            let mut out = BufWriter::new(std::io::stdout().lock());
            write(&store, arguments.format, arguments.kind, &mut out).await?;
            out.flush()?;
        }
        Some(path) => {
            let beside = beside(path);
            let cannot = || format!("cannot write {}", path.display());
            let mut out = BufWriter::new(File::create(&beside).with_context(cannot)?);
            write(&store, arguments.format, arguments.kind, &mut out).await?;
            out.into_inner()
                .map_err(std::io::IntoInnerError::into_error)
                .and_then(|file| file.sync_all())
                .with_context(cannot)?;
            std::fs::rename(&beside, path).with_context(cannot)?;
        }
    }
    store.close().await;
    Ok(())
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

async fn write(store: &Store, format: Format, kind: Option<Kind>, out: &mut impl Write) -> anyhow::Result<()> {
    let languages = if format == Format::Csv { languages(store, kind).await? } else { Vec::new() };
    let mut sheet = (format == Format::Csv).then(|| csv::Writer::from_writer(Vec::new()));
    let header = header(&languages);
    if let Some(sheet) = &mut sheet {
        sheet.write_record(&header)?;
    }
    if format == Format::Geojson {
        write!(out, "{{\"type\":\"FeatureCollection\",\"features\":[")?;
    }
    let mut first = true;
    let mut after = None;
    loop {
        let page = store.page(after.as_ref(), PAGE).await.context("cannot read the store")?;
        let Some(last) = page.last() else { break };
        after = Some(last.item.id.clone());
        for kept in page.iter().filter(|kept| kind.is_none_or(|kind| kept.item.kind() == kind)) {
            match (format, &mut sheet) {
                (Format::Jsonl, _) => writeln!(out, "{}", written::write(&kept.item))?,
                (Format::Geojson, _) => {
                    write!(out, "{}\n{}", if first { "" } else { "," }, feature(&kept.item))?;
                    first = false;
                }
                (Format::Csv, Some(sheet)) => {
                    let row = columns(&kept.item);
                    sheet.write_record(header.iter().map(|name| row.get(name).map(cell).unwrap_or_default()))?;
                }
                (Format::Csv, None) => {}
            }
        }
        if let Some(sheet) = &mut sheet {
            sheet.flush()?;
            out.write_all(sheet.get_ref())?;
            *sheet = csv::Writer::from_writer(Vec::new());
        }
    }
    if format == Format::Geojson {
        writeln!(out, "\n]}}")?;
    }
    Ok(())
}

/// Languages in use, in the order of their tags.
async fn languages(store: &Store, kind: Option<Kind>) -> anyhow::Result<Vec<String>> {
    let mut found = std::collections::BTreeSet::new();
    let mut after = None;
    loop {
        let page = store.page(after.as_ref(), PAGE).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.item.id.clone());
        for kept in page.iter().filter(|kept| kind.is_none_or(|kind| kept.item.kind() == kind)) {
            let item = &kept.item;
            found.extend(
                item.name
                    .iter()
                    .chain(item.summary.iter())
                    .chain(item.description.iter())
                    .map(|(lang, _)| lang.to_string()),
            );
            found.extend(item.other_names.iter().map(|(lang, _)| lang.to_string()));
        }
    }
    Ok(found.into_iter().collect())
}

pub(crate) fn header(languages: &[String]) -> Vec<String> {
    let mut header: Vec<String> =
        ["id", "kind", "category", "slug", "status", "lon", "lat"].map(str::to_owned).to_vec();
    for base in ["name", "aka", "summary", "description", "address"] {
        header.extend(languages.iter().map(|lang| format!("{base}.{lang}")));
    }
    header.extend(
        [
            "city",
            "province",
            "country",
            "phone",
            "website",
            "booking_url",
            "opening_hours",
            "wheelchair",
            "fee",
            "wikidata",
            "osm",
            "unesco",
            "importance",
            "source",
            "source_url",
            "licence",
            "sample",
        ]
        .map(str::to_owned),
    );
    header
}

/// Text of a cell, which no spreadsheet runs as a formula.
pub(crate) fn cell(value: &Value) -> String {
    match value {
        Value::String(text) => guarded(text).into_owned(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The item in the columns of the contract.
pub(crate) fn columns(item: &Item) -> Map<String, Value> {
    let mut row = Map::new();
    row.insert("id".into(), item.id.as_str().into());
    row.insert("kind".into(), item.kind().slug().into());
    row.insert("category".into(), item.category.as_str().into());
    row.insert("slug".into(), item.slug.as_str().into());
    row.insert("status".into(), item.status.as_str().into());
    if let Some(located) = item.point {
        row.insert("lon".into(), json!(located.point.lon()));
        row.insert("lat".into(), json!(located.point.lat()));
    }
    for (base, texts) in [("name", &item.name), ("summary", &item.summary), ("description", &item.description)] {
        row.extend(texts.iter().map(|(lang, text)| (format!("{base}.{lang}"), text.into())));
    }
    for (lang, _) in item.other_names.iter() {
        row.insert(format!("aka.{lang}"), item.other_names.exact(lang).join("|").into());
    }
    let unresolved = |field: &str| item.unresolved.get(field).map(String::as_str);
    row.insert("city".into(), item.city.as_ref().map(model::Id::as_str).or_else(|| unresolved("city")).into());
    row.insert(
        "province".into(),
        item.province.as_ref().map(model::Id::as_str).or_else(|| unresolved("province")).into(),
    );
    row.insert("country".into(), item.country.as_str().into());
    row.insert("wikidata".into(), item.wikidata.clone().into());
    row.insert("osm".into(), item.osm.clone().into());
    row.insert("importance".into(), json!(item.importance));
    if item.sample {
        row.insert("sample".into(), true.into());
    }
    if let Some(source) = item.sources.first() {
        row.insert("source".into(), source.title.as_str().into());
        row.insert("source_url".into(), source.url.clone().into());
        row.insert("licence".into(), source.licence.clone().into());
    }
    if let Detail::Place(place) = &item.detail {
        row.extend(place.address.iter().map(|(lang, text)| (format!("address.{lang}"), text.into())));
        row.insert("phone".into(), place.phone.join("|").into());
        row.insert("website".into(), place.website.clone().into());
        row.insert("booking_url".into(), place.booking_url.clone().into());
        row.insert("opening_hours".into(), place.opening_hours.clone().into());
        row.insert("wheelchair".into(), place.access.wheelchair.map(model::place::Ability::as_str).into());
        row.insert(
            "unesco".into(),
            place.unesco.as_ref().map(|unesco| format!("{}/{}", unesco.id, unesco.year)).into(),
        );
        let fee = place.fee.as_ref().map(|fee| if fee.free { "free".to_owned() } else { fee_words(fee) });
        row.insert("fee".into(), fee.into());
    }
    row
}

fn fee_words(fee: &model::place::Fee) -> String {
    fee.note.best(model::Lang::FA).map_or_else(|| "yes".to_owned(), |(_, note)| note.to_owned())
}

pub(crate) fn feature(item: &Item) -> Value {
    let mut properties = columns(item);
    properties.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
    let id = properties.shift_remove("id");
    for name in ["lon", "lat"] {
        properties.shift_remove(name);
    }
    let geometry =
        item.point.map(|located| json!({"type": "Point", "coordinates": [located.point.lon(), located.point.lat()]}));
    json!({"type": "Feature", "id": id, "geometry": geometry, "properties": properties})
}
