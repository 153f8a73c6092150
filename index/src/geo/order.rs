//! The order of documents: a Morton curve over the Web Mercator square, 32 + 32 bits.
//!
//! Mercator, because then every map tile, and every cell within one, is one interval of codes. Positions beyond the
//! square's edge at 85.05° stand in its first or last row; they keep their true degrees in columns of their own, which
//! every exact test reads.

use std::f64::consts::PI;

use model::Point;

/// Cells along one side of the square.
const SIDE: f64 = 4_294_967_296.0;

/// The position's place on the curve.
pub(crate) fn code(point: Point) -> u64 {
    let (x, y) = cell(point);
    spread(x) | (spread(y) << 1)
}

/// Column from the west and row from the north.
pub(crate) fn cell(point: Point) -> (u32, u32) {
    let x = (point.lon() + 180.0) / 360.0;
    let sin = point.lat().to_radians().sin();
    let y = 0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * PI);
    // The cast saturates: what lies beyond the edge stands in the outermost row or column.
    ((x * SIDE) as u32, (y * SIDE) as u32)
}

/// One square of the curve: `level` 0 is the whole world, each further level halves the side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Square {
    /// First code in it.
    pub first: u64,
    /// How often the world was halved, 0..=32.
    pub level: u32,
}

impl Square {
    /// The whole world.
    pub(crate) const WORLD: Square = Square { first: 0, level: 0 };

    /// The map tile `z/x/y`; none when there is no such tile.
    pub(crate) fn tile(z: u8, x: u32, y: u32) -> Option<Square> {
        let level = u32::from(z);
        let inside = level <= 29 && u64::from(x) < (1 << level) && u64::from(y) < (1 << level);
        inside.then(|| {
            let shift = 32 - level;
            let at = |n: u32| spread(u32::try_from(u64::from(n) << shift).unwrap_or(0));
            Square { first: at(x) | (at(y) << 1), level }
        })
    }

    /// The smallest square that holds both codes and all between them.
    pub(crate) fn around(first: u64, last: u64) -> Square {
        let level = (first ^ last).leading_zeros() / 2;
        let rest = if level == 0 { u64::MAX } else { (1u64 << (64 - 2 * level)) - 1 };
        if level == 32 { Square { first, level } } else { Square { first: first & !rest, level } }
    }

    /// Last code in it.
    pub(crate) fn last(self) -> u64 {
        if self.level == 0 { u64::MAX } else { self.first + ((1u64 << (64 - 2 * self.level)) - 1) }
    }

    /// Its four quarters in the order of the curve; none when it is a single cell.
    pub(crate) fn quarters(self) -> Option<[Square; 4]> {
        (self.level < 32).then(|| {
            let step = 1u64 << (62 - 2 * self.level);
            [0, 1, 2, 3].map(|n| Square { first: self.first + n * step, level: self.level + 1 })
        })
    }

    /// West, south, east, north in degrees. Squares at the upper or lower edge reach to the pole, and all are drawn a
    /// hair too large, so that rounding never leaves a document out.
    pub(crate) fn degrees(self) -> [f64; 4] {
        const HAIR: f64 = 1e-6;
        let (x, y) = (f64::from(gather(self.first)), f64::from(gather(self.first >> 1)));
        let side = SIDE / f64::from(2u32).powi(self.level.cast_signed());
        let lon = |x: f64| x / SIDE * 360.0 - 180.0;
        let lat = |y: f64| (PI * (1.0 - 2.0 * y / SIDE)).sinh().atan().to_degrees();
        let north = if y == 0.0 { 90.0 } else { lat(y) + HAIR };
        let south = if y + side >= SIDE { -90.0 } else { lat(y + side) - HAIR };
        [lon(x) - HAIR, south, lon(x + side) + HAIR, north]
    }
}

/// Spreads 32 bits over the even bits of 64.
fn spread(n: u32) -> u64 {
    let mut n = u64::from(n);
    n = (n | (n << 16)) & 0x0000_ffff_0000_ffff;
    n = (n | (n << 8)) & 0x00ff_00ff_00ff_00ff;
    n = (n | (n << 4)) & 0x0f0f_0f0f_0f0f_0f0f;
    n = (n | (n << 2)) & 0x3333_3333_3333_3333;
    (n | (n << 1)) & 0x5555_5555_5555_5555
}

/// Gathers the even bits of 64 into 32.
fn gather(n: u64) -> u32 {
    let mut n = n & 0x5555_5555_5555_5555;
    n = (n | (n >> 1)) & 0x3333_3333_3333_3333;
    n = (n | (n >> 2)) & 0x0f0f_0f0f_0f0f_0f0f;
    n = (n | (n >> 4)) & 0x00ff_00ff_00ff_00ff;
    n = (n | (n >> 8)) & 0x0000_ffff_0000_ffff;
    (n | (n >> 16)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_lies_in_the_squares_that_its_code_names() {
        for (lon, lat) in [(51.4, 35.7), (-180.0, 90.0), (180.0, -90.0), (0.0, 0.0), (179.9999999, 85.2)] {
            let Some(point) = Point::new(lon, lat) else { continue };
            let code = code(point);
            let mut square = Square::WORLD;
            while let Some(quarters) = square.quarters() {
                square = *quarters.iter().find(|q| (q.first..=q.last()).contains(&code)).unwrap_or(&quarters[0]);
                let [west, south, east, north] = square.degrees();
                assert!((west..=east).contains(&lon) && (south..=north).contains(&lat), "{lon} {lat} {square:?}");
            }
            assert_eq!(square.first, code);
        }
    }

    #[test]
    fn tiles_are_squares() {
        assert_eq!(Square::tile(0, 0, 0), Some(Square::WORLD));
        assert_eq!(Square::tile(1, 1, 1).map(|tile| tile.first), Some(3 << 62));
        assert_eq!(Square::tile(1, 2, 0), None);
        assert_eq!(Square::tile(30, 0, 0), None);
    }
}
