use super::{
    guard::visible,
    shape::{AccountOut, shape_one},
};
use kernel::AccountId;
use rest::{Answer, Ctx, Path};

/// Read an account
#[utoipa::path(get, path = "/accounts/{id}", tag = "accounts", operation_id = "get_account",
    params(("id" = AccountId, Path)),
    responses((status = 200, description = "The account; its version is the entity tag", body = AccountOut)))]
pub async fn get(ctx: Ctx, Path(id): Path<AccountId>) -> Answer {
    let account = visible(&ctx, id).await?;
    let version = account.version;
    let out = shape_one(ctx.tx(), account, ctx.now()).await?;
    ctx.read_version(version, &out)
}
