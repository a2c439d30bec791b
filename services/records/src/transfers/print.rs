use super::letter::{self, Found, Sheet as Letter};
use crate::{
    Records, members,
    sheets::{self, Sheet},
    spoken::{self, pick},
    text,
};
use access::{Action, ResourceKind};
use axum::extract::State;
use kernel::TransferId;
use rest::{Answer, Ctx, Path, Problem, Query, kinds};
use serde::Deserialize;
use serde_json::{Value, json};
use tenancy::audit::Entry;
use utoipa::IntoParams;

/// How much the letter says.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// The ID number in full; needs the permission to reveal it, and a reason.
    #[serde(default)]
    sensitive: bool,
    reason: Option<String>,
}

/// A letter with its stub and receipt as PDF
#[utoipa::path(get, path = "/transfers/{id}/letter.pdf", tag = "transfers", operation_id = "print_transfer_letter",
    params(("id" = TransferId, Path), Wanted),
    responses((status = OK, description = "The three parts on one sheet", content_type = "application/pdf", body = Vec<u8>)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<TransferId>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let found = letter::found(&records, &ctx, id).await?;
    let reason = text::kept(wanted.reason, "?reason", 500)?;
    let id_no = match (wanted.sensitive, reason) {
        (false, _) => found.sheet.person.id_no_masked.clone(),
        (true, None) => return Err(kinds::VALIDATION.problem().field("?reason", &kinds::MISSING)),
        (true, Some(reason)) => revealed(&ctx, &found, reason).await?,
    };
    let of = &found.sheet;
    let name =
        format!("{}-{}-{}", pick("组织关系介绍信", "introduction-letter"), of.letter.serial, of.person.name);
    let data = sheet(of, &id_no);
    sheets::pdf(&records, ctx, Sheet { template: "transfer-letter", name, data }).await
}

/// Written down as every look at a whole number is.
async fn revealed(ctx: &Ctx, found: &Found, reason: String) -> Result<String, Problem> {
    // whose unit is out of reach has nothing to reveal here
    let unit = found.unit().ok_or_else(|| kinds::FORBIDDEN.problem())?;
    ctx.authorize_step(Action::Reveal, &members::resource(ResourceKind::Member, found.member.id, unit))
        .await?;
    let (subject_id, new) =
        (Some(found.member.id.0), Some(json!({"fields": ["id_no"], "sheet": "transfer_letter"})));
    let entry =
        Entry { action: "reveal", subject: "member", subject_id, new, why: Some(reason), ..Entry::default() };
    ctx.audit(entry).await?;
    Ok(members::facts(ctx.tx().vault(), &found.member)?.id_no)
}

fn sheet(of: &Letter, id_no: &str) -> Value {
    let (letter, person) = (&of.letter, &of.person);
    json!({
        "serial": letter.serial,
        "issuer": of.issuer,
        "addressee": of.addressee,
        "from_name": of.from_name,
        "to_name": of.to_name,
        "reason": of.reason,
        "person": {
            "name": person.name,
            "gender": spoken::gender(person.gender),
            "age": person.age,
            "ethnic": person.ethnic,
            "kind": spoken::member_kind(person.member_kind),
            "id_no": id_no,
        },
        "paid_to": letter.paid_to,
        "valid_days": letter.valid_days,
        "valid_until": letter.valid_until,
        "issued_on": letter.issued_on,
        "keep_until": letter.keep_until,
        "receipt": of.receipt.as_ref().map(|receipt| json!({
            "returned_on": receipt.returned_on, "handled_by": receipt.handled_by,
        })),
    })
}
