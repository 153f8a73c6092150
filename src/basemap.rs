//! The map below the items: the shipped PMTiles, carried inside the program, or a file an operator put in its place.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use model::Lang;
use pmtiles::{AsyncPmTilesReader, MmapBackend, TileCoord};
use serde_json::Value;

/// Which names a base map's layers have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// The shipped map.
    Gardesh,
    /// <https://docs.protomaps.com/basemaps/layers>
    Protomaps,
    /// <https://openmaptiles.org/schema/>
    OpenMapTiles,
}

/// Colours of a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// For the day.
    Light,
    /// For the night.
    Dark,
}

/// A base map that can be read.
pub struct Basemap {
    reader: AsyncPmTilesReader<MmapBackend>,
    schema: Schema,
    version: String,
    gzipped: bool,
    min_zoom: u8,
    max_zoom: u8,
    attribution: Option<String>,
}

static SHIPPED: &[u8] = include_bytes!("../web/basemap/basemap.pmtiles");

static STYLES: [(Schema, Theme, &str); 6] = [
    (Schema::Gardesh, Theme::Light, include_str!("../web/basemap/style.light.json")),
    (Schema::Gardesh, Theme::Dark, include_str!("../web/basemap/style.dark.json")),
    (Schema::Protomaps, Theme::Light, include_str!("../web/basemap/style.protomaps.light.json")),
    (Schema::Protomaps, Theme::Dark, include_str!("../web/basemap/style.protomaps.dark.json")),
    (Schema::OpenMapTiles, Theme::Light, include_str!("../web/basemap/style.openmaptiles.light.json")),
    (Schema::OpenMapTiles, Theme::Dark, include_str!("../web/basemap/style.openmaptiles.dark.json")),
];

impl Basemap {
    /// Opens a file, or the shipped map.
    ///
    /// # Errors
    /// When the file is not PMTiles, holds no vector tiles, or its layers follow neither schema.
    pub async fn open(file: Option<&Path>) -> anyhow::Result<Basemap> {
        match file {
            Some(path) => {
                let size = std::fs::metadata(path).map(|meta| meta.len()).unwrap_or_default();
                Basemap::read(path, size).await.with_context(|| format!("cannot use base map {}", path.display()))
            }
            None => {
                // The reader wants a file; an unlinked temporary one costs no memory and leaves nothing behind.
                let mut copy = tempfile::NamedTempFile::new().context("cannot unpack the base map")?;
                copy.write_all(SHIPPED).context("cannot unpack the base map")?;
                Basemap::read(copy.path(), SHIPPED.len() as u64).await.context("cannot read the shipped base map")
            }
        }
    }

    async fn read(path: &Path, size: u64) -> anyhow::Result<Basemap> {
        let reader = AsyncPmTilesReader::new_with_path(path).await?;
        let header = reader.get_header();
        if header.tile_type != pmtiles::TileType::Mvt {
            anyhow::bail!("it holds {:?} tiles, not vector tiles", header.tile_type);
        }
        let gzipped = match header.tile_compression {
            pmtiles::Compression::Gzip => true,
            pmtiles::Compression::None => false,
            other => anyhow::bail!("its tiles are compressed with {other:?}; only gzip or none can be served"),
        };
        let (min_zoom, max_zoom) = (header.min_zoom, header.max_zoom);
        let metadata: Value =
            serde_json::from_str(&reader.get_metadata().await?).context("its metadata is not JSON")?;
        let schema = schema(&metadata)?;
        let attribution = metadata.get("attribution").and_then(Value::as_str).map(str::to_owned);
        let version = format!("{:08x}", xxhash_rust::xxh3::xxh3_64(format!("{size}{metadata}").as_bytes()) >> 32);
        Ok(Basemap { reader, schema, version, gzipped, min_zoom, max_zoom, attribution })
    }

    /// A mark of the data, for addresses that may be kept forever.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether tiles come gzipped.
    pub fn is_gzipped(&self) -> bool {
        self.gzipped
    }

    /// One tile as it is stored; none where the map has nothing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn tile(&self, z: u8, x: u32, y: u32) -> anyhow::Result<Option<Vec<u8>>> {
        if z < self.min_zoom || z > self.max_zoom {
            return Ok(None);
        }
        let Ok(coordinate) = TileCoord::new(z, x, y) else { return Ok(None) };
        Ok(self.reader.get_tile(coordinate).await?.map(Into::into))
    }

    /// The style for a theme and a language, with the address of the tiles put in: a path, for the map in the page to
    /// complete by its own origin.
    ///
    /// # Errors
    /// When a shipped style is not JSON.
    pub fn style(&self, theme: Theme, lang: Lang) -> anyhow::Result<Value> {
        let text = STYLES
            .iter()
            .find(|(schema, for_theme, _)| *schema == self.schema && *for_theme == theme)
            .map(|(_, _, text)| text)
            .context("no style for this base map")?;
        let text = text.replace("{lang}", lang.base()).replace("{version}", &self.version);
        let mut style: Value = serde_json::from_str(&text).context("a map style is not JSON")?;
        for source in
            style.get_mut("sources").and_then(Value::as_object_mut).into_iter().flat_map(|sources| sources.values_mut())
        {
            source["tiles"] = serde_json::json!([format!("/basemap/{}/{{z}}/{{x}}/{{y}}.mvt", self.version)]);
            // The shipped styles know the shipped map; of another map only its own header knows the depth.
            if self.schema != Schema::Gardesh {
                source["minzoom"] = self.min_zoom.into();
                source["maxzoom"] = self.max_zoom.into();
                if let Some(attribution) = &self.attribution {
                    source["attribution"] = attribution.as_str().into();
                }
            }
        }
        Ok(style)
    }
}

/// The schema that the layers' names tell.
fn schema(metadata: &Value) -> anyhow::Result<Schema> {
    let layers: Vec<&str> = metadata
        .get("vector_layers")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|layer| layer.get("id").and_then(Value::as_str))
        .collect();
    let has = |names: &[&str]| names.iter().all(|name| layers.contains(name));
    if has(&["transportation", "place"]) {
        Ok(Schema::OpenMapTiles)
    } else if has(&["earth", "roads", "places"]) {
        Ok(Schema::Protomaps)
    } else if has(&["land", "places"]) {
        Ok(Schema::Gardesh)
    } else {
        anyhow::bail!("its layers ({}) follow neither the Protomaps nor the OpenMapTiles schema", layers.join(", "))
    }
}
