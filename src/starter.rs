//! The starter collection, carried inside the program: real places, events, routes and partnerships, and samples that
//! say so.

use model::written;
use model::{Item, Problems};

#[derive(rust_embed::RustEmbed)]
#[folder = "content/starter"]
#[include = "*.json"]
struct Files;

/// Every item of the collection with the name of its file, in the order of the kinds, then of the ids.
///
/// # Errors
/// The first file that is not a written item, with its problems. The tests of the collection keep this from happening.
pub fn items(without_samples: bool) -> Result<Vec<Item>, (String, Problems)> {
    let mut items = Vec::new();
    for name in Files::iter() {
        let Some(file) = Files::get(&name) else { continue };
        let text = String::from_utf8_lossy(&file.data);
        let item = written::read(&text).map_err(|problems| (name.to_string(), problems))?;
        if !(without_samples && item.sample) {
            items.push(item);
        }
    }
    items.sort_by(|a, b| (a.kind(), &a.id).cmp(&(b.kind(), &b.id)));
    Ok(items)
}
