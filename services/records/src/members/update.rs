use super::{
    change::{Changed, change},
    find,
    patch::MemberPatch,
    view::{self, MemberOut},
};
use crate::{Records, registers::dispositions, units};
use access::{Action, ResourceKind, Thing};
use axum::{extract::State, http::StatusCode};
use kernel::MemberId;
use rest::{Answer, Ctx, IfMatch, Json, Patch, Path};

/// Change a member
///
/// Who is to be removed, expelled or let go needs the decision in the register of dispositions first.
#[utoipa::path(patch, path = "/members/{id}", tag = "members", operation_id = "update_member",
    request_body = MemberPatch, params(("id" = MemberId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = MemberOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MemberId>,
    IfMatch(version): IfMatch,
    Json(patch): Json<MemberPatch>,
) -> Answer {
    let found = find::reached_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(found.member.version)?;
    if let Patch::Value(target) = patch.unit_id {
        let target = units::named(&ctx, target, &units::UNKNOWN_UNIT, "/unit_id").await?;
        ctx.authorize(Action::Update, &Thing::within(ResourceKind::Member, target.path.as_str())).await?;
    }
    let desk = records.desk(&ctx);
    if let Patch::Value(state) = patch.membership_state {
        dispositions::may_leave(&desk, &found.member, state).await?;
    }
    let Changed { found, warnings } = change(&desk, found, patch).await?;
    let version = found.member.version;
    let actions = view::actions(&ctx, &found.unit, id).await?;
    let out = view::full(&desk, found, actions, &warnings).await?;
    ctx.reply_version(StatusCode::OK, version, &out).await
}
