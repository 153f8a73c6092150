//! Files as strangers send them, made here: what is taken, what is refused, and what is drawn from them.

mod drawn;
mod kept;
mod made;
mod taken;
mod upright;
