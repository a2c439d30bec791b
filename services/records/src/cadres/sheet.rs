use super::{
    export::{Export, whole},
    lrmx::{self, Form},
    print::{age, filled_on},
    query,
    rules::resume,
};
use crate::{
    Records,
    sheets::{self, Sheet},
    text,
};
use access::Action;
use axum::extract::State;
use data_encoding::BASE64;
use kernel::{CadreId, YearMonth};
use rest::{Answer, Ctx, Path, Query, kinds};
use serde_json::{Value, json};
use tenancy::audit::Entry;
use time::Date;

/// The appointment form of a cadre (干部任免审批表) as PDF
///
/// With health, family and photograph, and so with a reason, which is kept.
#[utoipa::path(get, path = "/cadres/{id}/form.pdf", tag = "cadres", operation_id = "print_cadre_form",
    params(("id" = CadreId, Path), Export),
    responses((status = OK, description = "The form", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<CadreId>,
    Query(wanted): Query<Export>,
) -> Answer {
    let placed = query::reached_for(&ctx, id, Action::Reveal).await?;
    let reason = text::kept(wanted.reason, "?reason", 500)?;
    let why = Some(reason.ok_or_else(|| kinds::VALIDATION.problem().field("?reason", &kinds::MISSING))?);
    let form = whole(&records, &ctx, &placed).await?;
    let (subject_id, new) = (Some(id.0), Some(json!({"sheet": "cadre_appointment"})));
    ctx.audit(Entry { action: "print", subject: "cadre", subject_id, new, why, ..Entry::default() }).await?;
    // the paper is Chinese, whatever language is spoken
    let name = format!("干部任免审批表-{}", form.name);
    let data = sheet(&form, ctx.today());
    sheets::pdf(&records, ctx, Sheet { template: "cadre-appointment", name, data }).await
}

fn sheet(form: &Form, today: Date) -> Value {
    let studies = |level: &str, degree: &str, level_school: &str, degree_school: &str| json!({"studies": [level, degree], "schools": [level_school, degree_school]});
    json!({
        "name": form.name,
        "gender": form.gender,
        "birth": month(form.birth),
        "age": age(form.birth, today),
        "ethnic": form.ethnic,
        "native_place": form.native_place,
        "birth_place": form.birth_place,
        "party_joined": month(form.party_joined),
        "work_began": month(form.work_began),
        "health": form.health,
        "professional_title": form.professional_title,
        "speciality": form.speciality,
        "full_time": studies(
            &form.full_time_level, &form.full_time_degree, &form.full_time_level_school, &form.full_time_degree_school,
        ),
        "in_service": studies(
            &form.in_service_level, &form.in_service_degree, &form.in_service_level_school,
            &form.in_service_degree_school,
        ),
        "post": form.post,
        "proposed_post": form.proposed_post,
        "removed_post": form.removed_post,
        "resume": form.resume,
        "awards": form.awards,
        "results": form.results,
        "reason": form.reason,
        "family": family(form),
        "reported_by": form.reported_by,
        "filled_by": form.filled_by,
        "filled_on": filled_on(form, today),
        "picture": picture(form),
    })
}

fn family(form: &Form) -> Vec<[String; 5]> {
    let line = |kin: &lrmx::Kin| {
        let birth = month(kin.birth).unwrap_or_default();
        [kin.relation.clone(), kin.name.clone(), birth, kin.political.clone(), kin.work.clone()]
    };
    form.family.iter().map(line).collect()
}

/// As the form writes months: 1980.03.
fn month(month: Option<YearMonth>) -> Option<String> {
    month.map(|month| resume::written(month, "."))
}

/// In Base64. One that is larger than a form may hold leaves its place empty, for one of paper.
fn picture(form: &Form) -> Option<String> {
    let fits = !form.photo.is_empty() && form.photo.len() <= lrmx::MOST_BYTES;
    fits.then(|| BASE64.encode(&form.photo))
}
