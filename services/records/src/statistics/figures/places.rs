//! What the table of employers with a body leaves out: villages and communities, employers that are joined, and those with
//! a group alone.

use super::{bodies, members::UNKNOWN};
use crate::{
    statistics::{
        store::BodyRow,
        tables::{Row, Table, row},
        words::Theme,
    },
    units::words::Situation,
};
use rulepack::{Nature, UnitKind};
use std::collections::HashSet;

/// Forms that are no grass-roots body: an employer that has one alone has none.
pub const NO_BODIES: [UnitKind; 3] = [UnitKind::Group, UnitKind::TemporaryBranch, UnitKind::FunctionalBranch];

/// Places the bulletin tells apart and a unit says of itself; sub-districts and townships are not among what it can say.
pub const PLACES: [Nature; 2] = [Nature::Village, Nature::Community];

pub fn tables(bodies: &[BodyRow], others: &[BodyRow]) -> Vec<Table> {
    vec![places(bodies, others), beside(bodies, others)]
}

/// Those with a body, of those that are recorded at all.
fn places(bodies: &[BodyRow], others: &[BodyRow]) -> Table {
    let of = |nature: Nature| {
        let named = |body: &&BodyRow| body.nature == Some(nature);
        let with: HashSet<String> = bodies.iter().filter(named).map(bodies::employer).collect();
        let all = with.iter().cloned().chain(others.iter().filter(named).map(bodies::employer));
        (with.len(), all.collect::<HashSet<String>>().len())
    };
    let rows = PLACES.map(|nature| {
        let (with, all) = of(nature);
        Row { class: nature.to_string(), count: number(with), of: Some(number(all)) }
    });
    let all = rows.iter().filter_map(|row| row.of).sum();
    Table::parts(Theme::Places, all, rows.into())
}

/// Employers that are covered in another way than by a body of their own, and those that are not.
fn beside(bodies: &[BodyRow], others: &[BodyRow]) -> Table {
    let joined: i64 = bodies.iter().filter_map(|body| body.joint_bodies).map(i64::from).sum();
    let alone: HashSet<String> = uncovered(bodies, others).map(bodies::employer).collect();
    let unknown = bodies.iter().filter(|body| class_of(body) == Some(UNKNOWN)).count();
    let mut rows = vec![row("joint_employers", joined), row("group_only", number(alone.len()))];
    if unknown > 0 {
        rows.push(row(UNKNOWN, number(unknown)));
    }
    Table::counts(Theme::OtherCoverage, joined.saturating_add(number(alone.len())), rows)
}

/// Groups and the like of an employer that has no body.
pub fn uncovered<'a>(bodies: &'a [BodyRow], others: &'a [BodyRow]) -> impl Iterator<Item = &'a BodyRow> + 'a {
    let covered: HashSet<String> = bodies.iter().map(bodies::employer).collect();
    let of_one = |body: &&BodyRow| body.situation == Some(Situation::LegalUnit);
    others.iter().filter(of_one).filter(move |body| !covered.contains(&bodies::employer(body)))
}

/// The class of a unit among employers that are covered otherwise, or are not.
pub fn class_of(body: &BodyRow) -> Option<&'static str> {
    match body.kind {
        UnitKind::JointBranch if body.joint_bodies.is_some() => Some("joint_employers"),
        UnitKind::JointBranch => Some(UNKNOWN),
        kind if NO_BODIES.contains(&kind) => Some("group_only"),
        _ => None,
    }
}

/// Whether a nature is one of the places.
pub fn is_one(nature: &str) -> bool {
    PLACES.iter().any(|place| place.as_str() == nature)
}

pub fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::UnitId;

    fn body(kind: UnitKind, nature: Option<Nature>, name: &str) -> BodyRow {
        BodyRow {
            id: UnitId::new(),
            name: name.into(),
            kind,
            nature,
            situation: Some(Situation::LegalUnit),
            body_name: Some(name.into()),
            credit_code: None,
            joint_bodies: None,
            founded_on: None,
            term_started_on: None,
            term_years: None,
            secretary_id: None,
            secretary_born: None,
            full: 5,
        }
    }

    #[test]
    fn a_village_counts_once_whatever_it_has() {
        let village = Some(Nature::Village);
        let bodies = [
            body(UnitKind::GeneralBranch, village, "甲村"),
            body(UnitKind::Branch, village, "甲村"),
            body(UnitKind::Branch, Some(Nature::Community), "东社区"),
        ];
        let others = [body(UnitKind::Group, village, "乙村"), body(UnitKind::Group, village, "甲村")];
        let table = &tables(&bodies, &others)[0];
        let rows: Vec<(&str, i64, Option<i64>)> =
            table.rows.iter().map(|row| (row.class.as_str(), row.count, row.of)).collect();
        assert_eq!(rows, [("village", 1, Some(2)), ("community", 1, Some(1))]);
        assert_eq!(table.total, 3);
    }

    #[test]
    fn joined_employers_are_added_up_and_groups_of_none_stand_apart() {
        let joint = |bodies| BodyRow { joint_bodies: bodies, ..body(UnitKind::JointBranch, None, "联合") };
        let bodies = [joint(Some(4)), joint(Some(3)), joint(None), body(UnitKind::Branch, None, "一厂")];
        let others = [body(UnitKind::Group, None, "一厂"), body(UnitKind::Group, None, "二厂")];
        let table = &tables(&bodies, &others)[1];
        let rows: Vec<(&str, i64)> = table.rows.iter().map(|row| (row.class.as_str(), row.count)).collect();
        assert_eq!(rows, [("joint_employers", 7), ("group_only", 1), (UNKNOWN, 1)]);
        assert_eq!(table.total, 8);
    }
}
