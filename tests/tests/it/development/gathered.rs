//! A vote that names the meeting it was taken at: recorded once, and counted from the list of the meeting.

use super::{Ground, meeting, with};
use serde_json::{Value, json};
use suites::{Answer, Person};

const MEETINGS: &str = "/api/records/meetings";
const DAY: &str = "2025-06-18";

impl Ground {
    /// A meeting of a unit that is planned for a day.
    async fn meets(&self, who: &Person, unit: &str, kind: &str, day: &str) -> Answer {
        let draft = json!({
            "unit_id": unit, "kinds": [kind], "subject": "讨论接收预备党员", "place": "会议室",
            "planned_start": format!("{day}T09:00:00+08:00"), "planned_end": format!("{day}T11:00:00+08:00"),
        });
        who.post(MEETINGS, draft).await.expect(201)
    }

    /// The first so many of the branch were there, the others on leave.
    async fn attends(&self, who: &Person, meeting: &Answer, day: &str, present: usize) -> Answer {
        let mark = |(n, id): (usize, &String)| match n < present {
            true => json!({"member_id": id, "mark": "present"}),
            false => json!({"member_id": id, "mark": "leave", "absence": "ill"}),
        };
        let marks: Vec<Value> = self.members.iter().enumerate().map(mark).collect();
        let body = json!({
            "started_at": format!("{day}T09:00:00+08:00"), "ended_at": format!("{day}T11:00:00+08:00"),
            "marks": marks,
        });
        let path = format!("{MEETINGS}/{}/attendance", meeting.at("/id"));
        let request = who.request(reqwest::Method::PUT, &path);
        who.send(request.header("if-match", format!("\"v{}\"", meeting.json["version"])).json(&body)).await
    }
}

/// The ballots alone: who could vote and who was there is what the meeting says.
fn ballots(meeting_id: &str, n: u16) -> Value {
    let mut vote = meeting(5);
    vote["vote"] = json!({"issued": n, "returned": n, "yes": n, "no": 0, "abstained": 0});
    with(vote, json!({ "meeting_id": meeting_id }))
}

#[tokio::test]
async fn a_vote_takes_its_voters_from_the_list_of_the_meeting() {
    let g = Ground::new().await;
    let file = g.walked("admission_meeting").await;
    let planned = g.meets(&g.secretary, &g.branch, "branch_meeting", DAY).await;
    let held = g.attends(&g.secretary, &planned, DAY, 4).await.expect(200);
    let id = held.at("/id");
    let takes = |day: &'static str, more: Value| g.takes(&file, "admission_meeting", "passed", day, more);
    let many = takes(DAY, ballots(&id, 5)).await.refused(422, "vote_more_issued");
    assert_eq!(many.fields()[0].0, "/vote/issued");
    let mut told = ballots(&id, 4);
    told["vote"]["present"] = json!(5);
    let told = takes(DAY, told).await.refused(422, "vote_not_as_listed");
    assert_eq!(told.fields()[0].0, "/vote/present");
    let other = takes("2025-06-19", ballots(&id, 4)).await.refused(422, "meeting_on_other_day");
    assert_eq!(other.fields()[0].0, "/decided_on");
    let taken = takes(DAY, ballots(&id, 4)).await.expect(201);
    let step = taken.json["steps"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&step["meeting_id"], &step["vote"]["entitled"]), (&json!(id), &json!(5)));
    assert_eq!((&step["vote"]["present"], &step["vote"]["verdict"]), (&json!(4), &json!("passed")));
    let shown = g.secretary.get(&format!("{MEETINGS}/{id}")).await.expect(200);
    let result = &shown.json["results"][0];
    assert_eq!((&result["kind"], &result["id"]), (&json!("development"), &file.json["id"]));
    assert_eq!((&result["name"], &result["outcome"]), (&json!("陈晨"), &json!("passed")));
    assert_eq!((&result["vote"], &result["rounds"]), (&step["vote"], &json!([])));
}

#[tokio::test]
async fn the_minutes_have_the_vote_for_whoever_may_see_the_file() {
    let g = Ground::new().await;
    let file = g.walked("admission_meeting").await;
    let planned = g.meets(&g.secretary, &g.branch, "branch_meeting", DAY).await;
    let held = g.attends(&g.secretary, &planned, DAY, 4).await.expect(200);
    let id = held.at("/id");
    let mut split = ballots(&id, 4);
    split["vote"] =
        json!({"issued": 4, "returned": 4, "yes": 2, "no": 0, "abstained": 1, "spoilt": 1, "written_yes": 1});
    g.takes(&file, "admission_meeting", "passed", DAY, split).await.expect(201);
    let path = format!("{MEETINGS}/{id}/minutes.pdf");
    let sheet = g.secretary.get(&path).await.expect(200).sheet("minutes");
    let told = json!([{
        "title": "陈晨：支部大会讨论",
        "vote": {
            "ballot": "无记名投票", "should": 5, "present": 4, "ballots": 4, "yes": 2, "no": 0, "abstain": 1,
            "outcome": "通过",
        },
        "note": "书面意见：赞成 1，不赞成 0；无效票 1",
        "rounds": [],
    }]);
    assert_eq!(sheet["results"], told);
    // whoever was there has the minutes, and no part in somebody's file
    let member = g.org.person("lisi", "member", Some(&g.branch), Some(&g.members[1])).await;
    let theirs = member.get(&path).await.expect(200).sheet("minutes");
    assert_eq!(theirs["results"], json!([]));
    let seen = member.get(&format!("{MEETINGS}/{id}")).await.expect(200);
    assert_eq!(seen.json["results"], json!([]));
}

