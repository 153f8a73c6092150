//! Bytes in, clean pictures out.
