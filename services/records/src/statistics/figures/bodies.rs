//! Bodies by level and by what they belong to, which employers have one, terms, vacant posts and ages of secretaries.

use super::{employers, members::UNKNOWN, places};
use crate::{
    statistics::{
        frame::Frame,
        rules::{ages, terms},
        store::{self, BodyRow},
        tables::{Table, row},
        words::Theme,
    },
    units::words::Situation,
};
use rest::Problem;
use rulepack::{Nature, UnitKind, statistics::Bodies};
use std::collections::HashMap;
use time::Date;

/// The bodies of the unit on the cut-off day.
pub async fn rows(frame: &Frame<'_>) -> Result<Vec<BodyRow>, Problem> {
    let kinds = levels(frame).kinds().map(|kind| kind.to_string()).collect();
    Ok(store::bodies(frame.desk.tx, &frame.closing, kinds).await?)
}

fn levels<'a>(frame: &'a Frame<'_>) -> &'a Bodies {
    &frame.desk.pack.statistics.bodies.on(frame.span.through).value
}

pub async fn tables(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let (bodies, others) = with_others(frame).await?;
    let natures: Vec<String> = Nature::ALL.iter().map(ToString::to_string).collect();
    let mut tables = vec![
        table(
            frame,
            Theme::BodyLevel,
            &["committee", "general_branch", "branch"].map(str::to_owned),
            &bodies,
        ),
        table(frame, Theme::BodyNature, &natures, &bodies),
        coverage(frame, &bodies),
    ];
    tables.extend(places::tables(&bodies, &others));
    tables.extend(employers::tables(frame, &others).await?);
    Ok(tables)
}

/// What a theme counts, in the order of the tree: the bodies, and behind them the groups of employers without any.
pub async fn behind(frame: &Frame<'_>, theme: Theme) -> Result<Vec<BodyRow>, Problem> {
    if theme != Theme::OtherCoverage {
        return rows(frame).await;
    }
    let (mut all, others) = with_others(frame).await?;
    let uncovered: Vec<BodyRow> = places::uncovered(&all, &others).cloned().collect();
    all.extend(uncovered);
    Ok(all)
}

/// The bodies, and the forms that are none; in one pass over the members.
async fn with_others(frame: &Frame<'_>) -> Result<(Vec<BodyRow>, Vec<BodyRow>), Problem> {
    let kinds = levels(frame).kinds().chain(places::NO_BODIES).map(|kind| kind.to_string()).collect();
    let all = store::bodies(frame.desk.tx, &frame.closing, kinds).await?;
    Ok(all.into_iter().partition(|body| !places::NO_BODIES.contains(&body.kind)))
}

pub async fn posts(frame: &Frame<'_>) -> Result<Vec<Table>, Problem> {
    let bodies = rows(frame).await?;
    let bands = frame.desk.pack.statistics.ages.on(frame.span.through).value.starts.len();
    let bands: Vec<String> = (0..=bands).map(|class| class.to_string()).collect();
    Ok(vec![
        table(frame, Theme::Terms, &["over", "ending", "running"].map(str::to_owned), &bodies),
        table(frame, Theme::Vacancies, &["filled", "vacant"].map(str::to_owned), &bodies),
        table(frame, Theme::SecretaryAge, &bands, &bodies),
    ])
}

fn table(frame: &Frame<'_>, theme: Theme, classes: &[String], bodies: &[BodyRow]) -> Table {
    let found: Vec<String> = bodies.iter().filter_map(|body| class_of(frame, theme, body)).collect();
    let count =
        |class: &str| i64::try_from(found.iter().filter(|one| *one == class).count()).unwrap_or(i64::MAX);
    let mut rows: Vec<_> = classes.iter().map(|class| row(class.clone(), count(class))).collect();
    if count(UNKNOWN) > 0 {
        rows.push(row(UNKNOWN, count(UNKNOWN)));
    }
    Table::classes(theme, rows)
}

