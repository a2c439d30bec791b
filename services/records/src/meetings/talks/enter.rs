//! What must be true of an entry, whoever makes it.

use super::{
    people::People,
    problems::{AFTER_MEETING, ENTERED_ALREADY, NOT_IN_BRANCH, NOT_KEPT_HERE, UNKNOWN_MEETING},
    store::{self, Model},
    tell,
    words::TalkState,
};
use crate::{
    archive, dates,
    desk::Desk,
    meetings::{
        problems::{BEFORE_FOUNDING, TALK_WITH_ONESELF, YEAR_ARCHIVED},
        rules::talks::between,
        store as meetings,
        words::MeetingState,
    },
    units::{self, Unit, UnitState},
};
use kernel::{AccountId, MeetingId, MemberId, TalkId};
use rest::{OnConstraint as _, Problem};
use rulepack::{UnitKind, organisational_life::MeetingKind};
use sea_orm::DbErr;
use time::Date;

/// A talk, and who says that it took place.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub one: MemberId,
    pub other: MemberId,
    pub day: Date,
    pub meeting: Option<MeetingId>,
    pub by: Option<AccountId>,
    pub by_member: Option<MemberId>,
}

/// Puts a talk into the register of a branch.
///
/// # Errors
/// When the branch keeps none, one of the two does not belong to it, or a value is not right.
pub async fn enter(desk: &Desk<'_>, unit: &Unit, entry: Entry) -> Result<Model, Problem> {
    let Entry { one, other, day, meeting, by, by_member } = entry;
    if unit.state != UnitState::Active {
        return Err(units::NOT_ACTIVE.problem().with("name", &unit.name));
    }
    kept(desk, unit)?;
    if !between(&one, &other).is_empty() {
        return Err(TALK_WITH_ONESELF.at("/other_id"));
    }
    on_day(desk, unit, day).await?;
    let pair = People::of(desk, unit, day).await?.pair(one, other);
    prepares(desk, unit, meeting, day).await?;
    let talk = Model {
        id: TalkId::new(),
        unit_id: unit.id,
        day,
        one_id: one.min(other),
        other_id: one.max(other),
        pair: pair.ok_or_else(|| NOT_IN_BRANCH.at("/other_id"))?,
        meeting_id: meeting,
        state: TalkState::Standing,
        entered_by: by,
        entered_by_member: by_member,
        objected_by: None,
        created_at: desk.now,
        updated_at: desk.now,
        version: 1,
    };
    once(store::insert(desk.tx, talk.clone()).await)?;
    tell::entered(desk, &talk).await?;
    Ok(talk)
}

/// Whether units of this kind have talks in register: those that hold organisational-life meetings of their own.
pub fn is_kept(desk: &Desk<'_>, unit: &Unit) -> bool {
    let life = &desk.pack.organisational_life;
    let holds = life.kinds.on(desk.today).value.rule(MeetingKind::OrganisationalLife);
    let asked = !life.talks.on(desk.today).value.0.is_empty();
    asked && unit.kind != UnitKind::Group && holds.is_some_and(|rule| rule.held_by.contains(&unit.kind))
}

fn kept(desk: &Desk<'_>, unit: &Unit) -> Result<(), Problem> {
    if is_kept(desk, unit) {
        return Ok(());
    }
    let basis = desk.pack.organisational_life.talks.on(desk.today).basis("meetings.talks");
    let problem = NOT_KEPT_HERE.with("name", &unit.name).with("source", basis.source);
    Err(problem.with("since", basis.effective_from).field("/unit_id", &NOT_KEPT_HERE))
}

/// # Errors
/// When it is still to come, before the founding of the branch, or of a year that has been archived.
pub async fn on_day(desk: &Desk<'_>, unit: &Unit, day: Date) -> Result<(), Problem> {
    dates::past(day, desk.today, "/day")?;
    if unit.founded_on.is_some_and(|founded| day < founded) {
        return Err(BEFORE_FOUNDING.at("/day"));
    }
    if archive::is_sealed(desk.tx, unit.id, day.year()).await? {
        return Err(YEAR_ARCHIVED.with("year", day.year()).field("/day", &YEAR_ARCHIVED));
    }
    Ok(())
}

/// # Errors
/// When the branch has no such organisational-life meeting, or it was before the talk.
pub async fn prepares(
    desk: &Desk<'_>,
    unit: &Unit,
    meeting: Option<MeetingId>,
    day: Date,
) -> Result<(), Problem> {
    let Some(meeting) = meeting else { return Ok(()) };
    let found = meetings::by_ids(desk.tx, vec![meeting]).await?.pop();
    let theirs = found.filter(|found| {
        found.unit_id == unit.id
            && found.state != MeetingState::Cancelled
            && found.kinds().contains(&MeetingKind::OrganisationalLife)
    });
    let meeting = theirs.ok_or_else(|| UNKNOWN_MEETING.at("/meeting_id"))?;
    if meeting.day < day {
        return Err(AFTER_MEETING.with("day", meeting.day).field("/meeting_id", &AFTER_MEETING));
    }
    Ok(())
}

/// Two people have one talk a day in the register.
///
/// # Errors
/// When they have it already.
pub fn once<T>(written: Result<T, DbErr>) -> Result<T, Problem> {
    written.on_constraint("talks_pair_day_key", &ENTERED_ALREADY, "/day")
}
