use super::{
    facts,
    mine::Wanted,
    view::{self, MemberParticipation},
};
use crate::{Records, meetings::duties, members};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::MemberId;
use rest::{Answer, Ctx, Path, Query};

/// Show what a member took part in, in a year
///
/// To whoever keeps the records of the member's branch.
#[utoipa::path(get, path = "/members/{id}/participation", tag = "meetings",
    operation_id = "get_member_participation", params(("id" = MemberId, Path), Wanted),
    responses((status = OK, body = MemberParticipation)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MemberId>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let found = members::reached(&ctx, id).await?;
    ctx.authorize(Action::List, &Thing::within(ResourceKind::Meeting, found.unit.path.as_str())).await?;
    let desk = records.desk(&ctx);
    let year = duties::meant(wanted.year.unwrap_or_else(|| desk.today.year()))?;
    let year = facts::of_year(&desk, &found.member, year).await?;
    let shown = view::shown(&desk, id, year);
    ctx.read(&shown)
}