/// The class of a body in a theme; none where the theme says nothing of it.
pub fn class_of(frame: &Frame<'_>, theme: Theme, body: &BodyRow) -> Option<String> {
    let unknown = || UNKNOWN.to_owned();
    match theme {
        Theme::BodyLevel => Some(level(levels(frame), body.kind).to_owned()),
        Theme::BodyNature => Some(body.nature.map_or_else(unknown, |nature| nature.to_string())),
        Theme::Coverage => Some(covered(frame, body).to_owned()),
        Theme::Places => body.nature.map(|nature| nature.to_string()).filter(|word| places::is_one(word)),
        Theme::OtherCoverage => places::class_of(body).map(str::to_owned),
        Theme::Vacancies => Some(if body.secretary_id.is_some() { "filled" } else { "vacant" }.to_owned()),
        Theme::SecretaryAge => {
            body.secretary_id?;
            let rule = &frame.desk.pack.statistics.ages.on(frame.span.through).value;
            let band = |born: Date| ages::class_of(born, frame.span.through, rule).to_string();
            Some(body.secretary_born.map_or_else(unknown, band))
        }
        Theme::Terms => term(frame, body).map(str::to_owned),
        _ => None,
    }
}

fn level(levels: &Bodies, kind: UnitKind) -> &'static str {
    if levels.committees.contains(&kind) {
        "committee"
    } else if levels.general_branches.contains(&kind) {
        "general_branch"
    } else {
        "branch"
    }
}

/// Over, ending within the months the rules remind ahead, or running; nothing for kinds without terms.
fn term(frame: &Frame<'_>, body: &BodyRow) -> Option<&'static str> {
    let on = frame.span.through;
    let rule = &frame.desk.pack.terms.on(body.term_started_on.unwrap_or(on)).value;
    let own = body.term_years.and_then(|years| u8::try_from(years).ok());
    let years = own.or_else(|| rule.years(body.kind, body.nature))?;
    Some(terms::state(rule, body.term_started_on, years, on).as_str())
}

/// How the employer of a body is covered by it.
fn covered(frame: &Frame<'_>, body: &BodyRow) -> &'static str {
    let least = frame.desk.pack.thresholds.on(frame.span.through).value.branch_min_full;
    let joint = body.situation == Some(Situation::Joint) || body.kind == UnitKind::JointBranch;
    match (joint, body.situation) {
        (true, _) if body.full >= i64::from(least) => "joint",
        (true, _) => "joint_small",
        (false, Some(Situation::LegalUnit)) => match level(levels(frame), body.kind) {
            "committee" => "own_committee",
            "general_branch" => "own_general_branch",
            _ => "own_branch",
        },
        (false, Some(_)) => "same",
        (false, None) => UNKNOWN,
    }
}

/// By what the employer of a body is told from others.
pub fn employer(body: &BodyRow) -> String {
    let named = body.credit_code.clone().or_else(|| body.body_name.clone());
    named.unwrap_or_else(|| body.id.to_string())
}

/// Employers, each by the highest body of its own; joint branches, bodies of the same employer as above, and those of
/// which nobody has said.
fn coverage(frame: &Frame<'_>, bodies: &[BodyRow]) -> Table {
    let mut employers: HashMap<String, &'static str> = HashMap::new();
    // parents come before what lies below them
    for body in bodies {
        employers.entry(employer(body)).or_insert_with(|| covered(frame, body));
    }
    let count = |class: &str| employers.values().filter(|one| **one == class).count();
    let classes =
        ["own_committee", "own_general_branch", "own_branch", "joint", "joint_small", "same", UNKNOWN];
    let rows = classes.map(|class| row(class, i64::try_from(count(class)).unwrap_or(i64::MAX)));
    let own = rows.iter().take(3).map(|row| row.count).sum();
    Table::counts(Theme::Coverage, own, rows.into())
}
