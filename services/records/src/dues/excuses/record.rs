use super::view::ExcuseOut;
use crate::{
    Records,
    desk::Desk,
    dues::{
        place,
        problems::{BEFORE_JOINED, MONTH_TOO_FAR, MONTHS_BACKWARDS},
        rules::{Months, months::first_owed},
        store::excuse::{self, Model},
        years,
    },
    members::Member,
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{DuesExcuseId, MemberId, YearMonth};
use rest::{Answer, Ctx, Json, Path, Problem};
use serde::Deserialize;
use serde_json::json;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// Months, and the proper reason for which they were not paid.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDuesExcuse {
    pub first_month: YearMonth,
    pub last_month: YearMonth,
    pub reason: String,
}

/// Record a proper reason for months that were not paid
#[utoipa::path(post, path = "/dues/members/{id}/excuses", tag = "dues", operation_id = "excuse_dues_months",
    request_body = NewDuesExcuse, params(("id" = MemberId, Path)),
    responses((status = CREATED, body = ExcuseOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MemberId>,
    Json(new): Json<NewDuesExcuse>,
) -> Answer {
    let found = place::member(&ctx, id, Action::Create).await?;
    let row = record(&records.desk(&ctx), &found.member, new).await?;
    ctx.reply(StatusCode::CREATED, &ExcuseOut::from(row)).await
}

/// # Errors
/// When the months cannot be meant, or no reason is given.
pub async fn record(desk: &Desk<'_>, member: &Member, new: NewDuesExcuse) -> Result<Model, Problem> {
    let months = Months::new(new.first_month, new.last_month);
    let months = months.ok_or_else(|| MONTHS_BACKWARDS.at("/last_month"))?;
    let (first, last) = (first_owed(member.joined_on), years::span(desk.today.year() + 1).last());
    if months.first() < first {
        return Err(BEFORE_JOINED.at("/first_month").with("first", first));
    }
    if months.last() > last {
        return Err(MONTH_TOO_FAR.at("/last_month").with("last", last));
    }
    let row = Model {
        id: DuesExcuseId::new(),
        member_id: member.id,
        first_month: months.first().first_day(),
        last_month: months.last().first_day(),
        reason: text::required(new.reason, "/reason", 200)?,
        recorded_by: desk.who.id,
        recorded_at: desk.now,
        withdrawn_by: None,
        withdrawn_at: None,
    };
    excuse::insert(desk.tx, row.clone()).await?;
    let new =
        json!({ "member_id": row.member_id, "first_month": months.first(), "last_month": months.last() });
    let (subject_id, why) = (Some(row.id.0), Some(row.reason.clone()));
    desk.audit(Entry { action: "excuse", subject: "dues", subject_id, old: None, new: Some(new), why })
        .await?;
    Ok(row)
}
