use super::{
    expected,
    read::{Read, read},
    view::{self, ReconciliationOut},
};
use crate::{
    Records,
    desk::Desk,
    dues::{
        place,
        rules::reconcile::{Outcome, Row, reconcile},
        store::{
            line,
            reconciliation::{self, Model},
        },
        words::LineState,
    },
    imports::{Form, taken},
    table::Fault,
    units::Unit,
};
use access::Action;
use axum::{
    extract::{Multipart, State, multipart::MultipartRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use kernel::{DuesLineId, DuesReconciliationId, MemberId, UnitId};
use rest::{Ctx, Path, Problem, Waiting, kinds};
use serde_json::json;
use std::collections::BTreeSet;
use tenancy::audit::Entry;
use time::Date;

/// Upload the file of a bank or a payment channel
///
/// Its rows are held against what members of the unit and of everything below it owe. Nothing is booked before
/// somebody accepts it.
#[utoipa::path(post, path = "/dues/units/{id}/reconciliations", tag = "dues",
    operation_id = "upload_dues_reconciliation", params(("id" = UnitId, Path)),
    request_body(content = Form, content_type = "multipart/form-data"),
    responses((status = CREATED, body = ReconciliationOut)))]
pub async fn handle(
    State(records): State<Records>,
    waiting: Waiting,
    Path(id): Path<UnitId>,
    headers: HeaderMap,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Response> {
    // asked before the file is taken in, and again when it is here: no connection waits for a slow line
    let ctx = waiting.open().await?;
    place::books(&ctx, &records.desk(&ctx), id, Action::Import).await.map_err(IntoResponse::into_response)?;
    let today = ctx.today();
    drop(ctx);
    let file = taken(&headers, form, records.limits).await.map_err(IntoResponse::into_response)?;
    let (name, rows) = rows(&records, file, today).await.map_err(IntoResponse::into_response)?;
    let ctx = waiting.open().await?;
    accept(&records, ctx, id, name, rows).await.map_err(IntoResponse::into_response)
}

async fn rows(
    records: &Records,
    (name, bytes): (String, bytes::Bytes),
    today: Date,
) -> Result<(String, Vec<Read>), Problem> {
    let limits = records.limits;
    let _place = records.readers.acquire().await.map_err(|_| kinds::UNAVAILABLE.problem())?;
    let look = move || read(&name, bytes, &limits, today).map(|rows| (name, rows));
    // a reader that panics over a file has met a damaged one
    let damaged = |_| crate::imports::of_fault(&Fault::CorruptWorkbook);
    tokio::task::spawn_blocking(look).await.map_err(damaged)?
}

async fn accept(
    records: &Records,
    ctx: Ctx,
    id: UnitId,
    name: String,
    rows: Vec<Read>,
) -> Result<Response, Problem> {
    let desk = records.desk(&ctx);
    let unit = place::books(&ctx, &desk, id, Action::Import).await?;
    let run = Model {
        id: DuesReconciliationId::new(),
        unit_id: unit.id,
        file_name: name,
        created_by: desk.who.id,
        created_at: desk.now,
    };
    reconciliation::insert(desk.tx, run.clone()).await?;
    let lines = lines(&desk, &unit, &run, rows).await?;
    line::insert(desk.tx, &lines).await?;
    let new = Some(json!({ "unit_id": unit.id, "file_name": run.file_name, "lines": lines.len() }));
    let subject_id = Some(run.id.0);
    desk.audit(Entry { action: "upload", subject: "dues", subject_id, new, ..Entry::default() }).await?;
    let out = view::whole(&desk, run, lines).await?;
    ctx.reply(StatusCode::CREATED, &out).await
}

async fn lines(
    desk: &Desk<'_>,
    unit: &Unit,
    run: &Model,
    rows: Vec<Read>,
) -> Result<Vec<line::Model>, Problem> {
    let numbers = rows.iter().map(|row| row.transaction.clone()).collect();
    let booked = line::booked(desk.tx, unit.id, numbers).await?;
    let booked: BTreeSet<&str> = booked.iter().map(String::as_str).collect();
    let unpaid = expected::of_unit(desk, unit).await?;
    let expected: Vec<_> = unpaid.iter().map(expected::Unpaid::expected).collect();
    let seen: Vec<Row<'_>> = rows.iter().map(seen).collect();
    let outcomes = reconcile(&seen, &expected, &booked);
    Ok(rows.iter().zip(outcomes).map(|(row, outcome)| one(run, row, outcome)).collect())
}

fn seen(row: &Read) -> Row<'_> {
    Row {
        transaction: &row.transaction,
        on: row.on,
        amount: row.amount,
        payer: &row.payer,
        remark: &row.remark,
    }
}

fn one(run: &Model, row: &Read, outcome: Outcome<MemberId>) -> line::Model {
    let (doubt, member_id, months) = match outcome {
        Outcome::Pays { member, months } => (None, Some(member), months),
        Outcome::Doubt(doubt) => (Some(doubt), None, Vec::new()),
    };
    line::Model {
        id: DuesLineId::new(),
        reconciliation_id: run.id,
        unit_id: run.unit_id,
        line: row.line,
        transaction_no: row.transaction.clone(),
        paid_on: row.on,
        amount: row.amount.0,
        payer: row.payer.clone(),
        remark: row.remark.clone(),
        doubt,
        member_id,
        months: months.into_iter().map(|month| month.first_day()).collect(),
        state: LineState::Open,
        reason: None,
        settled_by: None,
        settled_at: None,
    }
}
