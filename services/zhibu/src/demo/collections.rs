use super::client::Browser;
use anyhow::{Context, Result};
use kernel::{Clock, SHANGHAI, SystemClock, business_date};
use serde_json::{Value, json};
use time::Duration;

/// The top asks its branches how many members need help: one has answered, the others are still at it.
pub(super) async fn send(admin: &Browser, unit: &str) -> Result<()> {
    let units = admin.get("/api/records/units?tree=true").await?;
    let mut all = units["items"].as_array().into_iter().flatten();
    let top = all.find(|one| one["parent_id"].is_null()).context("there is no top")?;
    let due = business_date(SystemClock.now(), SHANGHAI) + Duration::days(10);
    let draft = json!({ "title": "困难党员和老党员摸底", "due_on": due.to_string(), "form": form(),
        "intro": "元旦春节走访慰问前，请各党支部核实困难党员和老党员情况。党员人数由系统自动填报。" });
    let new = json!({ "unit_id": top["id"], "draft": draft });
    let sent = admin.post("/api/records/collections", &new).await?;
    let id = sent["id"].as_str().context("a collection without id")?;
    admin
        .post_to(&format!("/api/records/collections/{id}/send"), "\"v1\"", &json!({ "kinds": ["branch"] }))
        .await?;
    let values = json!({ "hardship": 2, "grant": 200_000, "plan": true,
        "people": [{ "name": "困难党员甲", "cause": "因病" }, { "name": "困难党员乙", "cause": "因灾" }] });
    let answer = format!("/api/records/collections/{id}/answers/{unit}");
    admin.post_to(&format!("{answer}/submit"), "\"v1\"", &json!({ "values": values })).await.map(drop)
}

fn form() -> Value {
    json!({ "fields": [
        { "key": "members", "label": "党员数", "kind": "number", "known": "members" },
        { "key": "old", "label": "老党员数", "kind": "number", "known": "members_old" },
        { "key": "hardship", "label": "困难党员数", "kind": "number", "required": true, "least": 0 },
        { "key": "grant", "label": "拟慰问金额", "kind": "money" },
        { "key": "plan", "label": "是否有帮扶计划", "kind": "yes_no", "required": true },
        { "key": "people", "label": "困难党员名单", "kind": "table", "help": "没有的不用填", "columns": [
            { "key": "name", "label": "姓名", "kind": "text", "required": true },
            { "key": "cause", "label": "困难原因", "kind": "choice", "choices": ["因病", "因灾", "其他"] }
        ] }
    ] })
}
