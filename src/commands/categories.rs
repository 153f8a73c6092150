//! `gardesh categories`: the taxonomy, as text for people or JSON for programs.

use std::io::Write;

use model::category::CATEGORIES;

/// Arguments of `gardesh categories`.
#[derive(clap::Args)]
pub struct Arguments {
    /// JSON instead of text
    #[arg(long)]
    json: bool,
}

/// Prints the taxonomy.
///
/// # Errors
/// When standard output cannot be written.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    if arguments.json {
        let rows: Vec<_> = CATEGORIES
            .iter()
            .map(|c| {
                serde_json::json!({
                    "slug": c.slug, "kind": c.kind.slug(), "parent": c.parent, "icon": c.icon,
                    "name": {"fa": c.names[0], "en": c.names[1], "ar": c.names[2]},
                    "schema_org": c.schema_org, "osm": c.osm,
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::to_string_pretty(&rows)?)?;
        return Ok(());
    }
    for c in CATEGORIES {
        let slug = if c.parent.is_some() { format!("  {}", c.slug) } else { c.slug.to_owned() };
        let [fa, en, ar] = c.names;
        writeln!(out, "{:<12} {slug:<24} {en} | {fa} | {ar}  ({} {} {})", c.kind.slug(), c.icon, c.schema_org, c.osm)?;
    }
    Ok(())
}
