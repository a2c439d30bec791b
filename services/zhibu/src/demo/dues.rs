use super::client::Browser;
use anyhow::{Context, Result};
use kernel::{Clock, SHANGHAI, SystemClock, YearMonth, business_date};
use serde_json::json;
use time::Month;

const MEMBERS: u8 = 12;
/// Pay after what does not count, in fen.
const BASES: [i64; 4] = [636_400, 450_000, 823_000, 298_000];

/// A branch fixes the dues of its members for the year, and most have paid: every fourth is some months behind.
pub(super) async fn collect(admin: &Browser, unit: &str) -> Result<()> {
    let today = business_date(SystemClock.now(), SHANGHAI);
    let (now, from) = (YearMonth::of(today), YearMonth::new(today.year(), Month::January)?);
    let roster = format!("/api/records/members?unit_id={unit}&kind=full&limit={MEMBERS}");
    let roster = admin.get(&roster).await?;
    for (n, member) in roster["items"].as_array().into_iter().flatten().enumerate() {
        let id = member["id"].as_str().context("a member without id")?;
        let base = BASES[n % BASES.len()];
        let new = json!({ "kind": "formula", "payer": "salaried", "from_month": from, "base": base });
        let fixed = admin.post(&format!("/api/records/dues/members/{id}/assessments"), &new).await?;
        let last = now.plus(if n % 4 == 3 { -4 } else { i32::from(n % 2 == 0) - 1 });
        if last < from {
            continue;
        }
        let months = i64::from(last.since(from) + 1);
        let amount = fixed["amount"].as_i64().context("an amount")? * months;
        let paid = json!({ "member_id": id, "first_month": from, "last_month": last, "amount": amount });
        let paid = json!({ "paid_on": today, "channel": "transfer", "payments": [paid] });
        let paid = admin.post("/api/records/dues/payments", &paid).await?;
        let payment = paid["items"][0]["id"].as_str().context("a payment without id")?;
        let receipt = format!("/api/records/dues/payments/{payment}/receipt");
        admin.post(&receipt, &json!({ "collector": "党支部组织委员" })).await?;
    }
    Ok(())
}
