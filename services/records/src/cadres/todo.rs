use super::{
    store::{
        self,
        appointment::{Column, Model},
        cadre,
    },
    words::AppointmentState,
};
use crate::{
    desk::Desk,
    month::{Matter, SOON, Todo, Urgency},
    units::{self, Unit},
};
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};
use std::collections::HashMap;

/// As much as anybody works through in a month.
const MOST: u64 = 100;

/// Notices and probations in post that end soon, in a unit and everything below it.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let until = desk.today.saturating_add(SOON).max(desk.last_of_month());
    let here =
        store::ids(Condition::all().add(cadre::Column::UnitId.in_subquery(units::ids_below(&unit.path))));
    let notice = Condition::all()
        .add(Column::State.eq(AppointmentState::InNotice))
        .add(Column::NoticeUntil.lte(until));
    let probation = Condition::all()
        .add(Column::State.eq(AppointmentState::InProbation))
        .add(Column::ProbationUntil.lte(until));
    let due = Condition::all()
        .add(Column::CadreId.in_subquery(here))
        .add(Condition::any().add(notice).add(probation));
    let found = store::appointments(desk.tx, due, MOST).await?;
    let cadres = store::by_ids(desk.tx, found.iter().map(|one| one.cadre_id).collect()).await?;
    let cadres: HashMap<_, _> = cadres.into_iter().map(|one| (one.id, one)).collect();
    let places = units::by_ids(desk.tx, cadres.values().map(|one| one.unit_id).collect()).await?;
    let todo = |one: Model| {
        let cadre = cadres.get(&one.cadre_id)?;
        let place = places.get(&cadre.unit_id)?;
        let (matter, on) = match one.state {
            AppointmentState::InNotice => (Matter::CadreNoticeEnds, one.notice_until?),
            _ => (Matter::CadreProbationEnds, one.probation_until?),
        };
        let todo = Todo::at(place.id, &place.name, Urgency::of(on, desk), matter, 1).on(on);
        let subject = Some(format!("{} · {}", cadre.name, one.post));
        Some(Todo { subject, appointment_id: Some(one.id), ..todo })
    };
    Ok(found.into_iter().filter_map(todo).collect())
}
