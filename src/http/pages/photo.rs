//! A photograph as pages show it: its addresses, what it shows, and where it may be cut.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use media::{Variant, placeholder};
use model::item::Picture as Named;
use model::licence::{BY_PERMISSION, word};
use model::picture::Focus;
use model::{Lang, PictureId};

use super::entry::Text;
use crate::gallery::Gallery;
use crate::words::Words;

/// The width of the address that stands for all, for whoever does not choose: crawlers and old browsers.
const USUAL: u32 = 1280;

/// A photograph that can be shown.
#[derive(Clone, Debug)]
pub struct Photo {
    id: PictureId,
    focus: Focus,
    thumbhash: Arc<str>,
    /// Width of the original in pixels.
    pub width: u32,
    /// Height of the original in pixels.
    pub height: u32,
    /// What it shows; none when it only decorates.
    pub alt: Option<Text>,
    /// Who made it.
    pub credit: String,
    /// Under which licence.
    pub licence: String,
}

/// One form of a photograph: where it is and how large.
pub struct Form {
    /// Its address on this service.
    pub url: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// A licence as visitors read it: an identifier that says nothing to people by its words.
pub fn licence(id: &str, lang: Lang) -> String {
    let known = [BY_PERMISSION, "CC-PDM-1.0"].contains(&id);
    if known { Words::of(lang).get(&format!("licence-name-{}", word(id))).into_owned() } else { id.to_owned() }
}

impl Photo {
    /// The photograph that an item names, if visitors can see it yet.
    pub fn of(named: &Named, gallery: &Gallery, lang: Lang) -> Option<Photo> {
        let id = named.photograph()?;
        let shown = gallery.get(&id)?;
        Some(Photo {
            id,
            focus: named.focus(),
            thumbhash: shown.thumbhash,
            width: shown.width,
            height: shown.height,
            alt: if named.decorative { None } else { Text::best(&named.alt, lang) },
            credit: named.credit.clone(),
            licence: licence(&named.licence, lang),
        })
    }

    /// The square for lists.
    pub fn square(&self) -> Form {
        self.form(Variant::Square(self.focus))
    }

    /// The wide card for the previews of other sites, a JPEG.
    pub fn card(&self) -> Form {
        self.form(Variant::Card(self.focus))
    }

    /// The whole picture in the usual width.
    pub fn usual(&self) -> Form {
        let fits = self.forms().filter(|form| form.width <= USUAL).last();
        fits.unwrap_or_else(|| self.form(Variant::Width(self.width)))
    }

    /// The whole picture as large as there is.
    pub fn largest(&self) -> Form {
        self.forms().last().unwrap_or_else(|| self.form(Variant::Width(self.width)))
    }

    /// All widths, as an `<img>` takes them.
    pub fn srcset(&self) -> String {
        self.forms().map(|form| format!("{} {}w", form.url, form.width)).collect::<Vec<_>>().join(", ")
    }

    /// The names of the styles that keep its focus in view.
    pub fn focus(&self) -> String {
        let tenth = |hundredths: u8| hundredths.div_ceil(5) / 2;
        if self.focus == Focus::MIDDLE {
            return String::new();
        }
        format!(" focus-x-{} focus-y-{}", tenth(self.focus.x()), tenth(self.focus.y()))
    }

    /// What stands in while it travels, as a `data:` address.
    pub fn placeholder(&self) -> Option<String> {
        placeholder::png(&self.thumbhash).map(|png| format!("data:image/png;base64,{}", STANDARD.encode(png)))
    }

    fn forms(&self) -> impl Iterator<Item = Form> {
        media::variant::widths(self.width).into_iter().map(|width| self.form(Variant::Width(width)))
    }

    fn form(&self, variant: Variant) -> Form {
        let (width, height) = variant.size(self.width, self.height);
        Form { url: format!("/pictures/{}/{}", self.id, variant.name()), width, height }
    }
}
