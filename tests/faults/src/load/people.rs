use super::{Desk, spelt, tries};
use crate::{
    chance::Chance,
    crew::{Ask, draft},
    ledger::What,
};
use serde_json::json;

/// Registers somebody, and changes the record once or twice.
pub(super) async fn member(desk: Desk, mut chance: Chance) {
    let number = desk.number();
    let (name, key) = (format!("赵{}", spelt(number)), format!("member-{number}"));
    let ask = Ask::post("/api/records/members", &key, draft(&name, &desk.office.branch));
    let office = desk.office.clone();
    let Some(said) = desk.write(What::Member, &name, &office.admin, ask, tries(&mut chance)).await else {
        return;
    };
    let path = format!("/api/records/members/{}", said.id());
    let mut tag = said.etag;
    for step in 0..chance.below(3) {
        let Some(version) = tag else { return };
        // the mark is found in the audit log: this change and no other wrote it
        let mark = format!("岗位{number}-{step}");
        let ask = Ask::patch(&path, &version, json!({"job_title": mark}));
        let said = desk.write(What::MemberChange, &mark, &office.admin, ask, 1).await;
        tag = said.and_then(|said| said.etag);
    }
}

/// The member asks for a correction of the own record, and the administrator decides.
pub(super) async fn correction(desk: Desk, mut chance: Chance) {
    let (number, office) = (desk.number(), desk.office.clone());
    let (mark, key) = (format!("更正{number}"), format!("correction-{number}"));
    let body = json!({"field": "work_unit", "proposed": format!("第{number}车间"), "note": mark});
    let ask = Ask::post("/api/records/corrections", &key, body);
    let said = desk.write(What::Correction, &mark, &office.member, ask, tries(&mut chance)).await;
    let open = match said {
        Some(said) => Some(said.id()),
        None => open(&desk).await,
    };
    let Some(id) = open else { return };
    let mark = format!("决定{number}");
    let body = json!({"accept": chance.below(2) == 0, "reason": mark});
    let ask =
        Ask::post(&format!("/api/records/corrections/{id}/decide"), &format!("decision-{number}"), body);
    desk.write(What::Decision, &mark, &office.admin, ask, tries(&mut chance)).await;
}

/// A request that an earlier round left open: one has to be decided before the next can be asked.
async fn open(desk: &Desk) -> Option<String> {
    let ask = Ask::get("/api/records/corrections?state=open");
    let list = desk.ask(&desk.office.admin, &ask, false).await?;
    Some(list.json["items"].as_array()?.first()?["id"].as_str()?.to_owned())
}
