use super::{
    super::*,
    day, lines, number,
    world::{TODAY, pack},
};
use crate::vectors::{list as words, maybe};
use proptest::prelude::*;
use rulepack::development::{AdmissionLevel, Weight};

#[test]
fn a_file_is_put_into_a_plan_between_candidate_and_form() {
    for row in lines(include_str!("../../vectors/listings.tsv")) {
        let mut rules = pack().development.quota.on(TODAY).value.clone();
        rules.when_full.usual = number::<Weight>(row[4]);
        let (developed, in_hand) = (number::<u32>(row[2]), number::<u32>(row[3]));
        let quota = maybe(row[1], number::<u32>);
        let left = quota.map(|quota| quota.saturating_sub(developed + in_hand));
        let plan = Plan { quota, developed, in_hand, left, over: 0 };
        let result = match list(&rules, &row[0].into(), &plan, row[5] == "yes") {
            Ok(false) => "listed",
            Ok(true) => "over",
            Err(NotListed::Standing) => "standing",
            Err(NotListed::NoPlan) => "no_plan",
            Err(NotListed::Full) => "full",
            Err(NotListed::Unreasoned) => "unreasoned",
        };
        assert_eq!(result, row[6], "{row:?}");
    }
}

#[test]
fn nobody_gives_more_than_they_have() {
    for row in lines(include_str!("../../vectors/givings.tsv")) {
        let giving = Giving {
            held: maybe(row[0], number::<u32>),
            others: number(row[1]),
            given_on: number(row[2]),
            before: maybe(row[3], number::<u32>),
            wanted: number(row[4]),
        };
        let result = match give(giving) {
            Ok(()) => "ok".to_owned(),
            Err(NotGiven::More { left }) => format!("left={left}"),
            Err(NotGiven::Less { given_on }) => format!("given_on={given_on}"),
        };
        assert_eq!(result, row[5], "{row:?}");
    }
}

#[test]
fn a_special_admission_is_approved_up_to_the_province() {
    let rules = &pack().development.special.on(TODAY).value;
    for row in lines(include_str!("../../vectors/special.tsv")) {
        let approval = |text: &'static str| {
            let (level, on) = text.split_once('=').unwrap();
            (number::<AdmissionLevel>(level), day(on))
        };
        let result = match carried(rules, number(row[0]), &words(row[1], approval)) {
            Ok(on) => on.to_string(),
            Err(NotCarried::Twice { at }) => format!("twice={at}"),
            Err(NotCarried::OutOfOrder { at, .. }) => format!("out_of_order={at}"),
            Err(NotCarried::Lacking { levels }) => {
                let levels: Vec<&str> = levels.iter().map(|level| level.as_str()).collect();
                format!("lacking={}", levels.join(","))
            }
        };
        assert_eq!(result, row[2], "{row:?}");
    }
}

proptest! {
    #[test]
    fn what_was_given_never_exceeds_what_is_held(held in 0_u32..50, wishes in prop::collection::vec((0_usize..4, 0_u32..60), 0..40)) {
        let mut given = [None::<u32>; 4];
        for (unit, wanted) in wishes {
            let before = given[unit];
            let others: u32 = given.iter().enumerate().filter(|(at, _)| *at != unit).filter_map(|(_, one)| *one).sum();
            let allowed = give(Giving { held: Some(held), others, given_on: 0, before, wanted }).is_ok();
            prop_assert_eq!(allowed, others + wanted <= held);
            if allowed {
                given[unit] = Some(wanted);
            }
            prop_assert!(given.iter().flatten().sum::<u32>() <= held);
        }
    }
}
