//! What opens a door: passwords, passkeys, codes and keys. Plain functions; where they are kept is the store's concern,
//! who may pass is `model::role`'s.

pub mod code;
pub mod invitation;
pub mod key;
pub mod letters;
pub mod passkey;
pub mod password;
pub mod throttle;
