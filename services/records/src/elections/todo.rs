use super::{
    congress,
    rules::ElectionState,
    store::{self, election::Column},
    terms,
};
use crate::{
    desk::Desk,
    month::{Matter, Todo, Urgency},
    units::{self, Unit},
};
use access::Reach;
use rest::Problem;
use sea_orm::{ColumnTrait, Condition};

/// As much as anybody works through in a month.
const MOST: u64 = 100;

/// Terms that end without an election in sight, and elections under way, of a unit and everything below it.
///
/// # Errors
/// When the database is away.
pub async fn todo(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let mut all = ending(desk, unit).await?;
    all.extend(congress::todo(desk, unit).await?);
    let open = Condition::all()
        .add(Column::UnitId.in_subquery(units::ids_below(&unit.path)))
        .add(Column::ClosedOn.is_null());
    let open = store::page(desk.tx, open, MOST).await?;
    let names = units::by_ids(desk.tx, open.iter().map(|one| one.unit_id).collect()).await?;
    for election in open {
        let Some(of) = names.get(&election.unit_id) else { continue };
        let (urgency, matter) = match election.state {
            ElectionState::Decided => (Urgency::Waiting, Matter::ElectionToConfirm),
            _ => (Urgency::of(election.planned_on, desk), Matter::ElectionOpen),
        };
        let todo = Todo::of(of, urgency, matter, 1).on(election.planned_on);
        all.push(Todo { election_id: Some(election.id), ..todo });
    }
    Ok(all)
}

async fn ending(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    // not the terms of the whole organisation, which a branch would read to throw away
    let below = Reach::Units(vec![unit.path.clone()]);
    let terms = terms::within(desk, &below, Some(unit)).await?;
    let todo = |term: &terms::UnitTerm| {
        let (id, name, ends_on) = term.place();
        let ends_on = ends_on?;
        Some(Todo::at(id, name, Urgency::of(ends_on, desk), Matter::TermEnding, 1).on(ends_on))
    };
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    Ok(terms.iter().filter(|term| term.is_due()).filter_map(todo).take(most).collect())
}
