//! Which segments are merged. Every question pays once for each segment, and every merge writes all its documents again:
//! segments of like size are merged, so that a document is written again only as often as its segment grows fourfold.

use tantivy::index::{SegmentId, SegmentMeta};
use tantivy::merge_policy::{MergeCandidate, MergePolicy};

/// So many segments of a level become one. A level spans as many times its smallest size.
const TOGETHER: u32 = 4;
/// Documents below which a segment is of the lowest level.
const SMALL: u32 = 64;

/// Documents of which a rebuild makes one segment. More become several of like size, which are merged side by side: a
/// question to so many has other things to do than to look its words up once more.
const GREAT: u32 = 5_000_000;

/// The pieces that a rebuild wrote, as they become segments; one that is a segment already is left out.
pub(super) fn great(pieces: &[SegmentMeta]) -> Vec<Vec<SegmentId>> {
    let held: Vec<u32> = pieces.iter().map(SegmentMeta::num_docs).collect();
    let together = dealt(&held).into_iter().filter(|places| places.len() > 1);
    together.map(|places| places.into_iter().map(|place| pieces[place].id()).collect()).collect()
}

/// Places in a list of sizes, dealt out to as few segments as may be, the greatest first, each to the smallest segment.
fn dealt(held: &[u32]) -> Vec<Vec<usize>> {
    let all: u64 = held.iter().copied().map(u64::from).sum();
    let mut dealt = vec![(0, Vec::new()); all.div_ceil(u64::from(GREAT)).max(1) as usize];
    let mut places: Vec<usize> = (0..held.len()).collect();
    places.sort_by_key(|place| std::cmp::Reverse(held[*place]));
    for place in places {
        if let Some((sum, places)) = dealt.iter_mut().min_by_key(|(sum, _)| *sum) {
            *sum += u64::from(held[place]);
            places.push(place);
        }
    }
    dealt.into_iter().map(|(_, places)| places).collect()
}

/// Merges four segments of like size, with all that are smaller, and any that is mostly deleted.
#[derive(Debug)]
pub(super) struct BySize;

impl MergePolicy for BySize {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let sizes: Vec<Size> = segments
            .iter()
            .map(|segment| Size { held: segment.num_docs(), deleted: segment.num_deleted_docs() })
            .collect();
        let ids = |places: Vec<usize>| {
            places.into_iter().filter_map(|place| segments.get(place)).map(SegmentMeta::id).collect()
        };
        merges(&sizes).into_iter().map(|places| MergeCandidate(ids(places))).collect()
    }
}

/// Documents of a segment.
#[derive(Clone, Copy, Debug)]
struct Size {
    held: u32,
    deleted: u32,
}

impl Size {
    fn level(self) -> u32 {
        (self.held / SMALL).checked_ilog(TOGETHER).map_or(0, |level| level + 1)
    }
}

/// Which of the segments become one, as places in the list.
fn merges(sizes: &[Size]) -> Vec<Vec<usize>> {
    let highest = sizes.iter().map(|size| size.level()).max().unwrap_or(0);
    let full = (0..=highest)
        .rev()
        .find(|level| sizes.iter().filter(|size| size.level() == *level).count() >= TOGETHER as usize);
    let places = 0..sizes.len();
    if let Some(level) = full {
        return vec![places.filter(|place| sizes[*place].level() <= level).collect()];
    }
    let is_mostly_deleted = |size: Size| size.deleted > size.held.max(SMALL);
    places.filter(|place| is_mostly_deleted(sizes[*place])).map(|place| vec![place]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(held: &[u32]) -> Vec<Size> {
        held.iter().map(|held| Size { held: *held, deleted: 0 }).collect()
    }

    /// Commits so many documents so many times, merging after each; gives the segments and how many documents were
    /// written again.
    fn grow(mut sizes: Vec<Size>, commits: u32, documents: u32) -> (Vec<Size>, u64) {
        let mut again = 0;
        for _ in 0..commits {
            sizes.extend(of(&[documents]));
            while let Some(places) = merges(&sizes).first() {
                let merged: u32 = places.iter().map(|place| sizes[*place].held).sum();
                again += u64::from(merged);
                let mut place = 0;
                sizes.retain(|_| {
                    place += 1;
                    !places.contains(&(place - 1))
                });
                sizes.extend(of(&[merged]));
            }
        }
        (sizes, again)
    }

    #[test]
    fn a_rebuild_ends_in_one_segment_or_in_great_ones_of_like_size() {
        assert_eq!(dealt(&[300, 200, 5]), [vec![0, 1, 2]]);
        assert_eq!(dealt(&[7]), [vec![0]]);
        let held = [90_000; 112];
        let dealt = dealt(&held);
        assert_eq!(dealt.iter().map(Vec::len).collect::<Vec<_>>(), [38, 37, 37]);
        let mut places = dealt.concat();
        places.sort_unstable();
        assert!(places.into_iter().eq(0..112));
    }

    #[test]
    fn small_commits_leave_great_segments_alone() {
        let great = [1_000_000, 900_000, 800_000, 5_000_000, 4_000_000, 3_500_000];
        let (sizes, again) = grow(of(&great), 100, 5);
        assert!(great.iter().all(|great| sizes.iter().any(|size| size.held == *great)), "{sizes:?}");
        assert!(again < 100 * 5 * 40, "{again} documents were written again");
        assert!(sizes.len() <= great.len() + 9, "{sizes:?}");
    }

    #[test]
    fn a_document_is_written_again_only_as_its_segment_grows() {
        let (sizes, again) = grow(Vec::new(), 1_000, 1_000);
        assert!(sizes.len() <= 12, "{sizes:?}");
        assert_eq!(sizes.iter().map(|size| size.held).sum::<u32>(), 1_000_000);
        assert!(again < 7 * 1_000_000, "{again} documents were written again");
    }

    #[test]
    fn what_is_mostly_deleted_is_written_again_without_it() {
        let sizes =
            [Size { held: 1_000, deleted: 1_001 }, Size { held: 900, deleted: 10 }, Size { held: 1, deleted: 9 }];
        assert_eq!(merges(&sizes), [vec![0]]);
    }
}
