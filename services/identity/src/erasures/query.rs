use super::{
    shape::{ErasureOut, shaped},
    store,
};
use kernel::AccountId;
use rest::{Answer, Ctx, Paged, Problem};
use tenancy::TenantTx;
use time::Date;

/// List the own requests for erasure
#[utoipa::path(get, path = "/me/erasures", tag = "privacy", operation_id = "list_own_erasures",
    responses((status = 200, description = "The newest first", body = Paged<ErasureOut>)))]
pub async fn mine(ctx: Ctx) -> Answer {
    let items = of_account(ctx.tx(), ctx.account()?, ctx.today()).await?;
    ctx.read(&Paged { items, next: None, total: None })
}

/// Everything an account ever asked for.
///
/// # Errors
/// When the database is away.
pub(crate) async fn of_account(
    tx: &TenantTx,
    account: AccountId,
    today: Date,
) -> Result<Vec<ErasureOut>, Problem> {
    let rows = store::of_account(tx, account).await?;
    rows.into_iter().map(|row| shaped(tx, row, today)).collect()
}
