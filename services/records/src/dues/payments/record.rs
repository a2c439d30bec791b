use super::{
    books::Books,
    check::{self, Checked},
    input::{NewPayment, NewPayments},
    view::{self, PaymentOut},
};
use crate::{
    Records,
    desk::Desk,
    dues::{
        problems::PAID_MEANWHILE,
        standing,
        store::{month, payment},
    },
    members::{self, Member},
    units,
};
use access::{Action, Reach, ResourceKind};
use axum::{extract::State, http::StatusCode};
use events::kinds::DuesPaid;
use kernel::{MemberId, YearMonth};
use rest::{Answer, Ctx, Json, OnConstraint, Problem};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;
use tenancy::audit::Entry;
use utoipa::ToSchema;

/// What was recorded, in the order it was sent.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DuesPaymentsRecorded)]
pub struct Recorded {
    items: Vec<PaymentOut>,
}

/// Record that members paid their dues
///
/// For whole months, of several members at once: all are recorded, or none.
#[utoipa::path(post, path = "/dues/payments", tag = "dues", operation_id = "record_dues_payments",
    request_body = NewPayments, responses((status = CREATED, body = Recorded)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Json(new): Json<NewPayments>) -> Answer {
    let reach = ctx.reach_something(Action::Create, ResourceKind::Dues).await?;
    let desk = records.desk(&ctx);
    check::shape(&desk, &new)?;
    let members = payers(&desk, &reach, &new.payments).await?;
    let (rows, checked) = record(&desk, &members, &new).await?;
    let warnings = checked.into_iter().map(|one| one.warnings);
    let mut items = view::shown(&desk, rows).await?;
    for (item, warnings) in items.iter_mut().zip(warnings) {
        item.warnings = warnings;
    }
    ctx.reply(StatusCode::CREATED, &Recorded { items }).await
}

/// The members who pay, all within reach and on the roster.
async fn payers(
    desk: &Desk<'_>,
    reach: &Reach,
    payments: &[NewPayment],
) -> Result<HashMap<MemberId, Member>, Problem> {
    let members = members::by_ids(desk.tx, payments.iter().map(|one| one.member_id).collect()).await?;
    let units = units::by_ids(desk.tx, members.values().map(|member| member.unit_id).collect()).await?;
    for (n, one) in payments.iter().enumerate() {
        let pointer = || format!("/payments/{n}/member_id");
        let member = members.get(&one.member_id);
        let unit = member.and_then(|member| units.get(&member.unit_id));
        let member = member.filter(|_| unit.is_some_and(|unit| reach.covers(Some(&unit.path))));
        let member = member.ok_or_else(|| members::UNKNOWN_MEMBER.at(pointer()))?;
        if !member.membership_state.is_member() {
            return Err(members::NOT_A_MEMBER.at(pointer()));
        }
    }
    Ok(members)
}

/// Records payments of one day in one transaction.
///
/// # Errors
/// When one of them is against the rules, or somebody else recorded one of the months at the same time.
pub async fn record(
    desk: &Desk<'_>,
    members: &HashMap<MemberId, Member>,
    new: &NewPayments,
) -> Result<(Vec<payment::Model>, Vec<Checked>), Problem> {
    // held before anything is read: two who record at once come one after the other
    let mut books = Books::open(desk, members.values().map(|member| member.unit_id).collect()).await?;
    let ids: Vec<MemberId> = members.keys().copied().collect();
    let mut standings = standing::of(desk.tx, ids).await?;
    let checked = check::rules(desk, new, &mut standings)?;
    let rows: Vec<payment::Model> = new
        .payments
        .iter()
        .zip(&checked)
        .filter_map(|(one, checked)| row(desk, members, new, one, checked))
        .collect();
    payment::insert(desk.tx, rows.clone()).await?;
    for row in &rows {
        books.post(row).await?;
    }
    let covered = rows.iter().zip(&checked).flat_map(|(row, checked)| covered(row, checked)).collect();
    month::insert(desk.tx, covered).await.on_constraint("dues_months_pkey", &PAID_MEANWHILE, "/payments")?;
    tell(desk, &rows).await?;
    Ok((rows, checked))
}

fn row(
    desk: &Desk<'_>,
    members: &HashMap<MemberId, Member>,
    new: &NewPayments,
    one: &NewPayment,
    checked: &Checked,
) -> Option<payment::Model> {
    let offer = checked.offer;
    Some(payment::Model {
        id: checked.id,
        member_id: one.member_id,
        unit_id: members.get(&one.member_id)?.unit_id,
        first_month: offer.months.first().first_day(),
        last_month: offer.months.last().first_day(),
        amount: offer.amount.0,
        channel: new.channel,
        handed_in_by: offer.handed_in_by,
        paid_to: offer.paid_to,
        paid_on: offer.on,
        consent_on: offer.consent_on,
        approved_above_on: offer.approved_above_on,
        reverses: None,
        reason: None,
        recorded_by: desk.who.id,
        recorded_at: desk.now,
    })
}

fn covered(row: &payment::Model, checked: &Checked) -> Vec<month::Model> {
    let (member_id, payment_id) = (row.member_id, row.id);
    let one = |month: YearMonth| month::Model { member_id, month: month.first_day(), payment_id };
    checked.covers.iter().copied().map(one).collect()
}

async fn tell(desk: &Desk<'_>, rows: &[payment::Model]) -> Result<(), Problem> {
    let event = |row: &payment::Model| DuesPaid {
        id: row.id,
        member_id: row.member_id,
        unit_id: row.unit_id,
        first_month: YearMonth::of(row.first_month),
        last_month: YearMonth::of(row.last_month),
        paid_on: row.paid_on,
    };
    desk.emit_all(&rows.iter().map(event).collect::<Vec<_>>()).await?;
    for row in rows {
        let new = json!({
            "member_id": row.member_id, "first_month": YearMonth::of(row.first_month),
            "last_month": YearMonth::of(row.last_month), "amount": row.amount, "channel": row.channel,
            "paid_on": row.paid_on, "handed_in_by": row.handed_in_by, "paid_to": row.paid_to,
            "consent_on": row.consent_on, "approved_above_on": row.approved_above_on,
        });
        let subject_id = Some(row.id.0);
        desk.audit(Entry { action: "pay", subject: "dues", subject_id, new: Some(new), ..Entry::default() })
            .await?;
    }
    Ok(())
}
