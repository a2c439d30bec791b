//! Members of organisations elsewhere on the list of a meeting (流入党员). They are asked to what the members of the unit come
//! to, and marked like everybody else; but they vote where their relation is, so no number of the meeting counts them.

use super::{
    problems::{ABSENCE_OF_LEAVE, EXEMPT_WITHOUT_CONSENT, NOT_ON_LIST, TWICE_ON_LIST},
    rules::attendance::AbsenceReason,
    store::meeting::{Model, Visitor, Visitors},
    words::Attended,
};
use crate::{desk::Desk, registers::visiting};
use kernel::VisitingMemberId;
use rest::Problem;
use rulepack::organisational_life::Gathering;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// What became of somebody from elsewhere who is on the list.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MeetingVisitorMark)]
pub struct VisitorMarkIn {
    pub visitor_id: VisitingMemberId,
    pub mark: Attended,
    /// Why absent, for leave.
    #[serde(default)]
    pub absence: Option<AbsenceReason>,
}

/// A member of an organisation elsewhere who is on the list: counted nowhere.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MeetingVisitor)]
pub struct VisitorOut {
    pub visitor_id: VisitingMemberId,
    pub visitor_name: String,
    /// The organisation that has the relation.
    pub from_place: String,
    pub mark: Option<Attended>,
    pub absence: Option<AbsenceReason>,
}

/// Who from elsewhere is asked to a meeting on its day; of whoever was on the list already, with what is known.
///
/// # Errors
/// When the database is away.
pub async fn asked(desk: &Desk<'_>, meeting: &Model) -> Result<Option<Visitors>, DbErr> {
    if meeting.gathering == Gathering::Committee {
        return Ok(None);
    }
    let here = visiting::taking_part(desk.tx, meeting.unit_id, meeting.day).await?;
    let entry = |id: VisitingMemberId| {
        let known = meeting.visitors().iter().find(|one| one.visitor_id == id).cloned();
        known.unwrap_or(Visitor { visitor_id: id, mark: None, absence: None })
    };
    Ok(Visitors::of(here.into_iter().map(entry).collect()))
}

/// Marks those on the list; whoever is not named stays as known so far. Changes the meeting, not yet its row.
///
/// # Errors
/// When somebody is not on the list, or a value is not right.
pub fn mark(meeting: &mut Model, marks: Vec<VisitorMarkIn>) -> Result<(), Problem> {
    let mut list = meeting.visitors().to_vec();
    let mut entered = BTreeSet::new();
    for (n, wanted) in marks.into_iter().enumerate() {
        let at = |field: &str| format!("/visitors/{n}/{field}");
        let VisitorMarkIn { visitor_id, mark, absence } = wanted;
        if !entered.insert(visitor_id) {
            return Err(TWICE_ON_LIST.at(at("visitor_id")));
        }
        let entry = list.iter_mut().find(|one| one.visitor_id == visitor_id);
        let entry = entry.ok_or_else(|| NOT_ON_LIST.at(at("visitor_id")))?;
        if mark == Attended::Exempt {
            return Err(EXEMPT_WITHOUT_CONSENT.at(at("mark")).with("people", 1));
        }
        if mark != Attended::Leave && absence.is_some() {
            return Err(ABSENCE_OF_LEAVE.at(at("absence")));
        }
        *entry = Visitor { visitor_id, mark: Some(mark), absence };
    }
    meeting.visitors = Visitors::of(list);
    Ok(())
}

/// How many from elsewhere were there.
pub fn present(meeting: &Model) -> usize {
    meeting.visitors().iter().filter(|one| one.mark == Some(Attended::Present)).count()
}

/// # Errors
/// When the database is away.
pub async fn shown(desk: &Desk<'_>, meeting: &Model) -> Result<Vec<VisitorOut>, DbErr> {
    let ids = meeting.visitors().iter().map(|one| one.visitor_id).collect();
    let mut names = visiting::names(desk.tx, ids).await?;
    let one = |entry: &Visitor| {
        let named = names.remove(&entry.visitor_id)?;
        Some(VisitorOut {
            visitor_id: entry.visitor_id,
            visitor_name: named.name,
            from_place: named.from_place,
            mark: entry.mark,
            absence: entry.absence,
        })
    };
    Ok(meeting.visitors().iter().filter_map(one).collect())
}
