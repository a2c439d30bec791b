use super::facts::Facts;
use crate::{
    desk::Desk,
    meetings::{
        participation::{Participation, UnitStudy},
        rules::{
            completion::{self, Completion},
            filling::{DutyState, Filled},
            kinds::shared,
            lateness::HalfDays,
        },
        store::meeting::Model,
        themed::ThemedDayOut,
        view::Basis,
        words::MeetingState,
    },
    units::Unit,
};
use kernel::{MeetingId, SHANGHAI, UnitId, business_date, words};
use rulepack::organisational_life::{Gathering, MeetingKind};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use time::Date;
use utoipa::ToSchema;

/// What a year asks of a unit.
#[derive(Debug, Serialize, ToSchema)]
pub struct DutyCalendar {
    unit_id: UnitId,
    unit_name: String,
    year: i32,
    today: Date,
    /// Since when the unit is in the system: what was held before may be recorded here later.
    known_since: Date,
    duties: Vec<DutyOut>,
    /// The four of 三会一课 together, over the periods that have ended.
    three_and_one: Done,
    /// Half days between a meeting of the year and the filing of its record, the median of all; none where nothing was
    /// filed.
    filed_after_half_days: Option<u32>,
    /// Of everybody who was due at the meetings of the year, those of groups included.
    participation: Participation,
    /// None where no hours are counted.
    study: Option<UnitStudy>,
    /// None where no themed day is asked of it.
    themed_day: Option<ThemedDayOut>,
    /// The kinds a meeting of this unit may be of, each with who comes together.
    kinds: Vec<KindOut>,
}

/// One kind of meeting that is due.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Duty)]
pub struct DutyOut {
    kind: MeetingKind,
    basis: Basis,
    /// Over the periods that have ended, with their months of grace.
    completion: Done,
    periods: Vec<DutyPeriod>,
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
#[schema(as = DutyCompletion)]
pub struct Done {
    done: u32,
    due: u32,
    /// None where nothing was due.
    percent: Option<u32>,
}

impl From<Completion> for Done {
    fn from(sum: Completion) -> Self {
        Self { done: sum.done, due: sum.due, percent: sum.percent() }
    }
}

words! {
    /// How a duty stands today.
    pub enum Standing {
        Done = "done",
        /// Its months are over, and those in which it could be made up for.
        Missing = "missing",
        Open = "open",
        /// Its months have not begun.
        Ahead = "ahead",
    }
}

/// Some months in which a meeting is due so many times.
#[derive(Debug, Serialize, ToSchema)]
pub struct DutyPeriod {
    /// Who owes it: the unit, or one of its groups.
    unit_id: UnitId,
    unit_name: String,
    /// Such as `2026-04`.
    first_month: String,
    last_month: String,
    times: u8,
    done: u8,
    left: u8,
    #[schema(inline)]
    state: Standing,
    /// The last day on which it can be held, months of grace included.
    until: Date,
    /// What fulfils it.
    records: Vec<DutyRecord>,
    /// What is planned for it.
    planned: Vec<DutyRecord>,
}

/// A meeting, in short.
#[derive(Debug, Serialize, ToSchema)]
pub struct DutyRecord {
    id: MeetingId,
    day: Date,
    subject: String,
    state: MeetingState,
}

/// A kind of meeting a unit may hold.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KindOfUnit)]
pub struct KindOut {
    kind: MeetingKind,
    gatherings: Vec<Gathering>,
}

/// What the meetings of the year come to.
pub struct Totals {
    pub filed_after: Option<HalfDays>,
    pub participation: Participation,
    pub study: Option<UnitStudy>,
}

pub fn calendar(
    desk: &Desk<'_>,
    unit: &Unit,
    year: i32,
    facts: Facts,
    totals: Totals,
    themed_day: Option<ThemedDayOut>,
) -> DutyCalendar {
    let life = &desk.pack.organisational_life;
    let by_kind = completion::by_kind(&facts.filled, desk.today, desk.today);
    let kinds = &life.kinds.on(desk.today).value;
    let mut duties: BTreeMap<MeetingKind, DutyOut> = BTreeMap::new();
    for filled in &facts.filled {
        let (kind, since) = (filled.duty.kind, filled.duty.rule_from);
        let duty = duties.entry(kind).or_insert_with(|| DutyOut {
            kind,
            basis: life.duties.on(since).basis("meetings.duties").into(),
            completion: by_kind.get(&kind).copied().unwrap_or_default().into(),
            periods: Vec::new(),
        });
        duty.periods.push(period(desk, &facts, filled));
    }
    DutyCalendar {
        unit_id: unit.id,
        unit_name: unit.name.clone(),
        year,
        today: desk.today,
        known_since: business_date(unit.created_at, SHANGHAI),
        duties: duties.into_values().collect(),
        three_and_one: completion::three_and_one(&by_kind, kinds).into(),
        filed_after_half_days: totals.filed_after.map(|HalfDays(days)| days),
        participation: totals.participation,
        study: totals.study,
        themed_day,
        kinds: MeetingKind::ALL
            .iter()
            .map(|kind| KindOut {
                kind: *kind,
                gatherings: shared(kinds, unit.kind, &BTreeSet::from([*kind])),
            })
            .filter(|kind| !kind.gatherings.is_empty())
            .collect(),
    }
}

fn period(desk: &Desk<'_>, facts: &Facts, filled: &Filled<MeetingId>) -> DutyPeriod {
    let (duty, span) = (&filled.duty, filled.duty.span);
    let (state, left) = match filled.state(desk.today) {
        DutyState::Done => (Standing::Done, 0),
        DutyState::Missing { left } => (Standing::Missing, left),
        DutyState::Open { left, .. } => (Standing::Open, left),
        DutyState::Ahead { left } => (Standing::Ahead, left),
    };
    let mut planned: Vec<DutyRecord> = facts.planned_for(duty).map(record).collect();
    planned.sort_by_key(|one| (one.day, one.id));
    DutyPeriod {
        unit_id: duty.unit,
        unit_name: facts.names.get(&duty.unit).cloned().unwrap_or_default(),
        first_month: span.first.to_string(),
        last_month: span.last.to_string(),
        times: duty.times,
        done: filled.done(),
        left,
        state,
        until: duty.until(),
        records: filled.records.iter().filter_map(|id| facts.meetings.get(id)).map(record).collect(),
        planned,
    }
}

fn record(meeting: &Model) -> DutyRecord {
    DutyRecord { id: meeting.id, day: meeting.day, subject: meeting.subject.clone(), state: meeting.state }
}
