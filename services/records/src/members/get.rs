use super::{
    find, row, rules,
    view::{self, MemberOut},
};
use crate::Records;
use axum::extract::State;
use kernel::MemberId;
use rest::{Answer, Ctx, Path};

/// Show a member
#[utoipa::path(get, path = "/members/{id}", tag = "members", operation_id = "get_member",
    params(("id" = MemberId, Path)), responses((status = OK, body = MemberOut)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Path(id): Path<MemberId>) -> Answer {
    let found = find::reached(&ctx, id).await?;
    let desk = records.desk(&ctx);
    let version = found.member.version;
    let facts = row::facts(ctx.tx().vault(), &found.member)?;
    // the rules may have changed since the facts were entered: what is doubtful is said, never refused here
    let warnings = match rules::check(facts, desk.today, desk.pack) {
        Ok(checked) => checked.warnings,
        Err(faults) => faults,
    };
    let actions = view::actions(&ctx, &found.unit, id).await?;
    let out = view::full(&desk, found, actions, &warnings).await?;
    ctx.read_version(version, &out)
}
