use super::client::Browser;
use anyhow::Result;
use kernel::{Clock as _, SHANGHAI, SystemClock, business_date};
use serde_json::json;

/// The organisation decides what the rules leave it: the fixed day of its themed day, and shorter letters.
pub(super) async fn decide(admin: &Browser) -> Result<()> {
    let from = business_date(SystemClock.now(), SHANGHAI).replace_day(1)?.to_string();
    let decisions = [
        ("meetings.themed_day", "by", json!("day_of_month"), "党委会研究确定"),
        ("meetings.themed_day", "day", json!(5), "党委会研究确定"),
        ("transfers.letter", "days.city", json!(7), "本市接转手续已简化"),
    ];
    for (rule, setting, value, reason) in decisions {
        let body = json!({
            "rule": rule, "setting": setting, "value": value, "effective_from": from, "reason": reason,
        });
        admin.post("/api/records/rules/values", &body).await?;
    }
    Ok(())
}
