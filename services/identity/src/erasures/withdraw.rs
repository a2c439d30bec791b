use super::{problems, rules::ErasureState, store};
use kernel::ErasureId;
use rest::{Answer, Ctx, Path, kinds};
use tenancy::audit::Entry;

/// Withdraw one's own request for erasure
#[utoipa::path(delete, path = "/me/erasures/{id}", tag = "privacy", operation_id = "withdraw_erasure",
    params(("id" = ErasureId, Path)), responses((status = 204, description = "Withdrawn; nothing was erased")))]
pub async fn withdraw(ctx: Ctx, Path(id): Path<ErasureId>) -> Answer {
    let account = ctx.account()?;
    let found = store::locked(ctx.tx(), id).await?.filter(|row| row.account_id == Some(account));
    let mut row = found.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    if row.state != ErasureState::Received {
        return Err(problems::NOT_OPEN.problem());
    }
    row.state = ErasureState::Withdrawn;
    store::update(ctx.tx(), row).await?;
    let subject_id = Some(id.0);
    ctx.audit(Entry { action: "erasure.withdrawn", subject: "erasure", subject_id, ..Default::default() })
        .await?;
    ctx.no_content().await
}
