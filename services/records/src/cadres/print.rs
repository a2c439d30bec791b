use super::{
    details::{CadrePerson, Relative, Schooling},
    export::whole,
    forms,
    lrmx::{Form, Stamp},
    query,
};
use crate::{Records, text};
use access::Action;
use axum::{extract::State, http::StatusCode};
use data_encoding::BASE64;
use kernel::{CadreId, YearMonth};
use rest::{Answer, Ctx, Json, Path};
use serde::{Deserialize, Serialize};
use tenancy::audit::Entry;
use time::Date;
use utoipa::ToSchema;

/// What the form is needed for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CadreFormWanted {
    /// Kept in the audit log.
    pub reason: String,
}

/// The appointment form (干部任免审批表) as it is printed, with what is sealed elsewhere.
#[derive(Debug, Serialize, ToSchema)]
pub struct CadreForm {
    name: String,
    id_no: String,
    person: CadrePerson,
    /// Completed years on the day the ages are reckoned.
    age: Option<i32>,
    schooling: Schooling,
    health: String,
    post: String,
    proposed_post: String,
    removed_post: String,
    resume: String,
    awards: String,
    results: String,
    reason: String,
    family: Vec<Relative>,
    reported_by: String,
    filled_by: String,
    filled_on: Date,
    /// In Base64.
    photo: Option<String>,
    photo_type: Option<&'static str>,
}

/// Show the appointment form of a cadre
///
/// For printing: with the identity number and the family, and so with a reason.
#[utoipa::path(post, path = "/cadres/{id}/form", tag = "cadres", operation_id = "get_cadre_form",
    request_body = CadreFormWanted, params(("id" = CadreId, Path)), responses((status = OK, body = CadreForm)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CadreId>,
    Json(wanted): Json<CadreFormWanted>,
) -> Answer {
    let placed = query::reached_for(&ctx, id, Action::Reveal).await?;
    let why = Some(text::required(wanted.reason, "/reason", 500)?);
    let out = shown(whole(&records, &ctx, &placed).await?, ctx.today());
    let subject_id = Some(id.0);
    ctx.audit(Entry { action: "print", subject: "cadre", subject_id, why, ..Entry::default() }).await?;
    ctx.reply(StatusCode::OK, &out).await
}

/// Completed years on a day.
pub fn age(birth: Option<YearMonth>, on: Date) -> Option<i32> {
    birth.map(|birth| YearMonth::of(on).since(birth).div_euclid(12))
}

/// The day on the form, or else today.
pub fn filled_on(form: &Form, today: Date) -> Date {
    match form.filled_on {
        Some(Stamp::Day(day)) => day,
        _ => today,
    }
}

fn shown(form: Form, today: Date) -> CadreForm {
    let filled_on = filled_on(&form, today);
    let png = form.photo.starts_with(b"\x89PNG");
    let photo = (!form.photo.is_empty()).then(|| BASE64.encode(&form.photo));
    let (person, schooling) = (forms::person(&form), forms::schooling(&form));
    CadreForm {
        name: form.name,
        id_no: form.id_no,
        age: age(form.birth, today),
        person,
        schooling,
        health: form.health,
        post: form.post,
        proposed_post: form.proposed_post,
        removed_post: form.removed_post,
        resume: form.resume,
        awards: form.awards,
        results: form.results,
        reason: form.reason,
        family: form.family.into_iter().map(forms::relative).collect(),
        reported_by: form.reported_by,
        filled_by: form.filled_by,
        filled_on,
        photo_type: photo.as_ref().map(|_| if png { "image/png" } else { "image/jpeg" }),
        photo,
    }
}