#[tokio::test]
async fn what_a_vote_rests_on_stays_until_it_is_taken_back() {
    let g = Ground::new().await;
    let file = g.walked("admission_meeting").await;
    let planned = g.meets(&g.secretary, &g.branch, "branch_meeting", DAY).await;
    let held = g.attends(&g.secretary, &planned, DAY, 4).await.expect(200);
    let vote = ballots(&held.at("/id"), 4);
    let taken = g.takes(&file, "admission_meeting", "passed", DAY, vote).await.expect(201);
    g.attends(&g.secretary, &held, DAY, 3).await.refused(409, "meeting_decided");
    g.attends(&g.secretary, &held, "2025-06-17", 4).await.refused(409, "meeting_decided");
    let same = g.attends(&g.secretary, &held, DAY, 4).await.expect(200);
    let back = json!({"reason": "登记有误"});
    super::post(&g.secretary, &taken, "steps/retract", back).await.expect(200);
    let freed = g.attends(&g.secretary, &same, DAY, 3).await.expect(200);
    assert_eq!(freed.json["results"], json!([]));
}

#[tokio::test]
async fn a_meeting_is_one_of_the_members_of_the_unit_or_above_and_took_place() {
    let g = Ground::new().await;
    let file = g.walked("admission_meeting").await;
    let tries = |id: String| g.takes(&file, "admission_meeting", "passed", DAY, ballots(&id, 5));
    let planned = g.meets(&g.secretary, &g.branch, "branch_meeting", DAY).await;
    let refused = tries(planned.at("/id")).await.refused(422, "meeting_did_not_take_place");
    assert_eq!(refused.fields()[0].0, "/meeting_id");
    let elsewhere = g.meets(&g.admin, &g.other, "branch_meeting", DAY).await;
    tries(elsewhere.at("/id")).await.refused(422, "unknown_meeting");
    tries(uuid::Uuid::now_v7().to_string()).await.refused(422, "unknown_meeting");
    let few = g.meets(&g.secretary, &g.branch, "committee_meeting", DAY).await;
    let body = json!({
        "started_at": format!("{DAY}T09:00:00+08:00"), "ended_at": null, "marks": [],
    });
    let path = format!("{MEETINGS}/{}/attendance", few.at("/id"));
    let request = g.secretary.request(reqwest::Method::PUT, &path).header("if-match", "\"v1\"");
    let few = g.secretary.send(request.json(&body)).await.expect(200);
    tries(few.at("/id")).await.refused(422, "meeting_not_of_members");
    let talk = json!({"meeting_id": planned.at("/id")});
    let talk = g.takes(&file, "talk_before_approval", "done", DAY, talk).await.expect(422);
    assert_eq!(talk.fields()[0].0, "/meeting_id");
}

#[tokio::test]
async fn whose_rights_rest_neither_votes_nor_introduces() {
    let g = Ground::new().await;
    let file = g.walked("name_introducers").await;
    let rests = json!({
        "member_id": g.members[2], "kind": "under_observation", "doc_no": "集纪〔2025〕1号", "decided_on": "2025-03-01",
        "since": "2025-03-01", "until": "2026-02-28",
    });
    g.secretary.post("/api/records/rights-suspensions", rests).await.expect(201);
    let named = json!({"mentors": g.members[1..3]});
    let refused = g.takes(&file, "name_introducers", "done", "2025-03-12", named).await.expect(422);
    assert_eq!(refused.fields()[0].0, "/mentors");
    let others = json!({"mentors": [g.members[1], g.members[3]]});
    let mut file = g.takes(&file, "name_introducers", "done", "2025-03-12", others).await.expect(201);
    for (step, outcome, on, more) in g.way().into_iter().skip(9) {
        match step {
            "admission_meeting" => break,
            "notice" => {
                let notice = with(json!({"ahead_of": outcome, "from_on": on}), more);
                file = g.secretary.post(&super::path(&file, "notices"), notice).await.expect(201);
            }
            _ => file = g.takes(&file, step, outcome, on, more).await.expect(201),
        }
    }
    // whoever's rights rest is not told to be entitled, whether or not a meeting is named
    let refused = g.takes(&file, "admission_meeting", "passed", DAY, meeting(5)).await;
    let refused = refused.refused(422, "vote_more_entitled");
    assert_eq!(refused.fields()[0].0, "/vote/entitled");
    let detail = refused.at("/detail");
    assert!(detail.contains("权利中止的 1 人") && detail.contains("章程第四十一条"), "{detail}");
    // four of the five may vote on that day, and nobody has to say so
    let mut vote = meeting(4);
    vote["vote"] = json!({"present": 4, "issued": 4, "returned": 4, "yes": 3, "no": 1, "abstained": 0});
    let taken = g.takes(&file, "admission_meeting", "passed", DAY, vote).await.expect(201);
    let step = taken.json["steps"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&step["vote"]["entitled"], &step["vote"]["needed"]), (&json!(4), &json!(3)));
}

#[tokio::test]
async fn nobody_is_entitled_who_is_not_on_the_roll_and_history_is_as_the_paper_says() {
    let g = Ground::new().await;
    let file = g.walked("admission_meeting").await;
    let of_six = || {
        let mut vote = meeting(5);
        vote["vote"]["entitled"] = json!(6);
        vote
    };
    let refused = g.takes(&file, "admission_meeting", "passed", DAY, of_six()).await;
    assert_eq!(refused.refused(422, "vote_more_entitled").fields()[0].0, "/vote/entitled");
    let late = with(of_six(), json!({"back_filled_reason": "纸质档案补录"}));
    let taken = g.takes(&file, "admission_meeting", "passed", DAY, late).await.expect(201);
    let step = taken.json["steps"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(super::codes(&step["warnings"]), ["vote_more_entitled"]);
    assert_eq!(step["vote"]["entitled"], 6);
}
