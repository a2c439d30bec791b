//! Years nobody sealed and handovers nobody finished, as the board of exceptions tells them.

use super::Ground;
use access::{Reach, ResourceKind};
use kernel::UnitId;
use records::exceptions::{ExceptionMatter, Found, gather};
use serde_json::{Value, json};
use sqlx::Executor as _;
use tenancy::Who;
use time::{Date, Month};

const EXCEPTIONS: &str = "/api/records/exceptions";

async fn told(g: &Ground, matter: &str) -> Value {
    let board = g.committee.get(EXCEPTIONS).await.expect(200).json;
    let matters = board["matters"].as_array().cloned().unwrap_or_default();
    matters.into_iter().find(|one| one["matter"] == matter).unwrap_or_default()
}

/// What the board says of unsealed years on a day.
async fn unsealed(g: &Ground, on: Date) -> Vec<Found> {
    let (records, tx) = (g.org.app.records_on(on), g.org.records_tx().await);
    let desk = records.desk_for(&tx, Who::system());
    gather(&desk, ResourceKind::Archive, &Reach::All).await.expect("a board")
}

#[tokio::test]
async fn a_year_is_told_after_the_day_for_its_seal_until_it_is_sealed() {
    let g = Ground::new().await;
    let due = Date::from_calendar_date(g.year + 1, Month::June, 30).expect("a day");
    let late = due.next_day().expect("a day");
    assert_eq!(unsealed(&g, late).await, [], "nothing was filed");
    g.meeting("学习贯彻全会精神").await;
    assert_eq!(unsealed(&g, due).await, [], "there is time yet");
    let unit = UnitId(g.branch.parse().expect("an id"));
    let open = Found { matter: ExceptionMatter::ArchiveUnsealed, unit, count: 1, on: Some(due) };
    assert_eq!(unsealed(&g, late).await, [open]);
    g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    assert_eq!(unsealed(&g, late).await, []);
    g.committee.post(&g.path("/opening"), json!({"reason": "主题有误"})).await.expect(200);
    assert_eq!(unsealed(&g, late).await, [open], "a broken seal is none");
    let (records, tx) = (g.org.app.records_on(late), g.org.records_tx().await);
    let basis = open.matter.basis(records.pack(&tx), late).expect("a rule");
    assert_eq!(basis.rule, "archive.sealing");
}

#[tokio::test]
async fn a_handover_is_told_that_waits_longer_than_one_is_offered() {
    let g = Ground::new().await;
    let new = g.replaced().await;
    new.post(&format!("/api/records/units/{}/handovers", g.branch), json!({})).await.expect(201);
    assert_eq!(told(&g, "handover_overdue").await, Value::Null, "there is time yet");
    let mut schema = g.org.schema(kernel::Service::Records).await;
    let earlier = "UPDATE archive_volumes SET made_at = made_at - interval '32 days' WHERE kind = 'handover'";
    schema.execute(earlier).await.expect("the statement runs");
    let late = told(&g, "handover_overdue").await;
    assert_eq!((&late["units"], &late["basis"]["rule"]), (&json!(1), &json!("archive.handover")));
    let rows = g.committee.get(&format!("{EXCEPTIONS}/units?matter=handover_overdue")).await.expect(200);
    assert_eq!(rows.at("/items/0/unit_name"), "东区党支部");
}
