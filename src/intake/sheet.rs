//! Sheets: CSV as programs of all countries write it, Excel workbooks, GeoJSON.

use std::borrow::Cow;
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use calamine::{Data, DataRef, Reader, Xlsx};
use flate2::read::DeflateDecoder;
use serde_json::Value;

use super::{CELL_MAX, COLUMNS_MAX, ROWS_MAX, Table, UNPACKED_MAX, Unreadable};

/// Reads CSV: UTF-8, separated by commas, semicolons or tabs, whichever the first line has most of.
pub fn csv(path: &Path) -> Result<Table, Unreadable> {
    let bytes = std::fs::read(path).map_err(Unreadable::broken)?;
    let text =
        std::str::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes)).map_err(Unreadable::broken)?;
    let first = text.lines().next().unwrap_or_default();
    let separator = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|one| (first.bytes().filter(|byte| byte == one).count(), *one == b','))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let header: Vec<String> =
        reader.headers().map_err(Unreadable::broken)?.iter().map(|name| name.trim().to_owned()).collect();
    if header.len() > COLUMNS_MAX {
        return Err(Unreadable::Columns);
    }
    let mut table = Table { header, rows: Vec::new(), first: 2 };
    for record in reader.records() {
        let record = record.map_err(Unreadable::broken)?;
        let mut row: Vec<String> = record.iter().map(|cell| unguarded(cell).to_owned()).collect();
        row.resize(table.header.len(), String::new());
        table.push(row)?;
    }
    Ok(table)
}

/// Writes rows as CSV.
///
/// # Errors
/// When a row is not as long as the first.
pub fn written(rows: impl IntoIterator<Item = Vec<String>>) -> anyhow::Result<Vec<u8>> {
    let mut sheet = csv::Writer::from_writer(Vec::new());
    for row in rows {
        sheet.write_record(row)?;
    }
    sheet.into_inner().map_err(|error| anyhow::anyhow!("{error}"))
}

/// A cell that no spreadsheet runs as a formula: what would be one gets an apostrophe in front. So does what begins with
/// apostrophes before such a text, that [`unguarded`] gives every text back as it was.
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if is_risky(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// A cell without the apostrophe that keeps a spreadsheet from running it.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_risky(rest)).unwrap_or(cell)
}

/// Whether a text is taken for a formula, perhaps once apostrophes are taken from it.
fn is_risky(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
}

/// Reads the first sheet of an Excel workbook, cell by cell: a cell far out makes no room between.
pub fn xlsx(path: &Path) -> Result<Table, Unreadable> {
    let bytes = std::fs::read(path).map_err(Unreadable::broken)?;
    weigh(&bytes)?;
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|error: calamine::XlsxError| Unreadable::broken(error))?;
    let name = book.sheet_names().first().cloned().ok_or(Unreadable::Empty)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(Unreadable::broken)?;
    let mut lines: std::collections::BTreeMap<u32, Vec<(u32, String)>> = std::collections::BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(Unreadable::broken)? {
        let (row, column) = cell.get_position();
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if column as usize >= COLUMNS_MAX {
            return Err(Unreadable::Columns);
        }
        if text.chars().count() > CELL_MAX {
            return Err(Unreadable::Cell);
        }
        lines.entry(row).or_default().push((column, text));
        if lines.len() > ROWS_MAX + 1 {
            return Err(Unreadable::Rows);
        }
    }
    let mut lines = lines.into_iter();
    let (top, names) = lines.next().ok_or(Unreadable::Empty)?;
    let width = names.iter().map(|(column, _)| *column as usize + 1).max().unwrap_or_default();
    let mut header = vec![String::new(); width];
    for (column, name) in names {
        header[column as usize] = name.trim().to_owned();
    }
    let mut table = Table { header, rows: Vec::new(), first: u64::from(top) + 2 };
    for (_, cells) in lines {
        let mut row = vec![String::new(); width];
        for (column, text) in cells {
            if let Some(cell) = row.get_mut(column as usize) {
                *cell = text;
            }
        }
        table.push(row)?;
    }
    Ok(table)
}

