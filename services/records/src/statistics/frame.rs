//! What a figure is reckoned within: the part of the tree, the day, the span, and the classes of the rules on that day.

use super::{
    history::{self, Before, History},
    problems::{AFTER_TODAY, BEFORE_OPENING},
    rules::{ages, life::Span},
    store,
};
use crate::{
    dates::EARLIEST,
    desk::Desk,
    units::{self, Unit},
};
use kernel::UnitId;
use rest::Problem;
use rulepack::{Capability, UnitKind};
use std::collections::HashSet;
use time::{Date, Month};
use uuid::Uuid;

/// A part of the tree, and which kinds of unit count members in it (functional branches do not).
#[derive(Clone, Debug)]
pub struct Scope {
    pub path: String,
    pub kinds: Vec<String>,
    /// A group of the branch with this path.
    pub group: Option<UnitId>,
    pub units: HashSet<UnitId>,
}

/// The classes of the rules on a day, in the form a database compares.
#[derive(Clone, Debug)]
pub struct Classes {
    pub majority: String,
    pub not_counted: Vec<String>,
    pub junior_college: Vec<String>,
    pub age_limits: Vec<Date>,
    pub period_starts: Vec<Date>,
}

/// Who is counted at the end of a day.
#[derive(Clone, Debug)]
pub struct Counting {
    pub scope: Scope,
    pub day: Date,
    pub before: Before,
    pub classes: Classes,
    touched: Vec<Uuid>,
}

impl Counting {
    /// Members with something in their past that the span may have to tell.
    pub fn history_members(&self) -> Vec<Uuid> {
        self.touched.clone()
    }
}

/// Everything a chapter needs.
pub struct Frame<'a> {
    pub desk: &'a Desk<'a>,
    pub unit: &'a Unit,
    pub span: Span,
    pub history: History,
    pub closing: Counting,
}

impl Frame<'_> {
    /// The count at the opening of the span, by the same classes.
    pub fn opening(&self) -> Counting {
        let day = self.span.after;
        Counting { day, before: self.history.before(day), ..self.closing.clone() }
    }

    pub fn inside(&self, unit: UnitId) -> bool {
        self.closing.scope.units.contains(&unit)
    }
}

/// From after the last day of the year before, unless another day is given, through the cut-off day.
///
/// # Errors
/// For a day that is still to come, or a span that ends before it begins; `from` is `?` or `/`, where the days are from.
pub fn span(on: Option<Date>, after: Option<Date>, today: Date, from: char) -> Result<Span, Problem> {
    let through = on.unwrap_or(today);
    if through > today {
        return Err(AFTER_TODAY.at(format!("{from}on")));
    }
    let eve = Date::from_calendar_date(through.year() - 1, Month::December, 31).unwrap_or(EARLIEST);
    let after = after.unwrap_or(eve);
    if after >= through {
        Err(BEFORE_OPENING.at(format!("{from}after")))
    } else {
        Ok(Span { after, through })
    }
}

/// # Errors
/// When the database is away.
pub async fn frame<'a>(desk: &'a Desk<'a>, unit: &'a Unit, span: Span) -> Result<Frame<'a>, Problem> {
    let scope = scope(desk, unit, span.through).await?;
    let history = history::past(desk.tx, span.after).await?;
    let closing = Counting {
        day: span.through,
        before: history.before(span.through),
        classes: classes(desk, span.through),
        touched: history.members(),
        scope,
    };
    Ok(Frame { desk, unit, span, history, closing })
}

async fn scope(desk: &Desk<'_>, unit: &Unit, on: Date) -> Result<Scope, Problem> {
    let kinds = desk.pack.unit_kinds.on(on).value.with(Capability::CountsMembers);
    let kinds: Vec<String> = kinds.into_iter().map(|kind| kind.to_string()).collect();
    // the members of a group belong to the branch above it
    let parent = unit.parent_id.filter(|_| unit.kind == UnitKind::Group);
    let branch = match parent {
        Some(parent) => units::by_ids(desk.tx, vec![parent]).await?.remove(&parent),
        None => None,
    };
    let group = branch.as_ref().map(|_| unit.id);
    let path = branch.map_or_else(|| unit.path.clone(), |branch| branch.path);
    let units = store::units_within(desk.tx, &path, &kinds).await?;
    Ok(Scope { path, kinds, group, units })
}

fn classes(desk: &Desk<'_>, on: Date) -> Classes {
    let rules = &desk.pack.statistics;
    let ethnic = &rules.ethnic.on(on).value;
    Classes {
        majority: ethnic.majority.clone(),
        not_counted: ethnic.not_counted.iter().cloned().collect(),
        junior_college: rules.education.on(on).value.junior_college.iter().cloned().collect(),
        age_limits: ages::limits(on, &rules.ages.on(on).value),
        period_starts: rules.join_periods.on(on).value.starts.clone(),
    }
}
