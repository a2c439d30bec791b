use super::client::Browser;
use anyhow::{Context, Result};
use serde_json::{Value, json};

const ELSEWHERE: &str = "外省某市直属机关工作委员会";

/// A branch lets some of its members go, each as far as it has got: one has only asked, one waits for the branch that
/// takes, one is on the way with a letter, and one has arrived elsewhere.
pub(super) async fn open(admin: &Browser, unit: &str) -> Result<()> {
    let roster = admin.get(&format!("/api/records/members?unit_id={unit}&kind=full&limit=8")).await?;
    // the first two of a branch have accounts, and stay
    let leaving = roster["items"].as_array().into_iter().flatten().skip(3);
    let places = admin.get("/api/records/transfers/places").await?;
    let mut others = places["items"].as_array().into_iter().flatten();
    let other = others.find(|place| place["unit_id"] != unit).context("there is one branch only")?;
    let here = |reason: &str| json!({ "to_unit_id": other["unit_id"], "reason": reason });
    let away = |reason: &str| json!({ "to_place": ELSEWHERE, "reason": reason });
    let approve = json!({ "step": "approve" });
    // the ledger says up to which month dues are paid
    let letter = json!({ "step": "issue_letter", "letter": { "distance": "outside" } });
    let send = json!({ "step": "send" });
    let receipt = json!({ "step": "return_receipt", "handled_by": "对方党委经办人" });
    let walks = [
        (here("经常居住地变动"), vec![]),
        (here("岗位调整"), vec![&approve]),
        (away("工作调动"), vec![&approve, &approve, &letter, &send]),
        (away("退休后随子女居住"), vec![&approve, &approve, &letter, &send, &receipt]),
    ];
    for ((wish, steps), member) in walks.into_iter().zip(leaving) {
        walk(admin, &member["id"], wish, &steps).await?;
    }
    Ok(())
}

async fn walk(admin: &Browser, member: &Value, mut wish: Value, steps: &[&Value]) -> Result<()> {
    wish["member_id"] = member.clone();
    let mut now = admin.post("/api/records/transfers", &wish).await?;
    for step in steps {
        let id = now["id"].as_str().context("a transfer without id")?;
        let tag = format!("\"v{}\"", now["version"]);
        now = admin.post_to(&format!("/api/records/transfers/{id}/steps"), &tag, step).await?;
    }
    Ok(())
}
