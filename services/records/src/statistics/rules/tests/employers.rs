use super::super::employers::{Employer, Held, Trace, employers};
use kernel::UnitId;
use proptest::prelude::*;

fn trace(employer: &str, held: Held, full: i64) -> Trace {
    Trace {
        employer: employer.into(),
        held,
        unit_id: UnitId::new(),
        unit_name: "某支部".into(),
        full,
        long: false,
    }
}

fn told(traces: Vec<Trace>) -> Vec<(String, String)> {
    employers(traces, 3).into_iter().map(|one| (one.name.clone(), one.class())).collect()
}

fn pairs(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, class)| ((*name).to_owned(), (*class).to_owned())).collect()
}

#[test]
fn three_full_members_ask_for_a_branch_wherever_they_are() {
    let traces = vec![
        trace("一厂", Held::Joint, 2),
        trace("二厂", Held::Joint, 3),
        trace("三厂", Held::Group, 3),
        trace("四厂", Held::Scattered, 2),
        trace("四厂", Held::Scattered, 1),
        trace("五厂", Held::Scattered, 1),
    ];
    let expected = [
        ("一厂", "few_joint"),
        ("三厂", "due_group"),
        ("二厂", "due_joint"),
        ("五厂", "few_scattered"),
        ("四厂", "due_scattered"),
    ];
    assert_eq!(told(traces), pairs(&expected));
}

#[test]
fn members_of_a_group_are_not_counted_twice() {
    let traces = vec![trace("一厂", Held::Group, 2), trace("一厂", Held::Joint, 2)];
    assert_eq!(told(traces), pairs(&[("一厂", "few_group")]));
}

#[test]
fn a_temporary_branch_that_lasts_asks_for_one_with_nobody_in_it() {
    let lasting = Trace { long: true, ..trace("工程", Held::Temporary, 0) };
    assert_eq!(told(vec![lasting]), pairs(&[("工程", "due_temporary")]));
    assert_eq!(told(vec![trace("工程", Held::Temporary, 0)]), pairs(&[("工程", "few_temporary")]));
}

#[test]
fn it_is_counted_by_what_makes_it_due() {
    let lasting = |employer| Trace { long: true, ..trace(employer, Held::Temporary, 0) };
    let traces = vec![
        // a functional branch, or a temporary one that has not lasted, is not why
        trace("一厂", Held::Temporary, 0),
        trace("一厂", Held::Scattered, 2),
        trace("一厂", Held::Scattered, 1),
        trace("二厂", Held::Temporary, 0),
        trace("二厂", Held::Joint, 3),
        // nor is a group that is too small
        trace("三厂", Held::Group, 2),
        trace("三厂", Held::Scattered, 3),
        trace("四厂", Held::Group, 3),
        trace("四厂", Held::Joint, 3),
        lasting("五厂"),
        trace("五厂", Held::Group, 3),
        // where nothing makes it due, what is nearest to a body
        trace("六厂", Held::Temporary, 0),
        trace("六厂", Held::Scattered, 2),
        trace("七厂", Held::Group, 0),
        trace("七厂", Held::Temporary, 0),
    ];
    let expected = [
        ("一厂", "due_scattered"),
        ("七厂", "few_group"),
        ("三厂", "due_scattered"),
        ("二厂", "due_joint"),
        ("五厂", "due_temporary"),
        ("六厂", "few_temporary"),
        ("四厂", "due_group"),
    ];
    assert_eq!(told(traces), pairs(&expected));
}

proptest! {
    #[test]
    fn every_employer_is_in_one_class_and_more_members_never_make_it_less_due(
        found in prop::collection::vec((0_usize..4, 0_usize..4, 0_i64..4), 0..12), more in 0_usize..4,
    ) {
        let names = ["甲", "乙", "丙", "丁"];
        let all = |found: &[(usize, usize, i64)]| -> Vec<Employer> {
            let traces = found.iter().map(|(name, held, full)| trace(names[*name], Held::ALL[*held], *full));
            employers(traces.collect(), 3)
        };
        let before = all(&found);
        let named: std::collections::BTreeSet<&str> = found.iter().map(|one| names[one.0]).collect();
        prop_assert_eq!(before.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
            named.into_iter().collect::<Vec<_>>());
        let mut grown = found.clone();
        grown.extend(found.iter().filter(|one| one.0 == more).copied());
        let after = all(&grown);
        for (one, then) in before.iter().zip(&after) {
            prop_assert!(!one.due || then.due);
        }
    }
}