fn text(value: &DataRef<'_>) -> String {
    match Data::from(value.clone()) {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(number) => number.to_string(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Float(number) => number.to_string(),
        Data::Bool(yes) => if yes { "yes" } else { "no" }.to_owned(),
        Data::DateTime(at) => {
            let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
            if hour == 0 && minute == 0 {
                format!("{year:04}-{month:02}-{day:02}")
            } else {
                format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
            }
        }
        _ => String::new(),
    }
}

/// Unpacks every part of a packed file once, counting, before anything else looks at it: what a part says of its own
/// size is not believed. Also refuses parts that declare entities.
fn weigh(bytes: &[u8]) -> Result<(), Unreadable> {
    let broken = || Unreadable::Broken("not a whole zip file".to_owned());
    let number = |at: usize, length: usize| -> Option<usize> {
        let bytes = bytes.get(at..at.checked_add(length)?)?;
        Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    };
    // The directory's end: 22 bytes and a remark of at most 65,535.
    let from = bytes.len().saturating_sub(22 + 65_535);
    let end = (from..bytes.len().saturating_sub(21)).rev().find(|at| bytes[*at..].starts_with(b"PK\x05\x06"));
    let end = end.ok_or_else(broken)?;
    let (count, mut at) = (number(end + 10, 2).ok_or_else(broken)?, number(end + 16, 4).ok_or_else(broken)?);
    let mut left = UNPACKED_MAX;
    for _ in 0..count {
        if !bytes.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02")) {
            return Err(broken());
        }
        let field = |offset, length| number(at + offset, length).ok_or_else(broken);
        let (method, packed, start) = (field(10, 2)?, field(20, 4)?, field(42, 4)?);
        let skip = field(28, 2)? + field(30, 2)? + field(32, 2)?;
        let local = |offset, length| number(start + offset, length).ok_or_else(broken);
        let data = start + 30 + local(26, 2)? + local(28, 2)?;
        let data = bytes.get(data..data.checked_add(packed).ok_or_else(broken)?).ok_or_else(broken)?;
        left = left.checked_sub(weigh_part(method, data, left)?).ok_or(Unreadable::Unpacked)?;
        at += 46 + skip;
    }
    Ok(())
}

/// The bytes that a part unpacks to.
fn weigh_part(method: usize, data: &[u8], left: u64) -> Result<u64, Unreadable> {
    let mut reader: Box<dyn Read + '_> = match method {
        0 => Box::new(data),
        8 => Box::new(DeflateDecoder::new(data)),
        other => return Err(Unreadable::Broken(format!("packed by method {other}"))),
    };
    let (mut weight, mut buffer, mut is_first) = (0, [0; 16 * 1024], true);
    loop {
        let read = reader.read(&mut buffer).map_err(Unreadable::broken)?;
        if read == 0 {
            return Ok(weight);
        }
        weight += read as u64;
        if weight > left {
            return Err(Unreadable::Unpacked);
        }
        if is_first && buffer[..read].windows(9).any(|part| part.eq_ignore_ascii_case(b"<!DOCTYPE")) {
            return Err(Unreadable::Entities);
        }
        is_first = false;
    }
}

/// Reads a FeatureCollection: properties are columns, the geometry gives the position.
pub fn geojson(path: &Path) -> Result<Table, Unreadable> {
    let file = File::open(path).map_err(Unreadable::broken)?;
    let collection: Value = serde_json::from_reader(std::io::BufReader::new(file)).map_err(Unreadable::broken)?;
    let features = collection.get("features").and_then(Value::as_array).ok_or(Unreadable::Format)?;
    if features.len() > ROWS_MAX {
        return Err(Unreadable::Rows);
    }
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let mut rows = Vec::with_capacity(features.len());
    for feature in features {
        let mut row: Vec<(String, String)> = Vec::new();
        row.extend(feature.get("id").map(|id| ("id".to_owned(), text(id))));
        if let Some([lon, lat]) = feature.get("geometry").and_then(middle) {
            row.push(("lon".to_owned(), lon.to_string()));
            row.push(("lat".to_owned(), lat.to_string()));
        }
        for (name, value) in feature.get("properties").and_then(Value::as_object).into_iter().flatten() {
            row.push((name.clone(), text(value)));
        }
        rows.push(row);
    }
    Table::of_named(rows)
}

/// The position of a point, or the middle of the corners of anything else.
fn middle(geometry: &Value) -> Option<[f64; 2]> {
    fn corners(value: &Value, found: &mut Vec<[f64; 2]>, depth: u8) {
        let Some(list) = value.as_array().filter(|_| depth < 6) else { return };
        match (list.first().and_then(Value::as_f64), list.get(1).and_then(Value::as_f64)) {
            (Some(lon), Some(lat)) => found.push([lon, lat]),
            _ => list.iter().for_each(|value| corners(value, found, depth + 1)),
        }
    }
    let mut found = Vec::new();
    corners(geometry.get("coordinates")?, &mut found, 0);
    super::osm::centre(&found)
}

#[cfg(test)]
mod tests {
    use super::{guarded, unguarded};

    #[test]
    fn no_cell_is_a_formula_and_every_text_comes_back() {
        for text in ["=1+1", "+98 13", "-2", "@SUM(A1)", "\tx", "\rx", "\n=x", "'=1", "''@a", "'", "a=b", "", "'تهران'"]
        {
            let cell = guarded(text);
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{text:?}");
            assert_eq!(unguarded(&cell), text);
        }
        assert_eq!(guarded("رشت"), "رشت");
        assert_eq!(guarded("'=1"), "''=1", "it would come back without its own apostrophe");
    }
}
