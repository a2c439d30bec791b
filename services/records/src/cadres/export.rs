use super::{
    appointments,
    draft::Draft,
    forms,
    lrmx::{self, Form},
    query::{self, Placed},
};
use crate::{Records, documents, text};
use access::Action;
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::Response,
};
use kernel::CadreId;
use rest::{Answer, Ctx, Path, Problem, Query, kinds};
use serde::Deserialize;
use tenancy::audit::Entry;
use utoipa::IntoParams;

/// What the form is needed for.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Export {
    /// Kept in the audit log.
    pub reason: Option<String>,
}

/// Export the appointment form of a cadre as a file
#[utoipa::path(get, path = "/cadres/{id}/lrmx", tag = "cadres", operation_id = "export_cadre",
    params(("id" = CadreId, Path), Export),
    responses((status = OK, description = "The form as .lrmx", content_type = "application/xml", body = Vec<u8>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CadreId>,
    Query(export): Query<Export>,
) -> Answer {
    let placed = query::reached_for(&ctx, id, Action::Export).await?;
    ctx.authorize(Action::Reveal, &placed.thing()).await?;
    let reason = text::kept(export.reason, "?reason", 500)?;
    let why = Some(reason.ok_or_else(|| kinds::VALIDATION.problem().field("?reason", &kinds::MISSING))?);
    let form = whole(&records, &ctx, &placed).await?;
    let subject_id = Some(id.0);
    // written before the file: nobody takes anything away without a trace
    ctx.audit(Entry { action: "export", subject: "cadre", subject_id, why, ..Entry::default() }).await?;
    let mut response = Response::new(Body::from(lrmx::write(&form)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let name = ::documents::disposition(false, &format!("{}.lrmx", form.name));
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    ctx.commit_with(response).await
}

/// The form with its photograph.
///
/// # Errors
/// When a value does not open, or the photograph cannot be read.
pub async fn whole(records: &Records, ctx: &Ctx, placed: &Placed) -> Result<Form, Problem> {
    let desk = records.desk(ctx);
    let proposed = appointments::slip_of(&desk, placed).await?;
    let form = forms::form_of(Draft::of(&desk, &placed.cadre)?, proposed, desk.today);
    let photo = match placed.cadre.photo_id {
        Some(photo) => documents::picture(records, ctx, photo).await?.map(|picture| picture.bytes),
        None => None,
    };
    Ok(Form { photo: photo.unwrap_or_default(), ..form })
}
