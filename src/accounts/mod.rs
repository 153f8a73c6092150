//! What opens a door: passwords and keys. Plain functions; where they are kept is the store's concern, who may pass is
//! `model::role`'s.

pub mod key;
pub mod password;
