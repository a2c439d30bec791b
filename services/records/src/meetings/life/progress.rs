//! How far the remedies of a meeting are, and what the next one is told of them.

use crate::{
    desk::Desk,
    meetings::{
        rules::remedies::{self, Progress},
        store::{
            self, follow_up,
            meeting::{Column, Model},
        },
        words::MeetingState,
    },
};
use rest::Problem;
use rulepack::organisational_life::MeetingKind;
use sea_orm::{
    ColumnTrait, Condition, DbErr,
    sea_query::{Expr, ExprTrait, extension::postgres::PgBinOper},
};
use time::Date;

/// The meeting before, and what is known of its remedies on the day of this one, or today where that is still to come.
#[derive(Clone, Debug)]
pub struct Last {
    pub meeting: Model,
    pub as_of: Date,
    pub progress: Progress,
    /// Open ones nobody has reported on lately.
    pub unreported: u32,
}

/// Of everything a meeting gave people to do, the remedies.
pub fn of(follow_ups: &[follow_up::Model], day: Date) -> Progress {
    let remedies = follow_ups.iter().filter(|one| one.problem.is_some()).map(follow_up::Model::remedy);
    remedies::progress(&remedies.collect::<Vec<_>>(), day)
}

/// # Errors
/// When the database is away.
pub async fn last(desk: &Desk<'_>, meeting: &Model) -> Result<Option<Last>, Problem> {
    let Some(before) = before(desk, meeting).await? else { return Ok(None) };
    let as_of = Ord::min(desk.today, meeting.day);
    let all = store::follow_ups_of(desk.tx, before.id).await?;
    let open = all.iter().filter(|one| one.problem.is_some() && one.done_on.is_none_or(|done| done > as_of));
    let told: Vec<Option<Date>> = open.map(|one| one.reported_by(as_of)).collect();
    let rule = &desk.pack.organisational_life.remedies.on(meeting.day).value;
    let unreported = remedies::unreported(rule, &told, as_of);
    Ok(Some(Last { meeting: before, as_of, progress: of(&all, as_of), unreported }))
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
