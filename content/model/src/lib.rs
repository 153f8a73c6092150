//! What an item is.
//!
//! The room at the bottom of the house: no files, no network, no clock, no framework. What is known about the present
//! moment is handed in. Suggested reading order: [`category`] (kinds and the taxonomy), [`item`] (what every kind shares,
//! and the kinds), [`draft`] (how something typed becomes an item), [`schedule`] and [`calendar`] (when), [`hours`]
//! (open or closed), [`role`] (who may do what), [`script`] (how Persian, Arabic and Latin are folded).

pub mod calendar;
pub mod category;
pub mod completeness;
pub mod difference;
pub mod draft;
pub mod event;
pub mod facts;
pub mod freshness;
pub mod geo;
pub mod hours;
pub mod id;
pub mod item;
pub mod lang;
pub mod licence;
pub mod mail;
pub mod merge;
pub mod number;
pub mod opportunity;
pub mod organisation;
pub mod outside;
pub mod partnership;
pub mod phone;
pub mod picture;
pub mod place;
pub mod problem;
pub mod programme;
pub mod region;
pub mod role;
pub mod route;
pub mod schedule;
pub mod script;
pub mod status;
pub mod text;
pub mod translation;
pub mod written;

pub use category::{Category, Kind};
pub use draft::Draft;
pub use geo::{Bounds, Located, Point, Precision};
pub use id::Id;
pub use item::{Detail, Item};
pub use lang::Lang;
pub use picture::PictureId;
pub use problem::{Problem, Problems};
pub use role::{Action, Membership, Role, Standing};
pub use status::Status;
pub use text::{Names, Texts};
