//! What opens a door: passwords, passkeys, codes, keys and a city's own accounts. Where they are kept is the store's
//! concern, who may pass is `model::role`'s.

pub mod code;
pub mod invitation;
pub mod key;
pub mod letters;
pub mod passkey;
pub mod password;
pub mod single_sign_on;
pub mod throttle;
