//! Solar Hijri, Hijri and Gregorian dates. The arithmetic is that of ICU4X; this file only speaks with it.

use icu_calendar::Date as IcuDate;
use icu_calendar::cal::{Hijri, Persian};
use jiff::civil::Date;

/// A date of the Solar Hijri calendar (CLDR `persian`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SolarHijri {
    /// Year, 1405 about 2026.
    pub year: i16,
    /// Month, 1 (Farvardin) to 12 (Esfand).
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl SolarHijri {
    /// The Solar Hijri date of a Gregorian one.
    pub fn from_gregorian(date: Date) -> SolarHijri {
        let persian = iso(date).to_calendar(Persian::new());
        SolarHijri {
            year: i16::try_from(persian.year().extended_year()).unwrap_or(i16::MAX),
            month: persian.month().ordinal,
            day: persian.day_of_month().0,
        }
    }

    /// The Gregorian date of a Solar Hijri one; none when the month or day does not exist.
    pub fn to_gregorian(self) -> Option<Date> {
        let persian = IcuDate::try_new_persian(i32::from(self.year), self.month, self.day).ok()?;
        gregorian(persian.to_calendar(icu_calendar::Iso))
    }

    /// Days in a month: 31, 30, or 29 and 30 for Esfand; none when there is no such month.
    pub fn days_in_month(year: i16, month: u8) -> Option<u8> {
        IcuDate::try_new_persian(i32::from(year), month, 1).ok().map(|date| date.days_in_month())
    }
}

/// Month and day of the tabular Hijri calendar (civil epoch). The calendar of the moon is fixed by sight in Iran, so
/// a date may be a day off: whoever shows one must say so.
pub fn hijri_month_day(date: Date) -> (u8, u8) {
    let hijri = iso(date).to_calendar(Hijri::new_tabular(
        icu_calendar::cal::hijri::TabularAlgorithmLeapYears::TypeII,
        icu_calendar::cal::hijri::TabularAlgorithmEpoch::Friday,
    ));
    (hijri.month().ordinal, hijri.day_of_month().0)
}

fn iso(date: Date) -> IcuDate<icu_calendar::Iso> {
    let (year, month, day) = (i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs());
    IcuDate::try_new_iso(year, month, day).unwrap_or_else(|_| unreachable!("jiff's dates exist in ISO too: {date}"))
}

fn gregorian(date: IcuDate<icu_calendar::Iso>) -> Option<Date> {
    let year = i16::try_from(date.year().extended_year()).ok()?;
    Date::new(year, i8::try_from(date.month().ordinal).ok()?, i8::try_from(date.day_of_month().0).ok()?).ok()
}

/// Whether a day is an official holiday of Iran by the law of public holidays: the days fixed in the Solar Hijri
/// calendar and, a day more or less, those that follow the moon.
pub fn is_iranian_holiday(date: Date) -> bool {
    let solar = SolarHijri::from_gregorian(date);
    let fixed = matches!((solar.month, solar.day), (1, 1..=4 | 12 | 13) | (3, 14 | 15) | (11, 22) | (12, 29));
    // Tasua, Ashura, Arbaeen, 28 and last Safar, 8 and 17 Rabi I, 3 Jumada II, 13 and 27 Rajab, 15 Shaban,
    // 21 Ramadan, 1 and 2 Shawwal, 25 Shawwal, 10 and 18 Dhu al-Hijja.
    let by_moon = matches!(
        hijri_month_day(date),
        (1, 9 | 10)
            | (2, 20 | 28 | 30)
            | (3, 8 | 17)
            | (6, 3)
            | (7, 13 | 27)
            | (8, 15)
            | (9, 21)
            | (10, 1 | 2 | 25)
            | (12, 10 | 18)
    );
    fixed || by_moon
}
