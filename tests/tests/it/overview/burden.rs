use super::{Ground, VALUES, decision, first_of_month, today};
use serde_json::{Value, json};
use suites::Person;

const BURDEN: &str = "/api/records/burden";

async fn of_unit(who: &Person, unit: &str) -> Value {
    let burden = who.get(BURDEN).await.expect(200).json;
    let units = burden["units"].as_array().cloned().unwrap_or_default();
    units.into_iter().find(|one| one["unit_id"] == unit).unwrap_or_default()
}

#[tokio::test]
async fn entries_are_counted_where_they_belong_and_about_nobody() {
    let g = Ground::new().await;
    let before = of_unit(&g.admin, &g.west).await["entries"].as_i64().unwrap_or(0);
    g.org.member("李四", &g.west).await;
    let after = of_unit(&g.admin, &g.west).await;
    assert_eq!(after["entries"].as_i64(), Some(before + 1));
    assert!(after["minutes"].as_i64().is_some_and(|minutes| minutes > 0));
    assert_eq!(of_unit(&g.secretary, &g.west).await, Value::Null, "another branch is not theirs to see");
    let text = g.admin.get(BURDEN).await.expect(200).text();
    assert!(!text.contains("zhangsan") && !text.contains("actor"));
    assert_eq!(g.admin.get(&format!("{BURDEN}?month=2001-01")).await.expect(200).json["entries"], 0);
}

#[tokio::test]
async fn what_is_of_no_unit_counts_for_the_organisation() {
    let g = Ground::new().await;
    let common =
        async || g.admin.get(BURDEN).await.expect(200).json["common"]["entries"].as_i64().unwrap_or(0);
    let before = common().await;
    let stricter = decision("transfers.letter", "days.city", json!(15), first_of_month());
    g.admin.post(VALUES, stricter).await.expect(201);
    assert_eq!(common().await, before + 1);
    assert_eq!(g.secretary.get(BURDEN).await.expect(200).json["common"], Value::Null, "not theirs to see");
}

#[tokio::test]
async fn what_a_unit_entered_that_is_no_more_counts_for_the_organisation() {
    let g = Ground::new().await;
    let all = async || g.admin.get(BURDEN).await.expect(200).json["entries"].as_i64().unwrap_or(0);
    let before = all().await;
    let group = g.org.unit("甲小组", "group", Some(&g.east)).await;
    let wish = json!({ "decided_on": today().to_string() });
    g.admin.post(&format!("/api/records/units/{group}/dissolve"), wish).await.expect(200);
    assert!(all().await >= before + 2, "founding and dissolving it");
    assert_eq!(of_unit(&g.admin, &group).await, Value::Null, "it is not listed");
}

#[tokio::test]
async fn a_meeting_that_stands_there_twice_is_hinted_at() {
    let g = Ground::new().await;
    let day = today();
    let meeting = json!({
        "unit_id": g.east, "kinds": ["branch_meeting"], "subject": "学习",
        "planned_start": format!("{day}T09:00:00+08:00"), "planned_end": format!("{day}T10:00:00+08:00"),
    });
    let hints = async |who: &Person| {
        let twice = who.get(&format!("{BURDEN}/twice")).await.expect(200).json;
        twice["items"].as_array().cloned().unwrap_or_default()
    };
    g.secretary.post("/api/records/meetings", meeting.clone()).await.expect(201);
    assert!(hints(&g.secretary).await.is_empty());
    g.secretary.post("/api/records/meetings", meeting).await.expect(201);
    let found = hints(&g.secretary).await;
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0]["what"], &found[0]["times"]), (&json!("meeting"), &json!(2)));
    let records = found[0]["records"].as_array().cloned().unwrap_or_default();
    assert_eq!(records.len(), 2, "both are linked to");
    for record in records.iter().filter_map(Value::as_str) {
        g.secretary.get(&format!("/api/records/meetings/{record}")).await.expect(200);
    }
}

#[tokio::test]
async fn whoever_enters_a_meeting_is_told_of_one_at_the_same_time() {
    let g = Ground::new().await;
    let day = today();
    let about = |from: &str, until: &str| {
        json!({
            "what": "meeting", "unit_id": g.east, "planned_start": format!("{day}T{from}:00+08:00"),
            "planned_end": format!("{day}T{until}:00+08:00"),
        })
    };
    let alike = format!("{BURDEN}/alike");
    let found = g.secretary.post(&alike, about("09:00", "10:00")).await.expect(200);
    assert_eq!(found.json["items"], json!([]));
    let meeting = json!({
        "unit_id": g.east, "kinds": ["branch_meeting"], "subject": "学习",
        "planned_start": format!("{day}T09:00:00+08:00"), "planned_end": format!("{day}T10:00:00+08:00"),
    });
    let made = g.secretary.post("/api/records/meetings", meeting).await.expect(201);
    let found = g.secretary.post(&alike, about("09:30", "11:00")).await.expect(200);
    assert_eq!((found.at("/items/0/id"), found.at("/items/0/text")), (made.at("/id"), "学习".into()));
    let after = g.secretary.post(&alike, about("10:00", "11:00")).await.expect(200);
    assert_eq!(after.json["items"], json!([]));
    let neighbour = json!({
        "what": "meeting", "unit_id": g.west, "planned_start": format!("{day}T09:00:00+08:00"),
        "planned_end": format!("{day}T10:00:00+08:00"),
    });
    g.secretary.post(&alike, neighbour).await.refused(422, "unknown_unit");
}
