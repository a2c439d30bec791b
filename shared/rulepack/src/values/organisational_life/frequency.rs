use super::Per;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// So many times in every span; none where something is not practised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Frequency {
    pub times: u8,
    pub per: Per,
}

impl Frequency {
    /// Whether who keeps to this one also keeps to the other: no span of the other can fall short.
    pub const fn covers(self, other: Self) -> bool {
        let (mine, theirs) = (self.per.months(), other.per.months());
        other.times == 0 || mine <= theirs && self.times as u16 * (theirs / mine) as u16 >= other.times as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn every(times: u8, per: Per) -> Frequency {
        Frequency { times, per }
    }

    #[test]
    fn a_finer_span_covers_a_coarser_one_and_never_the_reverse() {
        let quarterly = every(1, Per::Quarter);
        let cases = [
            (every(1, Per::Quarter), true),
            (every(1, Per::Month), true),
            (every(2, Per::Quarter), true),
            (every(4, Per::Year), false),
            (every(12, Per::Year), false),
            (every(2, Per::HalfYear), false),
            (every(0, Per::Month), false),
        ];
        for (chosen, covers) in cases {
            assert_eq!(chosen.covers(quarterly), covers, "{chosen:?}");
        }
        assert!(every(2, Per::Month).covers(every(6, Per::Quarter)));
        assert!(!every(2, Per::Month).covers(every(7, Per::Quarter)));
    }

    #[test]
    fn what_is_not_practised_is_covered_by_everything() {
        let off = every(0, Per::Year);
        assert!(every(0, Per::Year).covers(off) && every(1, Per::Year).covers(off));
        assert!(!off.covers(every(1, Per::Year)));
    }

    proptest! {
        #[test]
        fn covering_is_an_order(a in 0_usize..4, b in 0_usize..4, c in 0_usize..4, x in 0_u8..9, y in 0_u8..9, z in 0_u8..9) {
            let (f, g, h) = (every(x, Per::ALL[a]), every(y, Per::ALL[b]), every(z, Per::ALL[c]));
            prop_assert!(f.covers(f));
            prop_assert!(!(f.covers(g) && g.covers(h)) || f.covers(h));
        }
    }
}
