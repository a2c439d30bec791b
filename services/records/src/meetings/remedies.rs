//! What became of the remedies of the last organisational-life meeting, for the next one.

use super::{
    findings::Told,
    rules::{Finding, remedies},
    store::{
        self,
        meeting::{Column, Model},
    },
    whole::Whole,
    words::MeetingState,
};
use crate::desk::Desk;
use rest::Problem;
use rulepack::organisational_life::MeetingKind;
use sea_orm::{
    ColumnTrait, Condition, DbErr,
    sea_query::{Expr, ExprTrait, extension::postgres::PgBinOper},
};
use time::Date;

/// That remedies of the meeting before are open and nobody has reported on them; a reminder to the next meeting.
///
/// # Errors
/// When the database is away.
pub async fn unreported(desk: &Desk<'_>, whole: &Whole) -> Result<Option<Told>, Problem> {
    let meeting = &whole.meeting;
    if !meeting.kinds().contains(&MeetingKind::OrganisationalLife) {
        return Ok(None);
    }
    let Some(before) = before(desk, meeting).await? else { return Ok(None) };
    let rule = desk.pack.organisational_life.remedies.on(meeting.day);
    let all = store::follow_ups_of(desk.tx, before.id).await?;
    let open = all.iter().filter(|one| one.problem.is_some() && !done_by(one.done_on, meeting.day));
    let told: Vec<Option<Date>> = open.map(|one| one.reported_by(meeting.day)).collect();
    let open = remedies::unreported(&rule.value, &told, meeting.day);
    let basis = Some(rule.basis("meetings.remedies"));
    Ok((open > 0).then(|| Told::of(&Finding::RemediesUnreported { open }, "/minutes", basis)))
}

fn done_by(done_on: Option<Date>, day: Date) -> bool {
    done_on.is_some_and(|done| done <= day)
}

/// The last meeting of the kind the unit held before.
async fn before(desk: &Desk<'_>, meeting: &Model) -> Result<Option<Model>, DbErr> {
    let word = Expr::val(vec![MeetingKind::OrganisationalLife.to_string()]);
    let held = Condition::all()
        .add(Column::UnitId.eq(meeting.unit_id))
        .add(Column::State.is_in([MeetingState::Held, MeetingState::Filed]))
        .add(Column::Day.lt(meeting.day))
        .add(Expr::col(Column::Kinds).binary(PgBinOper::Contains, word));
    Ok(store::page(desk.tx, held, 1).await?.pop())
}
