use super::{
    decide::{Decided, decide},
    input::NewAssessment,
    view::{self, AssessmentOut},
};
use crate::{
    Records,
    desk::Desk,
    dues::{
        place,
        problems::FIXED_MEANWHILE,
        said, standing,
        store::assessment::{self, Model},
    },
    members::Reached,
    text,
};
use access::Action;
use axum::{extract::State, http::StatusCode};
use events::kinds::DuesAssessed;
use kernel::{DuesAssessmentId, MemberId};
use rest::{Answer, Ctx, Json, OnConstraint, Path, Problem, kinds};
use serde_json::json;
use tenancy::audit::Entry;

/// Fix what a member owes a month
///
/// By the rules in force on the first day of the month. The answer names them, with their source and since when.
#[utoipa::path(post, path = "/dues/members/{id}/assessments", tag = "dues", operation_id = "assess_dues",
    request_body = NewAssessment, params(("id" = MemberId, Path)),
    responses((status = CREATED, body = AssessmentOut)))]
pub async fn handle(
    State(records): State<Records>,
    ctx: Ctx,
    Path(id): Path<MemberId>,
    Json(new): Json<NewAssessment>,
) -> Answer {
    let found = place::member(&ctx, id, Action::Create).await?;
    let desk = records.desk(&ctx);
    let (row, decided) = assess(&desk, &found, new).await?;
    let day = row.from_month;
    let warnings = decided.notes.iter().map(|note| said::notice(note, &desk.pack.dues, day)).collect();
    let out = AssessmentOut { warnings, reckoning: decided.reckoning, ..AssessmentOut::of(row) };
    ctx.reply(StatusCode::CREATED, &out).await
}

/// Records an amount behind those recorded before.
///
/// # Errors
/// When the rules do not allow it, or somebody else recorded one at the same time.
pub async fn assess(
    desk: &Desk<'_>,
    found: &Reached,
    new: NewAssessment,
) -> Result<(Model, Decided), Problem> {
    let standing = standing::of_one(desk.tx, found.member.id).await?;
    let decided = decide(desk, &found.member, &standing, &new)?;
    let last = standing.assessments.last().map_or(0, |row| row.number);
    let row = build(desk, found, new, &decided, last + 1)?;
    assessment::insert(desk.tx, row.clone()).await.on_constraint(
        "dues_assessments_order_key",
        &FIXED_MEANWHILE,
        "",
    )?;
    tell(desk, &row).await?;
    Ok((row, decided))
}

fn build(
    desk: &Desk<'_>,
    found: &Reached,
    new: NewAssessment,
    decided: &Decided,
    number: i32,
) -> Result<Model, Problem> {
    let id = DuesAssessmentId::new();
    let rests_on = serde_json::to_value(&decided.rests_on);
    Ok(Model {
        id,
        member_id: found.member.id,
        unit_id: found.unit.id,
        number,
        kind: new.kind,
        payer: new.payer,
        from_month: new.from_month.first_day(),
        until_month: new.until_month.map(|month| month.first_day()),
        amount: decided.amount.0,
        base_sealed: view::seal(desk, id, decided.reckoning.as_ref())?,
        reason: new.reason,
        studied_on: new.studied_on,
        approved_on: new.approved_on,
        approved_by: new.approved_by,
        doc_no: text::kept(new.doc_no, "/doc_no", 100)?,
        rests_on: rests_on.map_err(|error| kinds::INTERNAL.problem().because(error))?,
        recorded_by: desk.who.id,
        recorded_at: desk.now,
    })
}

async fn tell(desk: &Desk<'_>, row: &Model) -> Result<(), Problem> {
    let from_month = kernel::YearMonth::of(row.from_month);
    let (id, member_id, unit_id) = (row.id, row.member_id, row.unit_id);
    desk.emit(&DuesAssessed { id, member_id, unit_id, from_month }).await?;
    // pay is in the vault alone
    let new = json!({
        "member_id": member_id, "kind": row.kind, "payer": row.payer, "from_month": from_month,
        "until_month": row.until_month.map(kernel::YearMonth::of), "amount": row.amount, "reason": row.reason,
        "approved_on": row.approved_on, "approved_by": row.approved_by, "doc_no": row.doc_no,
    });
    let subject_id = Some(id.0);
    desk.audit(Entry { action: "assess", subject: "dues", subject_id, new: Some(new), ..Entry::default() })
        .await
}
