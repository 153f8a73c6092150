//! CSV rows as drafts; see `intake::columns` for what the columns mean.

use std::fs::File;
use std::path::Path;

use anyhow::{Context, bail};
use model::problem::{Code, Problem};

use super::Row;
use crate::intake::columns::{draft, known};
use crate::intake::sheet::unguarded;

/// Rows of a CSV file, read as they are asked for.
pub(super) struct Rows {
    reader: csv::Reader<File>,
    columns: Vec<Column>,
    record: csv::ByteRecord,
    number: u64,
}

/// What a column means.
enum Column {
    /// A plain column of the contract.
    Plain(&'static str),
    /// A text by language.
    Text(&'static str, String),
}

impl Rows {
    pub(super) fn open(path: &Path) -> anyhow::Result<Rows> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_path(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let header = reader.headers().with_context(|| format!("cannot read the header of {}", path.display()))?.clone();
        let mut columns: Vec<Column> = Vec::new();
        let mut unknown = Vec::new();
        for (i, name) in header.iter().enumerate() {
            let name = if i == 0 { name.trim_start_matches('\u{feff}') } else { name }.trim();
            match column(name) {
                Some(column) => columns.push(column),
                None => unknown.push(name.to_owned()),
            }
        }
        if !unknown.is_empty() {
            bail!("unknown columns in {}: {}", path.display(), unknown.join(", "));
        }
        for needed in ["id", "category", "lon", "lat"] {
            if !columns.iter().any(|column| matches!(column, Column::Plain(name) if *name == needed)) {
                bail!("the column {needed} is missing in {}", path.display());
            }
        }
        Ok(Rows { reader, columns, record: csv::ByteRecord::new(), number: 0 })
    }

    /// How many bytes are read.
    pub(super) fn position(&self) -> u64 {
        self.reader.position().byte()
    }

    pub(super) fn next_row(&mut self) -> Option<Row> {
        let read = self.reader.read_byte_record(&mut self.record);
        self.number += 1;
        let broken = |reason: String| {
            vec![Problem { field: String::new(), code: Code::NotJson, values: vec![("reason", reason)] }]
        };
        let draft = match read {
            Ok(false) => return None,
            Ok(true) => match csv::StringRecord::from_byte_record(self.record.clone()) {
                Ok(record) if record.len() == self.columns.len() => Ok(draft(
                    self.columns.iter().zip(record.iter().map(unguarded)).map(|(column, text)| match column {
                        Column::Plain(name) => (*name, None, text),
                        Column::Text(name, lang) => (*name, Some(lang.as_str()), text),
                    }),
                )),
                Ok(record) => Err(broken(format!("{} columns instead of {}", record.len(), self.columns.len()))),
                Err(error) => Err(broken(error.to_string())),
            },
            Err(error) => Err(broken(error.to_string())),
        };
        Some(Row { number: self.number, draft })
    }
}

fn column(name: &str) -> Option<Column> {
    let (base, lang) = known(name)?;
    Some(lang.map_or(Column::Plain(base), |lang| Column::Text(base, lang.to_string())))
}
