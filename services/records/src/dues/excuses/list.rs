use super::view::{self, ExcuseOut};
use crate::{Records, dues::place};
use access::Action;
use axum::extract::State;
use kernel::MemberId;
use rest::{Answer, Ctx, Path};
use serde::Serialize;
use utoipa::ToSchema;

/// What was ever recorded of a member, latest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesExcuses)]
pub struct Excuses {
    items: Vec<ExcuseOut>,
}

/// List the months a member has a proper reason for
#[utoipa::path(get, path = "/dues/members/{id}/excuses", tag = "dues", operation_id = "list_dues_excuses",
    params(("id" = MemberId, Path)), responses((status = OK, body = Excuses)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<MemberId>) -> Answer {
    place::member(&ctx, id, Action::List).await?;
    let items = view::of_member(&records.desk(&ctx), id).await?;
    ctx.read(&Excuses { items })
}
