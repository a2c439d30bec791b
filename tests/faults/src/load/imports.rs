use super::{Desk, spelt, tries};
use crate::{chance::Chance, crew::Ask, ledger::What};
use serde_json::json;
use std::time::Duration;

/// People in a file.
pub const ROWS: u64 = 12;
const HEADER: &str = "姓名,性别,公民身份号码,人员类别,所在党支部,加入党组织日期,转为正式党员日期";

/// Name of the person in a row of a file.
pub fn name(file: &str, row: u64) -> String {
    let number = file.trim_start_matches("roster-").trim_end_matches(".csv").parse().unwrap_or_default();
    format!("钱{}又{}", spelt(number), spelt(row))
}

/// Brings a small roster, waits for its check, and has it entered.
pub async fn roster(desk: Desk, mut chance: Chance) {
    let (number, office) = (desk.number(), desk.office.clone());
    let file = format!("roster-{number}.csv");
    let row = |row: u64| {
        let (name, id) = (name(&file, row), suites::resident_id());
        format!("{name},,{id},正式党员,{},2001-07-01,2002-07-01\n", office.branch_name)
    };
    let text: String = std::iter::once(format!("{HEADER}\n")).chain((0..ROWS).map(row)).collect();
    let path = "/api/records/imports?kind=members";
    let ask = Ask::upload(path, &format!("upload-{number}"), &file, text.into_bytes());
    let said = desk.write(What::Upload, &file, &office.admin, ask, tries(&mut chance)).await;
    let Some(id) = said.map(|said| said.id()) else { return };
    if !checked(&desk, &id).await {
        return;
    }
    let ask = Ask::post(
        &format!("/api/records/imports/{id}/apply"),
        &format!("apply-{number}"),
        json!({"mode": "all_or_nothing"}),
    );
    desk.write(What::Apply, &file, &office.admin, ask, tries(&mut chance)).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
}

async fn checked(desk: &Desk, id: &str) -> bool {
    for _ in 0..200 {
        let ask = Ask::get(&format!("/api/records/imports/{id}"));
        let said = desk.ask(&desk.office.admin, &ask, false).await;
        match said.as_ref().and_then(|said| said.json["state"].as_str()) {
            Some("checked") => return true,
            Some("reading") | None if !desk.stopped() => {}
            _ => return false,
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    false
}
