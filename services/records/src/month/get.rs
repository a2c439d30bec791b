use super::{
    basis::{RuleOfMatter, rules_of},
    todo::{Matter, Todo},
};
use crate::{
    Records, archive, cadres, collections, corrections,
    desk::Desk,
    development, dues, elections, meetings,
    notice::Notice,
    registers::{floating, lost},
    transfers, unit_requests,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::{UnitId, YearMonth};
use rest::{Answer, Ctx, Path, Problem, kinds};
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// What a month asks of a unit.
#[derive(Debug, Serialize, ToSchema)]
pub struct MonthOfUnit {
    unit_id: UnitId,
    unit_name: String,
    month: YearMonth,
    today: Date,
    /// The most urgent first.
    items: Vec<Todo>,
    /// Which rule asks for what is among them; no line where it is the order of the organisation itself.
    rules: Vec<RuleOfMatter>,
    /// What should be looked at in the unit itself: a vacant post, a term that ends.
    notices: Vec<Notice>,
}

/// Show what this month asks of a unit
///
/// Overdue, due, waiting for somebody here, and coming; of its meetings, dues, elections and requests as far as one may list them.
#[utoipa::path(get, path = "/units/{id}/month", tag = "units", operation_id = "get_month_of_unit",
    params(("id" = UnitId, Path)), responses((status = OK, body = MonthOfUnit)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<UnitId>) -> Answer {
    let unit = units::reached(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let items = items(&ctx, &desk, &unit).await?;
    let out = MonthOfUnit {
        notices: units::notices(&desk, &unit).await?,
        unit_id: unit.id,
        unit_name: unit.name,
        month: YearMonth::of(desk.today),
        today: desk.today,
        rules: rules_of(&items.iter().map(|todo| todo.matter).collect(), desk.pack, desk.today),
        items,
    };
    ctx.read(&out)
}

const KINDS: &[ResourceKind] = &[
    ResourceKind::Meeting,
    ResourceKind::Dues,
    ResourceKind::Development,
    ResourceKind::Election,
    ResourceKind::UnitRequest,
    ResourceKind::Transfer,
    ResourceKind::Cadre,
    ResourceKind::Correction,
    ResourceKind::Collection,
    ResourceKind::Archive,
    ResourceKind::Handover,
    ResourceKind::Member,
];

/// Everything a unit has to do, whoever asks.
///
/// # Errors
/// When the database is away.
pub async fn all(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let mut all = Vec::new();
    for kind in KINDS {
        all.extend(of(*kind, desk, unit).await?);
    }
    all.sort_by_key(|todo| (todo.urgency, todo.on, todo.matter));
    Ok(all)
}

/// What of it is worth a letter in a week. What every year brings is no reason to write to anybody, and neither is the
/// archive: whether a year has anything to seal is known when all of it was read, for every unit there is.
///
/// # Errors
/// When the database is away.
pub async fn of_week(desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let mut all = Vec::new();
    for kind in KINDS.iter().filter(|kind| **kind != ResourceKind::Archive) {
        all.extend(of(*kind, desk, unit).await?);
    }
    all.retain(|todo| todo.matter != Matter::WorkOfMonth);
    Ok(all)
}

/// Of everything one may list.
async fn items(ctx: &Ctx, desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    let (mut all, mut nothing) = (Vec::new(), true);
    for kind in KINDS {
        if !ctx.may(Action::List, &Thing::within(*kind, unit.path.as_str())).await? {
            continue;
        }
        // whoever may only know who the members are has no work here
        nothing &= *kind == ResourceKind::Member;
        all.extend(of(*kind, desk, unit).await?);
    }
    if nothing {
        return Err(kinds::FORBIDDEN.problem());
    }
    all.sort_by_key(|todo| (todo.urgency, todo.on, todo.matter));
    Ok(all)
}

async fn of(kind: ResourceKind, desk: &Desk<'_>, unit: &Unit) -> Result<Vec<Todo>, Problem> {
    match kind {
        ResourceKind::Meeting => meetings::todo(desk, unit).await,
        ResourceKind::Dues => dues::todo(desk, unit).await,
        ResourceKind::Development => development::todo(desk, unit).await,
        ResourceKind::Election => elections::todo(desk, unit).await,
        ResourceKind::UnitRequest => unit_requests::todo(desk, unit).await,
        ResourceKind::Transfer => transfers::todo(desk, unit).await,
        ResourceKind::Collection => collections::todo(desk, unit).await,
        ResourceKind::Archive => archive::todo(desk, unit).await,
        ResourceKind::Handover => archive::handovers::todo(desk, unit).await,
        ResourceKind::Member => {
            let mut all = lost::todo(desk, unit).await?;
            all.extend(floating::todo(desk, unit).await?);
            Ok(all)
        }
        ResourceKind::Cadre => cadres::todo(desk, unit).await,
        _ => corrections::todo(desk, unit).await,
    }
}
