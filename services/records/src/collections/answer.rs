use super::{
    query::{self, Asked, thing},
    view::{self, CollectionAnswer},
};
use crate::Records;
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{CollectionId, UnitId};
use rest::{Answer, Ctx, Path, Problem};
use serde::Deserialize;

/// A unit in a collection.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Of {
    pub id: CollectionId,
    pub unit_id: UnitId,
}

/// Show what a unit is asked, and what it says
///
/// What the system knows is in `known`; the reader may do what is in `may`.
#[utoipa::path(get, path = "/collections/{id}/answers/{unit_id}", tag = "collections",
    operation_id = "get_collection_answer", params(("id" = CollectionId, Path), ("unit_id" = UnitId, Path)),
    responses((status = OK, body = CollectionAnswer)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(of): Path<Of>) -> Answer {
    let asked = query::asked(&ctx, of.id, of.unit_id).await?;
    let out = shown(&records, &ctx, &asked).await?;
    ctx.read_version(out.item.version, &out)
}

/// # Errors
/// When the database is away.
pub async fn shown(records: &Records, ctx: &Ctx, asked: &Asked) -> Result<CollectionAnswer, Problem> {
    let writes = ctx.may(Action::Update, &thing(&asked.unit)).await?;
    view::answer(&records.desk(ctx), asked, writes).await
}

/// Ends a request that wrote with the answer as it is now.
///
/// # Errors
/// When the database is away.
pub async fn answered(records: &Records, ctx: Ctx, asked: &Asked) -> Answer {
    let out = shown(records, &ctx, asked).await?;
    ctx.reply_version(StatusCode::OK, out.item.version, &out).await
}
