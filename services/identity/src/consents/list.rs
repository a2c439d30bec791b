use super::{
    rules::Purpose,
    store::{self, Filter, Person, consent::Model},
};
use crate::accounts;
use access::{Action, ResourceKind, Thing};
use axum::http::StatusCode;
use kernel::{AccountId, ConsentId, MemberId, NoticeId};
use rest::{Answer, Ctx, Page, Paged, Problem, Query};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;
use tenancy::audit::Entry;
use time::OffsetDateTime;
use utoipa::{IntoParams, ToSchema};

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Only what the holder of this account said, or somebody for them.
    account_id: Option<AccountId>,
    /// The same for a member, with an account or without.
    member_id: Option<MemberId>,
    #[param(inline)]
    purpose: Option<Purpose>,
}

/// An entry of the ledger; of a person and a purpose the newest holds.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ConsentEntry)]
pub struct ConsentOut {
    id: ConsentId,
    account_id: Option<AccountId>,
    account_name: Option<String>,
    member_id: Option<MemberId>,
    purpose: Purpose,
    /// False: taken back.
    given: bool,
    notice_id: NoticeId,
    notice_number: i32,
    /// SHA-256 of number and texts of that version, in hexadecimal.
    text_hash: String,
    #[serde(with = "time::serde::rfc3339")]
    at: OffsetDateTime,
    /// Who wrote it down.
    by_account: AccountId,
    by_name: Option<String>,
    /// Somebody else said it for this person, and why.
    on_behalf: bool,
    reason: Option<String>,
}

/// List who agreed to what
///
/// Where it shows anybody, the log says who looked, and for whom.
#[utoipa::path(get, path = "/privacy/consents", tag = "privacy", operation_id = "list_consents", params(Which, Page),
    responses((status = 200, description = "The newest first", body = Paged<ConsentOut>)))]
pub async fn list(ctx: Ctx, Query(which): Query<Which>, page: Page) -> Answer {
    // what somebody agreed to is between them and the organisation: for the administrator alone to look up
    ctx.authorize(Action::Configure, &Thing::of(ResourceKind::Settings)).await?;
    let filter = filter(&ctx, &which).await?;
    let rows = store::page(ctx.tx(), &filter, page.after::<ConsentId>()?, page.fetch()).await?;
    let cut = Paged::cut(rows, &page, |row| row.id);
    let names = names(&ctx, &cut.items).await?;
    let out = cut.map(|row| shaped(row, &names));
    if out.items.is_empty() {
        return ctx.read(&out);
    }
    let new = json!({
        "account_id": which.account_id, "member_id": which.member_id, "purpose": which.purpose,
        "shown": out.items.len(),
    });
    let entry =
        Entry { action: "consent.looked_up", subject: "consent", new: Some(new), ..Default::default() };
    ctx.audit(entry).await?;
    ctx.reply(StatusCode::OK, &out).await
}

/// One person is an account and a member, whichever of the two is named.
async fn filter(ctx: &Ctx, which: &Which) -> Result<Filter, Problem> {
    let mut people = Vec::new();
    if let Some(id) = which.account_id {
        let account = accounts::by_id(ctx.tx(), id).await?;
        people.push(Person { account: Some(id), member: account.and_then(|account| account.member_id) });
    }
    if let Some(member) = which.member_id {
        let account = accounts::active_of_member(ctx.tx(), member).await?;
        people.push(Person { account: account.map(|account| account.id), member: Some(member) });
    }
    Ok(Filter { people, purpose: which.purpose })
}

async fn names(ctx: &Ctx, rows: &[Model]) -> Result<HashMap<AccountId, String>, Problem> {
    let mut ids: Vec<AccountId> =
        rows.iter().flat_map(|row| [row.account_id, Some(row.by_account)]).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(accounts::names(ctx.tx(), ids).await?.into_iter().collect())
}

fn shaped(row: Model, names: &HashMap<AccountId, String>) -> ConsentOut {
    ConsentOut {
        id: row.id,
        account_id: row.account_id,
        account_name: row.account_id.and_then(|id| names.get(&id).cloned()),
        member_id: row.member_id,
        purpose: row.purpose,
        given: row.given,
        notice_id: row.notice_id,
        notice_number: row.notice_number,
        text_hash: data_encoding::HEXLOWER.encode(&row.text_hash),
        at: row.at,
        by_account: row.by_account,
        by_name: names.get(&row.by_account).cloned(),
        on_behalf: row.on_behalf,
        reason: row.reason,
    }
}
