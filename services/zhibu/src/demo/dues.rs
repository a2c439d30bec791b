use super::client::Browser;
use anyhow::{Context, Result};
use kernel::{Clock, SHANGHAI, SystemClock, YearMonth, business_date};
use serde_json::{Value, json};
use time::{Duration, Month};

const MEMBERS: u8 = 12;
/// From the first of a month to the branch's day of dues.
const TO_PAY_DAY: Duration = Duration::days(9);
/// Pay after what does not count, or pension, in fen.
const BASES: [i64; 4] = [636_400, 450_000, 823_000, 298_000];

/// A page with a line on it, as small as such a file can be.
const INVOICE: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n\
4 0 obj<</Length 44>>stream\nBT /F 14 Tf 40 120 Td (Invoice 2025-0618) Tj ET\nendstream endobj\n\
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// A branch fixes the dues of its members for the year, and most have paid on its days of dues: every fourth is some
/// months behind.
pub(super) async fn collect(admin: &Browser, unit: &str) -> Result<()> {
    let today = business_date(SystemClock.now(), SHANGHAI);
    let (now, from) = (YearMonth::of(today), YearMonth::new(today.year(), Month::January)?);
    let roster = format!("/api/records/members?unit_id={unit}&kind=full&limit={MEMBERS}");
    let roster = admin.get(&roster).await?;
    let mut payers = Vec::new();
    for (n, member) in roster["items"].as_array().into_iter().flatten().enumerate() {
        let id = member["id"].as_str().context("a member without id")?;
        let (base, payer) = (BASES[n % BASES.len()], payer(member, today.year()));
        let new = json!({ "kind": "formula", "payer": payer, "from_month": from, "base": base });
        let fixed = admin.post(&format!("/api/records/dues/members/{id}/assessments"), &new).await?;
        let last = now.plus(if n % 4 == 3 { -4 } else { i32::from(n % 2 == 0) - 1 });
        payers.push((id, fixed["amount"].as_i64().context("an amount")?, last));
    }
    for month in from.to(now) {
        let paying = payers.iter().filter(|(_, _, last)| month <= *last);
        let payments: Vec<Value> = paying
            .map(|(id, amount, _)| {
                json!({ "member_id": id, "first_month": month, "last_month": month, "amount": amount })
            })
            .collect();
        if payments.is_empty() {
            continue;
        }
        let day = (month.first_day() + TO_PAY_DAY).min(today);
        let paid = json!({ "paid_on": day, "channel": "transfer", "payments": payments });
        let paid = admin.post("/api/records/dues/payments", &paid).await?;
        if month >= now.plus(-1) {
            receipts(admin, &paid).await?;
        }
    }
    last_year(admin, unit, today.year() - 1).await?;
    this_year(admin, unit, now).await
}

/// Whoever is old enough draws a pension.
fn payer(member: &Value, year: i32) -> &'static str {
    let age = if member["gender"] == "female" { 58 } else { 63 };
    let born = member["birth_year"].as_i64();
    if born.is_some_and(|born| i64::from(year) - born >= age) { "retired" } else { "salaried" }
}

async fn receipts(admin: &Browser, paid: &Value) -> Result<()> {
    for payment in paid["items"].as_array().into_iter().flatten() {
        let payment = payment["id"].as_str().context("a payment without id")?;
        let receipt = format!("/api/records/dues/payments/{payment}/receipt");
        admin.post(&receipt, &json!({ "collector": "党支部组织委员" })).await?;
    }
    Ok(())
}

/// A year that is over: what was there, what was spent, every month closed, and the figures shown to the members.
async fn last_year(admin: &Browser, unit: &str, year: i32) -> Result<()> {
    let books = format!("/api/records/dues/units/{unit}");
    let opening = json!({ "kind": "opening", "booked_on": format!("{year}-01-04"), "amount": 186_400, "money": "bank",
        "note": "上年结转" });
    admin.post(&format!("{books}/ledger"), &opening).await?;
    let paper = format!("/api/records/units/{unit}/documents?kind=other");
    let paper = admin.upload(&paper, "学习读本发票.pdf", INVOICE.to_vec()).await?;
    let spent = json!({ "unit_id": unit, "purpose": "study_material", "subject": "购买学习读本 30 册", "amount": 75_000,
        "money": "bank", "spent_on": format!("{year}-06-18"), "decision": "6月10日支部委员会讨论同意购买学习读本",
        "decided_on": format!("{year}-06-10"), "voucher_id": paper["id"] });
    admin.post("/api/records/dues/spendings", &spent).await?;
    let interest =
        json!({ "kind": "interest", "booked_on": format!("{year}-12-21"), "amount": 214, "money": "bank" });
    admin.post(&format!("{books}/ledger"), &interest).await?;
    for month in 1..=12 {
        close(admin, &books, &format!("{year}-{month:02}")).await?;
    }
    let shown = json!({ "year": year, "note": "如有疑问，可向支部组织委员查询明细。" });
    admin.post(&format!("{books}/publications"), &shown).await.map(drop)
}

/// A year that goes on: months are closed as they pass, and of what is owed to the level above one half has arrived.
async fn this_year(admin: &Browser, unit: &str, now: YearMonth) -> Result<()> {
    let books = format!("/api/records/dues/units/{unit}");
    for month in YearMonth::new(now.year(), Month::January)?.to(now.plus(-2)) {
        close(admin, &books, &month.to_string()).await?;
    }
    let share = json!({ "from_day": format!("{}-01-01", now.year()), "basis_points": 6000, "doc_no": "组通〔2025〕8号" });
    admin.post(&format!("{books}/shares"), &share).await?;
    let due = admin.get(&format!("{books}/books")).await?;
    let half = due["to_remit"]["outstanding"].as_i64().unwrap_or_default() / 2;
    if half == 0 {
        return Ok(());
    }
    let today = business_date(SystemClock.now(), SHANGHAI);
    let sent =
        json!({ "kind": "remit", "from_unit_id": unit, "amount": half, "money": "bank", "sent_on": today });
    let first = admin.post("/api/records/dues/remittances", &sent).await?;
    let id = first["id"].as_str().context("a remittance without id")?;
    let arrived = json!({ "amount": half, "money": "bank", "received_on": today });
    admin.post(&format!("/api/records/dues/remittances/{id}/confirm"), &arrived).await?;
    admin.post("/api/records/dues/remittances", &sent).await.map(drop)
}

async fn close(admin: &Browser, books: &str, month: &str) -> Result<()> {
    admin.post(&format!("{books}/months"), &json!({ "month": month })).await.map(drop)
}
