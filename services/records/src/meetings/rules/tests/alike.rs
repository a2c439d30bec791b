use crate::meetings::rules::alike::closest;
use proptest::prelude::*;
use rulepack::overview::Alike;

const RULE: Alike = Alike { days: 3, run: 4, characters: 20, permille: 800, months: 12, records: 60 };
const MARCH: &str = "三月主题党日：集体学习党章第一章，书记领学并谈体会，党员依次发言，会后到社区清扫楼道，下月继续开展帮扶。";
const APRIL: &str = "四月主题党日：集体学习党章第一章，书记领学并谈体会，党员依次发言，会后到社区清扫楼道，下月继续开展帮扶！";
const OTHER: &str =
    "讨论预备党员王强转正，介绍人说明培养考察情况，大会无记名投票表决，同意转正，报上级党委审批并归入材料。";

#[test]
fn a_copy_with_another_month_is_found_and_another_meeting_is_not() {
    let found = closest(APRIL, [OTHER, MARCH].into_iter(), &RULE);
    assert!(found.is_some_and(|(n, share)| n == 1 && share >= 900), "{found:?}");
    assert_eq!(closest(APRIL, [OTHER].into_iter(), &RULE), None);
    assert_eq!(closest(APRIL, std::iter::empty(), &RULE), None);
}

#[test]
fn the_closest_is_named_and_of_two_copies_the_later() {
    assert_eq!(closest(APRIL, [MARCH, APRIL].into_iter(), &RULE), Some((1, 1000)));
    assert_eq!(closest(APRIL, [APRIL, APRIL].into_iter(), &RULE), Some((0, 1000)));
}

#[test]
fn short_texts_are_never_alike() {
    assert_eq!(closest("学习党章。", ["学习党章。"].into_iter(), &RULE), None);
    assert_eq!(closest(&"，。 ".repeat(40), [MARCH].into_iter(), &RULE), None);
}

#[test]
fn blanks_and_punctuation_make_no_difference() {
    let spaced: String = MARCH.chars().flat_map(|letter| [letter, ' ']).collect();
    assert_eq!(closest(&spaced, [MARCH].into_iter(), &RULE), Some((0, 1000)));
}

proptest! {
    #[test]
    fn a_text_is_wholly_like_itself_and_never_more(one in "[甲乙丙丁戊]{20,80}", other in "[甲乙丙丁戊]{20,80}") {
        prop_assert_eq!(closest(&one, std::iter::once(one.as_str()), &RULE), Some((0, 1000)));
        let share = closest(&one, std::iter::once(other.as_str()), &RULE).map_or(0, |(_, share)| share);
        prop_assert!(share <= 1000);
    }
}
