use super::{
    book::Book,
    view::{self, EntryOut, reversible},
};
use crate::{
    Records,
    dates::past,
    desk::Desk,
    dues::{
        place,
        problems::NOT_THIS_ENTRY,
        rules::ledger::EntryKind,
        store::entry::{self, Column, Model},
    },
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::DuesEntryId;
use rest::{Answer, Ctx, Json, Path, Problem, kinds};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// Why an entry is taken back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DuesEntryReversal)]
pub struct EntryReversal {
    pub reason: String,
    /// Today when absent. In a month that is open.
    #[serde(default)]
    pub reversed_on: Option<Date>,
}

/// Take a wrong entry back
///
/// By an entry of its own that does the opposite. Payments and what goes between units are taken back where they were
/// made.
#[utoipa::path(post, path = "/dues/entries/{id}/reverse", tag = "dues", operation_id = "reverse_dues_entry",
    request_body = EntryReversal, params(("id" = DuesEntryId, Path)), responses((status = CREATED, body = EntryOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<DuesEntryId>,
    Json(wanted): Json<EntryReversal>,
) -> Answer {
    let desk = records.desk(&ctx);
    let seen = place::or_not_found(place::seen_of_units(&ctx, Column::UnitId).await)?;
    let wrong = entry::find_within(desk.tx, id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    place::books(&ctx, &desk, wrong.unit_id, Action::Create).await?;
    let row = reverse(&desk, &wrong, wanted).await?;
    let out = view::shown(&desk, vec![row], None).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())?;
    ctx.reply(StatusCode::CREATED, &out).await
}

/// # Errors
/// When it has a way of its own, was taken back before, or the day lies before it or in a closed month.
pub async fn reverse(desk: &Desk<'_>, wrong: &Model, wanted: EntryReversal) -> Result<Model, Problem> {
    if !reversible(wrong.kind) && wrong.kind != EntryKind::Reverse {
        return Err(NOT_THIS_ENTRY.problem());
    }
    let on = wanted.reversed_on.unwrap_or(desk.today);
    past(on, desk.today, "/reversed_on")?;
    let reason = text::required(wanted.reason, "/reason", 200)?;
    let mut book = Book::open(desk, wrong.unit_id).await?;
    let with = (DuesEntryId::new(), wrong.cause_id);
    let row = book.take_back(wrong, with, on, Some(reason.clone()), "/reversed_on").await?;
    let new =
        json!({ "unit_id": wrong.unit_id, "reverses": wrong.id, "amount": wrong.amount, "reversed_on": on });
    let (subject_id, why) = (Some(row.id.0), Some(reason));
    desk.audit(Entry { action: "reverse", subject: "dues", subject_id, old: None, new: Some(new), why })
        .await?;
    Ok(row)
}
