//! One register says whose rights rest: lists of voters, meetings and votes take it from there.

use super::{Ground, post, put, show, today};
use serde_json::{Value, json};
use suites::Answer;
use time::{Date, Duration};

pub const RIGHTS: &str = "/api/records/rights-suspensions";
const MEETINGS: &str = "/api/records/meetings";

pub fn rests(member: &str, since: Date) -> Value {
    json!({
        "member_id": member, "kind": "under_observation", "doc_no": "集纪〔2026〕1号", "decided_on": since, "since": since,
    })
}

async fn voters(g: &Ground, election: &str) -> u64 {
    show(&g.secretary, election).await.json["voters"]["should"].as_u64().unwrap()
}

/// How somebody stands on the list of a meeting that is planned for a day.
async fn standing(g: &Ground, member: &str, day: Date) -> String {
    let draft = json!({
        "unit_id": g.branch, "kinds": ["branch_meeting"], "subject": "学习", "place": "会议室",
        "planned_start": format!("{day}T09:00:00+08:00"), "planned_end": format!("{day}T11:00:00+08:00"),
    });
    let made: Answer = g.secretary.post(MEETINGS, draft).await.expect(201);
    let list = made.json["participants"].as_array().unwrap();
    let one = list.iter().find(|one| one["member_id"] == member).unwrap();
    one["standing"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn rights_rest_between_two_days_for_elections_and_meetings() {
    let g = Ground::new().await;
    let id = g.planned().await;
    let (member, since) = (&g.full[7], today() - Duration::days(20));
    let entered = g.secretary.post(RIGHTS, rests(member, since)).await.expect(201);
    assert_eq!(entered.at("/over"), "false");
    assert_eq!(voters(&g, &id).await, 7);
    let listed = g.secretary.get(&format!("/api/records/elections/{id}/voters")).await.expect(200);
    let list = listed.json["items"].as_array().unwrap();
    let one = list.iter().find(|one| one["member_id"] == member.as_str()).unwrap();
    assert_eq!((&one["right"], &one["votes"]), (&json!("under_observation"), &json!(false)));
    assert_eq!(one["since"], json!(since));
    assert_eq!(standing(&g, member, today()).await, "under_observation");
    assert_eq!(standing(&g, member, since - Duration::DAY).await, "voter");
    let end = format!("{RIGHTS}/{}/end", entered.at("/id"));
    let ended_on = json!({"ended_on": today() - Duration::DAY});
    g.secretary.post(&end, ended_on.clone()).await.expect(200);
    g.secretary.post(&end, ended_on).await.refused(409, "spell_ended_already");
    assert_eq!(voters(&g, &id).await, 8);
    assert_eq!(standing(&g, member, today() - Duration::DAY).await, "under_observation");
    assert_eq!(standing(&g, member, today()).await, "voter");
}

#[tokio::test]
async fn what_is_known_elsewhere_is_not_entered_again() {
    let g = Ground::new().await;
    let id = g.planned().await;
    let suspended = |member: &str| json!({"member_id": member, "kind": "suspended", "doc_no": "通知", "decided_on": today(), "since": today()});
    g.secretary.post(RIGHTS, suspended(&g.probationary)).await.refused(422, "rights_of_full_members");
    // the record of a cadre tells the penalty and its length
    let cadre = json!({
        "unit_id": g.branch, "member_id": g.full[6],
        "penalties": [{"on": today() - Duration::days(40), "penalty": "probation_within_party", "own_months": 12}],
    });
    g.admin.post("/api/records/cadres", cadre).await.expect(201);
    assert_eq!(voters(&g, &id).await, 7);
    let path = format!("/api/records/members/{}", g.full[5]);
    let version = g.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap();
    let lost = json!({"membership_state": "suspended", "reason": "停止党籍"});
    g.admin.patch(&path, version, lost).await.expect(200);
    assert_eq!(voters(&g, &id).await, 6);
    put(&g.secretary, &id, "voters", json!({"no_rights": []})).await.expect(422);
}

#[tokio::test]
async fn a_suspension_has_a_paper_and_is_entered_once_within_reach() {
    let g = Ground::new().await;
    let member = &g.full[7];
    let mut nameless = rests(member, today());
    nameless["doc_no"] = json!(" ");
    let nameless = g.secretary.post(RIGHTS, nameless).await.expect(422);
    assert_eq!(nameless.fields()[0].0, "/doc_no");
    g.secretary.post(RIGHTS, rests(member, today())).await.expect(201);
    g.secretary.post(RIGHTS, rests(member, today())).await.refused(409, "rights_rest_already");
    let west = g.org.unit("西区党支部", "branch", Some(&g.root)).await;
    let elsewhere = g.org.member("外支部党员", &west).await;
    g.secretary.post(RIGHTS, rests(&elsewhere, today())).await.refused(422, "unknown_member");
    let id = g.planned().await;
    put(&g.secretary, &id, "candidates", g.candidates()).await.expect(200);
    let all = json!({"held_on": today(), "present": 8});
    post(&g.secretary, &id, "meeting", all).await.refused(422, "election_present_over");
}
