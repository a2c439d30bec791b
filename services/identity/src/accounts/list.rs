use super::{
    shape::{AccountOut, shaped},
    store::{self, Filter},
};
use crate::assignments;
use access::{Action, ResourceKind};
use kernel::{AccountId, MemberId, UnitId};
use rest::{Answer, Ctx, Page, Paged, Query};
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Part of a name, or a whole e-mail address, phone number or user name.
    q: Option<String>,
    /// Only accounts with this role.
    role: Option<String>,
    /// Only accounts with a role in this unit or below.
    unit: Option<UnitId>,
    /// Only the account of this member.
    member_id: Option<MemberId>,
    /// Only accounts with a member record, or only those without.
    linked: Option<bool>,
}

/// List accounts
#[utoipa::path(get, path = "/accounts", tag = "accounts", operation_id = "list_accounts", params(Which, Page),
    responses((status = 200, description = "Accounts in the actor's reach", body = Paged<AccountOut>)))]
pub async fn list(ctx: Ctx, Query(which): Query<Which>, page: Page) -> Answer {
    let reach = ctx.reach_something(Action::List, ResourceKind::Account).await?;
    let below = assignments::limit(ctx.tx(), reach, which.unit).await?;
    let (member, linked, on) = (which.member_id, which.linked, ctx.today());
    let filter = Filter { q: which.q, role: which.role, below, on, member, linked };
    let after: Option<AccountId> = page.after()?;
    let rows = store::page(ctx.tx(), &filter, after, page.fetch()).await?;
    let total = store::count(ctx.tx(), &filter).await?;
    let cut = Paged::cut(rows, &page, |account| account.id);
    let items: Vec<AccountOut> = shaped(ctx.tx(), cut.items, ctx.now()).await?;
    ctx.read(&Paged { items, next: cut.next, total: Some(total) })
}
