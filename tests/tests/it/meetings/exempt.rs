//! Members who need not come: off the rate unless they are there, and on every quorum.

use super::{Ground, MEETINGS, post, put, today, yesterday};
use serde_json::{Value, json};
use time::Duration;

const EXEMPTIONS: &str = "/api/records/attendance-exemptions";

fn exempt(member: &str, since: time::Date) -> Value {
    json!({"member_id": member, "ground": "old_age", "agreed_on": since, "since": since})
}

fn mark_of(meeting: &suites::Answer, member: &str) -> Value {
    let list = meeting.json["participants"].as_array().unwrap().iter();
    list.clone().find(|one| one["member_id"] == member).unwrap()["mark"].clone()
}

#[tokio::test]
async fn whoever_is_exempt_is_off_the_rate_and_on_the_quorum() {
    let g = Ground::new().await;
    let old = &g.members[4];
    g.secretary.post(EXEMPTIONS, exempt(old, today() - Duration::days(30))).await.expect(201);
    let meeting = g.planned(&["branch_meeting"], yesterday()).await;
    assert_eq!(mark_of(&meeting, old), "exempt");
    let mut list = g.attendance(yesterday(), 3);
    list["marks"].as_array_mut().unwrap().pop();
    let held = put(&g.secretary, &meeting, "attendance", list).await.expect(200);
    assert_eq!(
        held.json["attendance"],
        json!({"should": 5, "present": 3, "leave": 1, "unexcused": 0, "exempt": 1, "unmarked": 0})
    );
    let written = put(&g.secretary, &held, "record", g.record(3, 0, 0)).await.expect(200);
    let decision = &written.json["decisions"][0];
    assert_eq!((&decision["should"], &decision["present"]), (&json!(5), &json!(3)));
    assert_eq!(decision["outcome"], "passed", "three of five who should attend");
    let filed = post(&g.secretary, &written, "file", Value::Null).await.expect(200);
    assert_eq!(filed.at("/state"), "filed");
}

#[tokio::test]
async fn whoever_comes_all_the_same_is_present() {
    let g = Ground::new().await;
    let old = &g.members[4];
    let exempted = g.secretary.post(EXEMPTIONS, exempt(old, today() - Duration::days(30))).await.expect(201);
    let meeting = g.planned(&["branch_meeting"], today()).await;
    let themselves = g.member(4, "sunqi").await;
    let confirmed = themselves.post(&format!("{MEETINGS}/{}/confirm", meeting.at("/id")), json!({})).await;
    assert_eq!(mark_of(&confirmed.expect(200), old), "present");
    let held = g.held(&["branch_meeting"], yesterday(), 5).await;
    assert_eq!(held.json["attendance"]["present"], 5);
    let mine = g.secretary.get(&format!("{EXEMPTIONS}?member_id={old}&open=true")).await.expect(200);
    assert_eq!(mine.json["items"].as_array().unwrap().len(), 1);
    let end = format!("{EXEMPTIONS}/{}/end", exempted.at("/id"));
    g.secretary.post(&end, json!({"ended_on": today() - Duration::days(2)})).await.expect(200);
    let again = json!({"ended_on": today() - Duration::days(2)});
    g.secretary.post(&end, again).await.refused(409, "spell_ended_already");
    let next = g.planned(&["branch_meeting"], yesterday()).await;
    assert_eq!(mark_of(&next, old), Value::Null);
}

#[tokio::test]
async fn nobody_is_exempt_without_the_consent_of_the_branch() {
    let g = Ground::new().await;
    let (old, since) = (&g.members[4], today() - Duration::days(30));
    let held = g.held(&["branch_meeting"], yesterday(), 4).await;
    let mut list = g.attendance(yesterday(), 4);
    list["marks"][4] = json!({"member_id": old, "mark": "exempt"});
    let refused = put(&g.secretary, &held, "attendance", list).await.refused(422, "exempt_without_consent");
    assert_eq!(refused.fields()[0].0, "/marks/4/mark");
    let late = json!({"member_id": old, "ground": "illness", "agreed_on": today(), "since": since});
    let late = g.secretary.post(EXEMPTIONS, late).await.refused(422, "exemption_agreed_later");
    assert!(late.at("/detail").contains("依据"), "{}", late.text());
    let back = json!({"member_id": old, "ground": "illness", "agreed_on": since, "since": since, "until": since - Duration::DAY});
    let back = g.secretary.post(EXEMPTIONS, back).await.refused(422, "until_before_since");
    assert_eq!(back.fields()[0].0, "/until");
    g.secretary.post(EXEMPTIONS, exempt(old, since)).await.expect(201);
    let twice = exempt(old, since + Duration::DAY);
    g.secretary.post(EXEMPTIONS, twice).await.refused(409, "already_exempt");
    let elsewhere = g.org.member("周八", &g.other).await;
    g.secretary.post(EXEMPTIONS, exempt(&elsewhere, since)).await.refused(422, "unknown_member");
}
