//! Files that departments bring along, read into one plain table of texts, whatever they are written in: so that their
//! columns are told, tried and taken in the same way.
//!
//! Nothing here trusts a file: every reader has limits on bytes, rows, columns and letters, and says which one was met.

pub mod calendar;
pub mod columns;
pub mod osm;
pub mod run;
pub mod sheet;

use std::path::Path;

/// Largest file, in bytes.
pub const FILE_MAX: usize = 32 * 1024 * 1024;
/// Largest content of a packed file, in bytes.
pub const UNPACKED_MAX: u64 = 96 * 1024 * 1024;
/// Most rows of a table.
pub const ROWS_MAX: usize = 20_000;
/// Most columns of a table.
pub const COLUMNS_MAX: usize = 200;
/// Longest text of a cell, in characters.
pub const CELL_MAX: usize = 50_000;

/// A table: names of the columns, and rows as long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Names of the columns.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// Number of the first row as a person counts it: below the header in a sheet.
    pub first: u64,
}

/// Why a file cannot be read; the message `import-bad-WORD` says it in words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is none of the formats.
    #[error("the format is not known")]
    Format,
    /// It is broken; what its reader says.
    #[error("the file is broken: {0}")]
    Broken(String),
    /// There is nothing in it.
    #[error("the file holds no rows")]
    Empty,
    /// More rows than are taken at once.
    #[error("the file holds more than {ROWS_MAX} rows")]
    Rows,
    /// More columns than make sense.
    #[error("the file holds more than {COLUMNS_MAX} columns")]
    Columns,
    /// A text longer than any that is kept.
    #[error("a cell holds more than {CELL_MAX} characters")]
    Cell,
    /// It unpacks to more than is looked at.
    #[error("the file unpacks to more than {UNPACKED_MAX} bytes")]
    Unpacked,
    /// It brings declarations of its own, which no sheet needs.
    #[error("the file declares entities")]
    Entities,
}

impl Unreadable {
    /// The word of its message.
    pub const fn word(&self) -> &'static str {
        match self {
            Unreadable::Format => "format",
            Unreadable::Broken(_) => "broken",
            Unreadable::Empty => "empty",
            Unreadable::Rows => "rows",
            Unreadable::Columns => "columns",
            Unreadable::Cell => "cell",
            Unreadable::Unpacked => "unpacked",
            Unreadable::Entities => "entities",
        }
    }

    fn broken(error: impl std::fmt::Display) -> Unreadable {
        Unreadable::Broken(error.to_string().chars().take(200).collect())
    }
}

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Comma-, semicolon- or tab-separated values with a header line.
    Csv,
    /// An Excel workbook; its first sheet counts.
    Xlsx,
    /// A FeatureCollection of points.
    Geojson,
    /// iCalendar.
    Ics,
    /// OpenStreetMap XML.
    Osm,
    /// OpenStreetMap PBF.
    Pbf,
}

impl Format {
    /// By the ending of a name, and by what the file begins with where that says more.
    pub fn of(name: &str, start: &[u8]) -> Option<Format> {
        let name = name.to_ascii_lowercase();
        let ends = |ending: &str| name.ends_with(ending);
        if start.starts_with(b"PK\x03\x04") {
            return ends(".xlsx").then_some(Format::Xlsx);
        }
        if start.starts_with(b"BEGIN:VCALENDAR") {
            return Some(Format::Ics);
        }
        match () {
            () if ends(".osm.pbf") || ends(".pbf") => Some(Format::Pbf),
            () if ends(".osm") => Some(Format::Osm),
            () if ends(".geojson") || ends(".json") => Some(Format::Geojson),
            () if ends(".ics") => Some(Format::Ics),
            () if ends(".csv") || ends(".tsv") || ends(".txt") => Some(Format::Csv),
            () => None,
        }
    }
}

/// Reads a file. Blocking; it may take seconds.
///
/// # Errors
/// When it cannot be read, or goes beyond a limit.
pub fn read(path: &Path, format: Format) -> Result<Table, Unreadable> {
    let table = match format {
        Format::Csv => sheet::csv(path)?,
        Format::Xlsx => sheet::xlsx(path)?,
        Format::Geojson => sheet::geojson(path)?,
        Format::Ics => calendar::table(path)?,
        Format::Osm => osm::xml(path)?,
        Format::Pbf => osm::pbf(path)?,
    };
    if table.rows.is_empty() || table.header.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(table)
}

impl Table {
    /// A table of rows that each name their columns; a column is there once one row has it.
    fn of_named(rows: Vec<Vec<(String, String)>>) -> Result<Table, Unreadable> {
        let mut header: Vec<String> = Vec::new();
        for (name, _) in rows.iter().flatten() {
            if !header.contains(name) {
                header.push(name.clone());
                if header.len() > COLUMNS_MAX {
                    return Err(Unreadable::Columns);
                }
            }
        }
        let mut table = Table { header, rows: Vec::with_capacity(rows.len()), first: 1 };
        for named in rows {
            let mut row = vec![String::new(); table.header.len()];
            for (name, text) in named {
                if let Some(at) = table.header.iter().position(|known| *known == name) {
                    row[at] = text;
                }
            }
            table.push(row)?;
        }
        Ok(table)
    }

    /// Adds a row within the limits. A row of empty cells is none.
    fn push(&mut self, row: Vec<String>) -> Result<(), Unreadable> {
        if row.iter().any(|cell| cell.chars().count() > CELL_MAX) {
            return Err(Unreadable::Cell);
        }
        if self.rows.len() >= ROWS_MAX {
            return Err(Unreadable::Rows);
        }
        self.rows.push(row);
        Ok(())
    }
}
