use super::*;
use crate::vectors::{day, rows};
use time::macros::datetime;

/// One of a few units, by its letter.
fn unit(letter: &str) -> UnitId {
    UnitId(Uuid::from_u128(u128::from(letter.as_bytes()[0])))
}

fn text(letter: &str) -> Option<String> {
    (letter != "-").then(|| unit(letter).to_string())
}

fn moved(member_id: MemberId, on: &str, from: &str, group: &str) -> Entry {
    Entry {
        member_id,
        at: datetime!(2026-07-01 00:00 UTC),
        day: day(on),
        unit_was: text(from),
        unit_is: text(from).map(|_| unit("z").to_string()),
        group_was: text(group),
        state_was: None,
        state_is: None,
    }
}

/// Each case is one member of branch `a`, who was moved from there, and perhaps on again.
#[test]
fn who_was_moved_later_belonged_where_the_first_move_began() {
    for [case, first, from, group, second, then_from, on, left, in_group] in
        rows::<9>(include_str!("../vectors/moves.tsv"))
    {
        let id = MemberId::new();
        let mut entries = vec![moved(id, first, from, group)];
        if second != "-" {
            entries.push(moved(id, second, then_from, "-"));
        }
        let history = History::of(entries, Vec::new());
        let found = history.left_since(day(on), |place| place == unit("a"));
        assert_eq!(found.contains(&id), left == "yes", "{case}");
        let now = Some(unit("n"));
        let expected = if in_group == "-" { None } else { Some(unit(in_group)) };
        assert_eq!(history.group_on(id, day(on), now), expected, "{case}");
    }
}
