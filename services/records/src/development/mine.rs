use super::{
    query::Placed,
    store,
    view::{self, OwnFile},
    whole::Whole,
};
use crate::{Records, desk::Desk, members, units};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::MemberId;
use rest::{Answer, Ctx, Problem, kinds};
use serde::Serialize;
use utoipa::ToSchema;

/// The own file, where there is one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MyDevelopment)]
pub struct Mine {
    pub file: Option<OwnFile>,
}

/// Show the own development file: the one that is open, or the last one
#[utoipa::path(get, path = "/development/mine", tag = "development", operation_id = "get_my_development",
    responses((status = OK, body = Mine)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx) -> Answer {
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Development).about(Some(own))).await?;
    let mut files = of_person(&records.desk(&ctx), own).await?;
    let open = files.iter().position(|file| file.file.closed_on.is_none()).unwrap_or(0);
    let file = (open < files.len()).then(|| files.swap_remove(open));
    ctx.read(&Mine { file })
}

/// Every file of a person as the person sees it, the latest first.
///
/// # Errors
/// When the database is away.
pub async fn of_person(desk: &Desk<'_>, person: MemberId) -> Result<Vec<OwnFile>, Problem> {
    let files = store::of_person(desk.tx, person).await?;
    let units = units::by_ids(desk.tx, files.iter().map(|file| file.unit_id).collect()).await?;
    let mut own = Vec::with_capacity(files.len());
    for file in files {
        let unit = units.get(&file.unit_id).cloned().ok_or_else(|| kinds::INTERNAL.problem())?;
        let whole = Whole::of(desk.tx, Placed { file, unit }).await?;
        own.push(view::own(desk, &whole)?);
    }
    Ok(own)
}
