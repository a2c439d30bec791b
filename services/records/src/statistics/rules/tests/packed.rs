use super::super::packed::{between, hash, pack, unpack};
use kernel::MemberId;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

fn ids(numbers: &BTreeSet<u128>) -> Vec<MemberId> {
    numbers.iter().map(|number| MemberId(Uuid::from_u128(*number))).collect()
}

proptest! {
    #[test]
    fn ids_come_back_in_order(numbers in prop::collection::btree_set(any::<u128>(), 0..40)) {
        let all = ids(&numbers);
        let backwards: Vec<MemberId> = all.iter().rev().copied().collect();
        prop_assert_eq!(unpack(&pack(&backwards)), all.clone());
        prop_assert_eq!(hash(&pack(&backwards)), hash(&pack(&all)));
    }

    #[test]
    fn a_walk_finds_who_came_and_who_went(
        then in prop::collection::btree_set(0_u128..60, 0..40),
        now in prop::collection::btree_set(0_u128..60, 0..40),
    ) {
        let found = between(&ids(&then), &ids(&now));
        prop_assert_eq!(found.come, ids(&now.difference(&then).copied().collect()));
        prop_assert_eq!(found.gone, ids(&then.difference(&now).copied().collect()));
    }
}
