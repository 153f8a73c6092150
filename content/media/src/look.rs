//! What a file's head says: quick, and enough to refuse a hostile file before anything is unpacked.

use std::io::{self, BufRead, Cursor, Read, Seek, SeekFrom};
use std::time::Instant;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::{ImageDecoder, Limits};
use model::Point;

use crate::camera::Notes;
use crate::container::{self, Format};
use crate::refusal::guarded;
use crate::{LONGEST_SIDE, MOST_PIXELS, Refusal};

/// Memory that one decoder may take, in bytes: sixty million pixels of a progressive JPEG with room to spare.
const MOST_MEMORY: u64 = 768 * 1024 * 1024;

/// What is known of a picture before it is unpacked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Looked {
    /// What the file is.
    pub format: Format,
    /// Width in pixels, held upright.
    pub width: u32,
    /// Height in pixels, held upright.
    pub height: u32,
    /// Where it was taken, if the camera noted that.
    pub position: Option<Point>,
}

/// Looks at a file's head.
///
/// # Errors
/// When the file cannot become a picture, as far as its head tells.
pub fn look(bytes: &[u8]) -> Result<Looked, Refusal> {
    guarded(|| {
        let (format, mut decoder) = open(bytes, None)?;
        let notes = Notes::read(decoder.exif_metadata().ok().flatten());
        let (width, height) = decoder.dimensions();
        let (width, height) = if notes.lies_on_its_side() { (height, width) } else { (width, height) };
        Ok(Looked { format, width, height, position: notes.position })
    })
}

/// A decoder that has read the head of a file fit to be unpacked.
pub(crate) fn open<'a>(
    bytes: &'a [u8],
    until: Option<Instant>,
) -> Result<(Format, Box<dyn ImageDecoder + 'a>), Refusal> {
    let format = container::check(bytes)?;
    let input = Timed { inner: Cursor::new(bytes), until };
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut decoder: Box<dyn ImageDecoder + 'a> = match format {
        Format::Jpeg => Box::new(JpegDecoder::new(input)?),
        Format::Png => Box::new(PngDecoder::with_limits(input, limits.clone())?),
        Format::WebP => Box::new(WebPDecoder::new(input)?),
    };
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return Err(Refusal::Damaged);
    }
    if width.max(height) > LONGEST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::TooManyPixels);
    }
    decoder.set_limits(limits)?;
    Ok((format, decoder))
}

/// Input that dries up when the time is over, so that a decoder which reads as it goes stops there.
struct Timed<'a> {
    inner: Cursor<&'a [u8]>,
    until: Option<Instant>,
}

/// Bytes handed out between two looks at the clock.
const STRIDE: usize = 32 * 1024;

impl Timed<'_> {
    fn in_time(&self) -> io::Result<()> {
        if self.until.is_some_and(|until| Instant::now() > until) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        Ok(())
    }
}

impl Read for Timed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.in_time()?;
        self.inner.read(buffer)
    }
}

impl BufRead for Timed<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.in_time()?;
        self.inner.fill_buf().map(|bytes| &bytes[..bytes.len().min(STRIDE)])
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
    }
}

impl Seek for Timed<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
