use super::{client::Browser, people};
use anyhow::{Context, Result};
use serde_json::json;

/// The daughter of a member without an account came by: an old telephone number shall be erased. Nobody has answered.
pub(super) async fn ask(admin: &Browser, unit: &str) -> Result<()> {
    let roster = admin.get(&format!("/api/records/members?unit_id={unit}&kind=full&limit=3")).await?;
    // the first two of a branch have accounts
    let member =
        roster["items"].as_array().and_then(|all| all.last()).context("the branch has no members")?;
    let wish = json!({
        "member_id": member["id"], "subject_name": member["name"], "items": ["member_contact"],
        "note": "父亲年事已高，原手机号已注销，请删除并改留家属电话", "applicant": "王丽华", "relation": "女儿",
    });
    people::patiently(admin, "/api/identity/privacy/erasures", &wish).await.map(drop)
}
