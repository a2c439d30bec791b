//! An election that names the meeting it was held at.

use super::{Ground, post, put, show, today};
use serde_json::{Value, json};
use time::{Date, Duration};

const MEETINGS: &str = "/api/records/meetings";

/// A meeting of all members that was held on a day, with so many of the full members there.
async fn held(g: &Ground, day: Date, present: usize) -> String {
    let (from, to) = (format!("{day}T09:00:00+08:00"), format!("{day}T11:00:00+08:00"));
    let draft = json!({
        "unit_id": g.branch, "kinds": ["branch_meeting"], "subject": "换届选举", "place": "会议室",
        "planned_start": from, "planned_end": to,
    });
    let meeting = g.secretary.post(MEETINGS, draft).await.expect(201);
    let mark = |(n, id): (usize, &String)| match n < present {
        true => json!({"member_id": id, "mark": "present"}),
        false => json!({"member_id": id, "mark": "leave", "absence": "ill"}),
    };
    let marks: Vec<Value> = g.full.iter().enumerate().map(mark).collect();
    let path = format!("{MEETINGS}/{}/attendance", meeting.at("/id"));
    let request = g.secretary.request(reqwest::Method::PUT, &path).header("if-match", "\"v1\"");
    let body = json!({"started_at": from, "ended_at": to, "marks": marks});
    g.secretary.send(request.json(&body)).await.expect(200).at("/id")
}

#[tokio::test]
async fn the_list_of_the_meeting_says_who_is_there() {
    let g = Ground::new().await;
    let day = today() - Duration::DAY;
    let id = g.planned().await;
    put(&g.secretary, &id, "candidates", g.candidates()).await.expect(200);
    let meeting = held(&g, day, 7).await;
    let begins = |more: Value| super::with(json!({"held_on": day, "meeting_id": meeting}), more);
    let told = post(&g.secretary, &id, "meeting", begins(json!({"present": 8}))).await;
    assert_eq!(told.refused(422, "election_not_as_listed").fields()[0].0, "/present");
    let other = post(&g.secretary, &id, "meeting", begins(json!({ "held_on": today() }))).await;
    assert_eq!(other.refused(422, "meeting_on_other_day").fields()[0].0, "/held_on");
    let nobody = post(&g.secretary, &id, "meeting", json!({ "held_on": day })).await;
    assert_eq!(nobody.refused(422, "missing").fields()[0].0, "/present");
    let begun = post(&g.secretary, &id, "meeting", begins(json!({}))).await.expect(200);
    assert_eq!((&begun.json["voters"]["should"], &begun.json["voters"]["present"]), (&json!(8), &json!(7)));
    assert_eq!(begun.at("/meeting_id"), meeting);
    let mut round = g.round(&[8, 7, 6, 2]);
    round["present"] = json!(8);
    post(&g.secretary, &id, "rounds", round).await.refused(422, "election_not_as_listed");
    post(&g.secretary, &id, "rounds", g.round(&[8, 7, 6, 2]))
        .await
        .refused(422, "election_issued_over_present");
    let shown = g.secretary.get(&format!("{MEETINGS}/{meeting}")).await.expect(200);
    assert_eq!((shown.at("/results/0/kind"), shown.at("/results/0/id")), ("election".into(), id.clone()));
    assert_eq!(shown.json["results"][0]["rounds"], json!([]));
}

#[tokio::test]
async fn the_minutes_have_the_counts_of_the_rounds_that_stand() {
    let g = Ground::new().await;
    let day = today() - Duration::DAY;
    let id = g.planned().await;
    put(&g.secretary, &id, "candidates", g.candidates()).await.expect(200);
    let meeting = held(&g, day, 8).await;
    post(&g.secretary, &id, "meeting", json!({"held_on": day, "meeting_id": meeting})).await.expect(200);
    post(&g.secretary, &id, "rounds", g.round(&[8, 7, 2, 6])).await.expect(200);
    post(&g.secretary, &id, "rounds/take-back", json!({"reason": "抄错了票数"})).await.expect(200);
    post(&g.secretary, &id, "rounds", g.round(&[8, 7, 6, 2])).await.expect(200);
    let election = show(&g.secretary, &id).await;
    let counted: Vec<&Value> = election.json["rounds"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|round| round["taken_back"].is_null())
        .collect();
    let shown = g.secretary.get(&format!("{MEETINGS}/{meeting}")).await.expect(200);
    assert_eq!(shown.json["results"][0]["rounds"], json!(counted));
    let path = format!("{MEETINGS}/{meeting}/minutes.pdf");
    let sheet = g.secretary.get(&path).await.expect(200).sheet("minutes");
    let result = &sheet["results"][0];
    assert_eq!(result["title"], "选举：东区党支部（投票计票）");
    let rows: Vec<Value> = counted[0]["votes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let verdict = if one["elected"] == true { "当选" } else { "未当选" };
            let count = |field: &str| one[field].to_string();
            json!([one["name"], count("yes"), count("no"), count("abstain"), verdict])
        })
        .collect();
    assert_eq!((&result["rounds"][0]["rows"], &result["vote"]), (&json!(rows), &Value::Null));
    assert_eq!(result["rounds"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn too_few_on_the_list_make_no_quorum_and_strangers_no_meeting() {
    let g = Ground::new().await;
    let day = today() - Duration::DAY;
    let id = g.planned().await;
    put(&g.secretary, &id, "candidates", g.candidates()).await.expect(200);
    let few = json!({"held_on": day, "meeting_id": held(&g, day, 6).await});
    post(&g.secretary, &id, "meeting", few).await.refused(422, "election_no_quorum");
    let stranger = Ground::new().await;
    let theirs = json!({"held_on": day, "meeting_id": held(&stranger, day, 8).await});
    let refused = post(&g.secretary, &id, "meeting", theirs).await.refused(422, "unknown_meeting");
    assert_eq!(refused.fields()[0].0, "/meeting_id");
    assert_eq!(show(&g.secretary, &id).await.at("/state"), "preparing");
}
