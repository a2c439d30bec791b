//! Employers and places of work without a body of their own: those that should have one (应建未建), and those that are too
//! small for one.

use super::places;
use crate::{
    dates::add_months,
    statistics::{
        frame::Frame,
        rules::employers::{Employer, Held, Trace, class, employers},
        store::{self, BodyRow, Workplace},
        tables::{Table, row},
        words::Theme,
    },
    units::words::Situation,
};
use kernel::UnitId;
use rest::Problem;
use rulepack::UnitKind;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

pub async fn tables(frame: &Frame<'_>, others: &[BodyRow]) -> Result<Vec<Table>, Problem> {
    let all = of_units(frame, others).await?;
    Ok(vec![table(Theme::DueBodies, true, &all), table(Theme::FewMembers, false, &all)])
}

/// Every employer is in one class of one of the two.
fn table(theme: Theme, due: bool, all: &[Employer]) -> Table {
    let count = |held: Held| all.iter().filter(|one| one.due == due && one.held == held).count();
    let rows = Held::ALL.iter().map(|held| row(class(due, *held), places::number(count(*held))));
    Table::classes(theme, rows.collect())
}

/// Those a row counts, by name.
pub async fn behind(frame: &Frame<'_>, theme: Theme, class: &str) -> Result<Vec<Employer>, Problem> {
    let kinds = places::NO_BODIES.iter().map(ToString::to_string).collect();
    let others = store::bodies(frame.desk.tx, &frame.closing, kinds).await?;
    let mut all = of_units(frame, &others).await?;
    let due = theme == Theme::DueBodies;
    all.retain(|one| one.due == due && (class.is_empty() || one.class() == class));
    Ok(all)
}

/// What groups and the like say of themselves, and what members say of their work; an employer that has a body anywhere
/// is none of these.
async fn of_units(frame: &Frame<'_>, others: &[BodyRow]) -> Result<Vec<Employer>, Problem> {
    let on = frame.span.through;
    let covered = covered(frame).await?;
    let has_body = |unit: &BodyRow| {
        [&unit.body_name, &unit.credit_code].into_iter().flatten().any(|one| covered.contains(one))
    };
    let of_one = |unit: &&BodyRow| unit.situation == Some(Situation::LegalUnit) && !has_body(unit);
    let without: Vec<&BodyRow> = others.iter().filter(of_one).collect();
    let mut traces = recorded(frame, &without).await?;
    traces.extend(worked_at(frame).await?.into_iter().filter(|one| !covered.contains(&one.employer)));
    Ok(employers(traces, frame.desk.pack.thresholds.on(on).value.branch_min_full))
}

/// Names and codes of the employers that have a body.
async fn covered(frame: &Frame<'_>) -> Result<HashSet<String>, Problem> {
    let on = frame.span.through;
    let bodies = frame.desk.pack.statistics.bodies.on(on).value.kinds();
    let bodies = bodies.map(|kind| kind.to_string()).collect();
    let found = store::covered(frame.desk.tx, bodies, on).await?;
    Ok(found.into_iter().flat_map(|one| one.body_name.into_iter().chain(one.credit_code)).collect())
}

/// As groups and the like tell it.
async fn recorded(frame: &Frame<'_>, units: &[&BodyRow]) -> Result<Vec<Trace>, Problem> {
    let groups = units.iter().filter(|unit| unit.kind == UnitKind::Group);
    let groups: Vec<Uuid> = groups.map(|unit| unit.id.0).collect();
    let heads = if groups.is_empty() {
        HashMap::new()
    } else {
        store::in_groups(frame.desk.tx, &frame.closing, groups).await?
    };
    Ok(units.iter().map(|unit| of_unit(frame, unit, &heads)).collect())
}

/// As the records of members tell it.
async fn worked_at(frame: &Frame<'_>) -> Result<Vec<Trace>, Problem> {
    let occupations = &frame.desk.pack.statistics.occupations.on(frame.span.through).value;
    let without = occupations.no_employer.iter().cloned().collect();
    let natures = places::PLACES.iter().map(ToString::to_string).collect();
    let found = store::workplaces(frame.desk.tx, &frame.closing, without, natures).await?;
    let trace = |one: Workplace| Trace {
        held: if one.joint { Held::Joint } else { Held::Scattered },
        employer: one.employer,
        unit_id: one.unit_id,
        unit_name: one.unit_name,
        full: one.full,
        long: false,
    };
    Ok(found.into_iter().map(trace).collect())
}

fn of_unit(frame: &Frame<'_>, unit: &BodyRow, heads: &HashMap<UnitId, i64>) -> Trace {
    let on = frame.span.through;
    let months = frame.desk.pack.thresholds.on(on).value.temporary_usual_months;
    let lasts = |since| unit.kind == UnitKind::TemporaryBranch && add_months(since, u16::from(months)) <= on;
    Trace {
        // by name, as members say where they work
        employer: unit.body_name.clone().unwrap_or_else(|| unit.name.clone()),
        held: if unit.kind == UnitKind::Group { Held::Group } else { Held::Temporary },
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        full: heads.get(&unit.id).copied().unwrap_or_default(),
        long: unit.founded_on.is_some_and(lasts),
    }
}
