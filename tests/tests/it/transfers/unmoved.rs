use super::{Ground, take, today};
use serde_json::{Value, json};
use suites::Person;
use time::Duration;

const SPELLS: &str = "/api/records/floating-spells";

/// What the exceptions of an organisation say of relations nobody moves.
async fn told(who: &Person) -> Option<(Value, Value)> {
    let board = who.get("/api/records/exceptions").await.expect(200).json;
    let matters = board["matters"].as_array().unwrap().clone();
    let matter = matters.into_iter().find(|one| one["matter"] == "relation_unmoved")?;
    Some((matter["count"].clone(), matter["on"].clone()))
}

#[tokio::test]
async fn whoever_is_away_for_half_a_year_and_gives_no_sign_is_an_exception() {
    let g = Ground::new().await;
    let away = async |since: String| {
        let spell = json!({"member_id": g.zhang, "where_to": "外省务工", "since": since});
        g.east_secretary.post(SPELLS, spell).await.expect(201).at("/id")
    };
    let back = async |spell: &str| {
        let ended = json!({"ended_on": today().to_string()});
        g.east_secretary.post(&format!("{SPELLS}/{spell}/end"), ended).await.expect(200);
    };
    let fresh = away((today() - Duration::days(100)).to_string()).await;
    assert_eq!(told(&g.admin).await, None);
    back(&fresh).await;

    let since = (today() - Duration::days(300)).to_string();
    let long = away(since.clone()).await;
    let expected = Some((json!(1), json!(since)));
    assert_eq!(told(&g.admin).await, expected);
    assert_eq!(told(&g.east_secretary).await, expected);
    assert_eq!(told(&g.south_secretary).await, None, "it is the branch's own");

    let id = g.applied(json!({"to_unit_id": g.south})).await;
    assert_eq!(told(&g.admin).await, None, "the relation is on its way");
    take(&g.member().await, &id, json!({"step": "withdraw", "reason": "不调动了"})).await.expect(200);
    assert_eq!(told(&g.admin).await, expected);
    back(&long).await;
    assert_eq!(told(&g.admin).await, None);
}
