use super::{Ground, put, today, yesterday};
use serde_json::{Value, json};
use suites::Person;
use time::{Date, Duration};

/// What the exceptions of an organisation say of long absence.
async fn told(who: &Person) -> Option<(Value, Value)> {
    let board = who.get("/api/records/exceptions").await.expect(200).json;
    let matters = board["matters"].as_array().unwrap().clone();
    let matter = matters.into_iter().find(|one| one["matter"] == "long_absence")?;
    Some((matter["count"].clone(), matter["on"].clone()))
}

/// A meeting at which the last of the five were marked like this, and the others were there.
async fn held(g: &Ground, day: Date, last: &[&str]) {
    let meeting = g.planned(&["branch_meeting"], day).await;
    let mut body = g.attendance(day, 5);
    let first = g.members.len() - last.len();
    for (n, mark) in last.iter().enumerate() {
        let absence = if *mark == "leave" { json!("ill") } else { Value::Null };
        body["marks"][first + n] =
            json!({"member_id": g.members[first + n], "mark": mark, "absence": absence});
    }
    put(&g.secretary, &meeting, "attendance", body).await.expect(200);
}

#[tokio::test]
async fn whoever_stays_away_for_half_a_year_without_reason_is_an_exception() {
    let g = Ground::new().await;
    let long_ago = today() - Duration::days(215);
    held(&g, long_ago, &["unexcused", "unexcused"]).await;
    assert_eq!(told(&g.admin).await, None, "one meeting missed long ago is no absence of half a year");
    held(&g, today() - Duration::days(60), &["leave", "unexcused"]).await;
    held(&g, yesterday(), &["unexcused", "unexcused"]).await;
    let expected = Some((json!(1), json!(long_ago.to_string())));
    assert_eq!(told(&g.admin).await, expected, "an illness is a reason");
    assert_eq!(told(&g.secretary).await, expected);
    let elsewhere = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    assert_eq!(told(&elsewhere).await, None);
    held(&g, today() - Duration::days(2), &["present"]).await;
    assert_eq!(told(&g.admin).await, None, "whoever was there again begins anew");
}
