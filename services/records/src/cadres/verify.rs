use super::{
    create::save,
    details::FileCheck,
    problems::NO_PHOTO,
    query::{self, Placed},
    rules::agreement,
    tell,
    view::{self, CadreOut},
    words::CheckedItem,
};
use crate::{Records, dates, documents, text};
use access::Action;
use axum::{extract::State, http::StatusCode};
use kernel::{CadreId, DocumentId, YearMonth};
use rest::{Answer, Ctx, IfMatch, Json, Path, Problem, kinds};
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// What somebody found in the file of the cadre about one value.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFileCheck {
    #[schema(inline)]
    pub item: CheckedItem,
    /// What the file says of the age, the service age or the Party age; whether it agrees follows.
    #[serde(default)]
    pub file_month: Option<YearMonth>,
    /// Whether the file agrees with the schooling or the career.
    #[serde(default)]
    pub agrees: Option<bool>,
    /// What it says instead.
    #[serde(default)]
    pub file_value: Option<String>,
    /// The document in the file that proves it.
    pub source: String,
    /// Where a copy of it is kept here.
    #[serde(default)]
    pub document_id: Option<DocumentId>,
    pub verified_by: String,
    #[serde(default, deserialize_with = "crate::dates::maybe_day")]
    pub verified_on: Option<Date>,
}

/// Record what the file says of a value
///
/// The five of the ages and the careers (三龄两历). A new finding about the same value takes the place of the last.
#[utoipa::path(post, path = "/cadres/{id}/checks", tag = "cadres", operation_id = "verify_cadre",
    request_body = NewFileCheck, params(("id" = CadreId, Path), ("If-Match" = String, Header)),
    responses((status = OK, body = CadreOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CadreId>,
    IfMatch(version): IfMatch,
    Json(new): Json<NewFileCheck>,
) -> Answer {
    let Placed { cadre: old, unit } = query::claimed_for(&ctx, id, Action::Update).await?;
    IfMatch(version).check(old.version)?;
    let desk = records.desk(&ctx);
    if let Some(document) = new.document_id
        && !documents::is_of(desk.tx, document, old.member_id, old.unit_id).await?
    {
        return Err(NO_PHOTO.at("/document_id"));
    }
    let check = checked(new, &old.details, desk.today)?;
    let mut row = old.clone();
    row.details.checks.retain(|one| one.item != check.item);
    row.details.checks.push(check.clone());
    let cadre = save(&desk, row).await?;
    tell::verified(&desk, &cadre, &check).await?;
    let out = view::detail(&desk, &ctx, &Placed { cadre, unit }).await?;
    ctx.reply_version(StatusCode::OK, out.version, &out).await
}

fn checked(new: NewFileCheck, details: &super::details::Details, today: Date) -> Result<FileCheck, Problem> {
    let verified_on = new.verified_on.unwrap_or(today);
    dates::past(verified_on, today, "/verified_on")?;
    let agrees = if agreement::is_month(new.item) {
        // whoever is not in the Party has no month of joining in the file either
        if new.file_month.is_none() && new.item != CheckedItem::PartyJoined {
            return Err(kinds::MISSING.at("/file_month"));
        }
        new.file_month == agreement::month(new.item, details)
    } else {
        new.agrees.ok_or_else(|| kinds::MISSING.at("/agrees"))?
    };
    let file_value = text::lines(new.file_value, "/file_value", 2000)?;
    if !agrees && !agreement::is_month(new.item) && file_value.is_none() {
        return Err(kinds::MISSING.at("/file_value"));
    }
    Ok(FileCheck {
        item: new.item,
        file_month: new.file_month,
        agrees,
        file_value,
        source: text::required(new.source, "/source", 200)?,
        document_id: new.document_id,
        verified_by: text::required(new.verified_by, "/verified_by", 50)?,
        verified_on,
        seen: agreement::recorded(new.item, details),
    })
}
