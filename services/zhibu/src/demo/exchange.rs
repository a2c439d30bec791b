use super::{book::Organisation, client::Browser};
use anyhow::{Context, Result};
use serde_json::{Value, json};

const TRANSFERS: &str = "/api/records/transfers";

/// The community takes relations from others, and the enterprise has sent somebody who retires to it.
pub(super) async fn open(opened: &[(Organisation, Browser)]) -> Result<()> {
    let of = |kind: &str| opened.iter().find(|(organisation, _)| organisation.kind == kind);
    let (Some((_, enterprise)), Some((_, community))) = (of("enterprise"), of("community")) else {
        return Ok(());
    };
    let intake = community.get(&format!("{TRANSFERS}/intake")).await?;
    // one that has a branch right below it
    let places = community.get(&format!("{TRANSFERS}/places")).await?;
    let named = &places["items"][0]["committee_name"];
    let mut committees = intake["committees"].as_array().into_iter().flatten();
    let committee = committees.find(|one| one["name"] == *named).context("there is no committee")?;
    let takes = json!({ "accepts": true, "committee_ids": [committee["committee_id"]] });
    community.put(&format!("{TRANSFERS}/intake"), &takes).await?;
    let found = enterprise.get(&format!("{TRANSFERS}/organisations")).await?;
    let place = found["items"].get(0).context("nobody takes relations")?;
    let address = json!({
        "organisation_id": place["organisation_id"],
        "committee_id": place["committees"][0]["committee_id"],
    });
    let member = retiree(enterprise).await?;
    let wish = json!({ "member_id": member, "to_organisation": address, "reason": "退休后随社区生活" });
    let mut now = enterprise.post(TRANSFERS, &wish).await?;
    let letter = json!({ "step": "issue_letter", "letter": { "distance": "city" } });
    for step in
        [json!({ "step": "approve" }), json!({ "step": "approve" }), letter, json!({ "step": "send" })]
    {
        let id = now["id"].as_str().context("a transfer without id")?;
        let tag = format!("\"v{}\"", now["version"]);
        now = enterprise.post_to(&format!("{TRANSFERS}/{id}/steps"), &tag, &step).await?;
    }
    Ok(())
}

/// Somebody of the branch whose dues are kept, and who is not on the way already.
async fn retiree(admin: &Browser) -> Result<Value> {
    let away = admin.get(&format!("{TRANSFERS}?view=under_way&limit=200")).await?;
    let away: Vec<&Value> = away["items"].as_array().into_iter().flatten().collect();
    let unit = away.iter().find_map(|one| one["from"]["unit_id"].as_str()).context("nobody is on the way")?;
    let roster = admin.get(&format!("/api/records/members?unit_id={unit}&kind=full&limit=50")).await?;
    // the first two of a branch have accounts, the eighth is behind with the dues
    let stay = roster["items"].as_array().into_iter().flatten().skip(3);
    let free: Vec<&Value> =
        stay.filter(|member| away.iter().all(|one| one["member_id"] != member["id"])).collect();
    let found = free.get(1).or(free.first()).context("the branch has too few members")?;
    Ok(found["id"].clone())
}
