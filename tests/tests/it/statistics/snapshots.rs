use super::{Ground, count, today};
use serde_json::{Value, json};
use suites::Answer;
use time::Duration;

const SNAPSHOTS: &str = "/api/records/statistics/snapshots";

async fn freeze(g: &Ground, unit: &str, body: Value) -> Answer {
    g.admin.post(&format!("/api/records/units/{unit}/statistics/snapshots"), body).await.expect(201)
}

async fn compare(g: &Ground, id: &str) -> Answer {
    g.admin.get(&format!("{SNAPSHOTS}/{id}/comparison")).await.expect(200)
}

#[tokio::test]
async fn a_frozen_report_stays_and_tells_what_has_changed_since() {
    let g = Ground::new().await;
    let stays = g.member("张三", &g.east, json!({})).await;
    let goes = g.member("李四", &g.east, json!({})).await;
    let yesterday = today() - Duration::DAY;
    let frozen = freeze(&g, &g.east, json!({"on": yesterday.to_string(), "note": "半年报"})).await;
    let id = frozen.at("/id");
    assert_eq!((&frozen.json["members"], &frozen.json["note"]), (&json!(null), &json!("半年报")));
    assert_eq!(count(&frozen, "kind", "full"), Some(2));
    let same = compare(&g, &id).await;
    assert_eq!((&same.json["figures"], &same.json["sound"]), (&json!([]), &json!(true)));

    // somebody is entered later who had joined before, and the day of joining of another is put right
    let late = g.member("王五", &g.east, json!({})).await;
    g.change(
        &goes,
        json!({"joined_on": today().to_string(), "full_on": null, "member_kind": "probationary"}),
    )
    .await;
    // what happens today is no matter of yesterday
    g.change(&stays, json!({"membership_state": "deceased"})).await;
    let told = compare(&g, &id).await;
    assert_eq!(
        (told.at("/come/people/0/member_id"), told.at("/come/people/0/why")),
        (late, "entered_since".into())
    );
    assert_eq!(
        (told.at("/gone/people/0/member_id"), told.at("/gone/people/0/why")),
        (goes, "corrected_since".into())
    );
    assert_eq!((&told.json["come"]["count"], &told.json["gone"]["count"]), (&json!(1), &json!(1)));

    let again = g.admin.get(&format!("{SNAPSHOTS}/{id}")).await.expect(200);
    assert_eq!(again.json["tables"], frozen.json["tables"], "it reads as it did");
    assert_eq!(again.json["hash"], frozen.json["hash"]);
}

#[tokio::test]
async fn a_report_of_a_cut_off_day_says_so() {
    let g = Ground::new().await;
    let cut_off = freeze(&g, &g.root, json!({"on": "2025-12-31"})).await;
    assert_eq!((cut_off.at("/occasion"), cut_off.at("/after")), ("cut_off".into(), "2024-12-31".into()));
    let by_hand = freeze(&g, &g.root, json!({"on": "2025-12-30"})).await;
    assert_eq!(by_hand.at("/occasion"), "by_hand");
    let list = g.admin.get(&format!("{SNAPSHOTS}?unit_id={}&limit=1", g.root)).await.expect(200);
    assert_eq!(list.at("/items/0/id"), by_hand.at("/id"), "the latest first");
    let next = list.json["next"].as_str().expect("another page").to_owned();
    let rest = g.admin.get(&format!("{SNAPSHOTS}?unit_id={}&cursor={next}", g.root)).await.expect(200);
    assert_eq!(rest.at("/items/0/id"), cut_off.at("/id"));
}

#[tokio::test]
async fn a_report_is_seen_where_its_unit_is() {
    let g = Ground::new().await;
    let west = freeze(&g, &g.west, json!({})).await.at("/id");
    let secretary = g.org.person("dongqu", "secretary", Some(&g.east), None).await;
    secretary.get(&format!("{SNAPSHOTS}/{west}")).await.refused(404, "not_found");
    secretary.get(&format!("{SNAPSHOTS}/{west}/comparison")).await.refused(404, "not_found");
    assert_eq!(secretary.get(SNAPSHOTS).await.expect(200).json["items"], json!([]));
    let path = format!("/api/records/units/{}/statistics/snapshots", g.east);
    let tomorrow = today() + Duration::DAY;
    let refused = secretary.post(&path, json!({"on": tomorrow.to_string()})).await.expect(422);
    assert_eq!(refused.fields()[0].0, "/on");
    secretary.post(&path, json!({})).await.expect(201);
}
