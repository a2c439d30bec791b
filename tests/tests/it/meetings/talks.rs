//! The register of heart-to-heart talks: who enters, who denies, what counts, and what a year still asks for.

use super::{Ground, today};
use serde_json::{Value, json};
use suites::{Answer, Person};
use time::Duration;

const TALKS: &str = "/api/records/talks";

impl Ground {
    /// The same branch with a committee of two: the secretary and a deputy.
    async fn with_committee() -> Self {
        let g = Self::new().await;
        for (n, post) in ["secretary", "deputy_secretary"].into_iter().enumerate() {
            let held = json!({"unit_id": g.branch, "member_id": g.members[n], "post": post,
                "started_on": "2024-01-10", "basis": "elected"});
            g.admin.post("/api/records/posts", held).await.expect(201);
        }
        g
    }

    fn talk(&self, one: usize, other: usize) -> Value {
        let (one, other) = (&self.members[one], &self.members[other]);
        json!({"unit_id": self.branch, "one_id": one, "other_id": other, "day": today()})
    }

    async fn talked(&self, one: usize, other: usize) -> Answer {
        self.secretary.post(TALKS, self.talk(one, other)).await.expect(201)
    }

    async fn overview(&self, who: &Person) -> Answer {
        who.get(&format!("{TALKS}/overview?unit_id={}", self.branch)).await.expect(200)
    }
}

async fn step(who: &Person, method: reqwest::Method, talk: &Answer, part: &str, body: Value) -> Answer {
    let request = who.request(method, &format!("{TALKS}/{}{part}", talk.at("/id")));
    let request = request.header("if-match", format!("\"v{}\"", talk.json["version"]));
    who.send(if body.is_null() { request } else { request.json(&body) }).await
}

async fn answer(who: &Person, talk: &Answer, took_place: bool) -> Answer {
    step(who, reqwest::Method::POST, talk, "/answer", json!({"took_place": took_place})).await
}

async fn withdraw(who: &Person, talk: &Answer) -> Answer {
    step(who, reqwest::Method::POST, talk, "/withdraw", Value::Null).await
}

async fn correct(who: &Person, talk: &Answer, patch: Value) -> Answer {
    step(who, reqwest::Method::PATCH, talk, "", patch).await
}

#[tokio::test]
async fn a_talk_counts_until_the_other_denies_it() {
    let g = Ground::with_committee().await;
    let talk = g.talked(0, 2).await;
    assert_eq!((talk.at("/pair"), talk.at("/state")), ("committee_and_member".into(), "standing".into()));
    assert_eq!(g.overview(&g.secretary).await.json["counted"], 1);

    let other = g.member(2, "wangwu").await;
    let mine = other.get(&format!("{TALKS}/mine")).await.expect(200);
    assert_eq!(
        (mine.at("/items/0/id"), &mine.json["items"][0]["may"]["object"]),
        (talk.at("/id"), &json!(true))
    );
    let denied = answer(&other, &talk, false).await.expect(200);
    assert_eq!((denied.at("/state"), denied.at("/objected_by")), ("objected".into(), g.members[2].clone()));
    let now = g.overview(&g.secretary).await;
    assert_eq!((&now.json["counted"], &now.json["objected"]), (&json!(0), &json!(1)));
    let month = g.secretary.get(&format!("/api/records/units/{}/month", g.branch)).await.expect(200);
    let items = month.json["items"].as_array().unwrap();
    let waits = items.iter().find(|one| one["matter"] == "talk_objected").expect("it is to be looked at");
    assert_eq!((&waits["urgency"], &waits["count"]), (&json!("waiting"), &json!(1)));

    // neither another day nor another entry talks it round
    correct(&g.secretary, &denied, json!({"day": today()})).await.refused(409, "talk_objected");
    g.secretary.post(TALKS, g.talk(2, 0)).await.refused(409, "talk_entered_already");
    answer(&other, &talk, true).await.refused(412, "precondition_failed");
    let back = answer(&other, &denied, true).await.expect(200);
    assert_eq!((back.at("/state"), &back.json["objected_by"]), ("standing".into(), &Value::Null));
    answer(&other, &back, true).await.refused(409, "talk_not_objected");
    assert_eq!(g.overview(&g.secretary).await.json["counted"], 1);

    let told = g.told_of("talk.%").await;
    let states: Vec<&str> = told.iter().filter_map(|(_, event)| event["state"].as_str()).collect();
    assert_eq!(states, ["standing", "objected", "standing"]);
    assert_eq!(g.count("audit_log WHERE subject = 'talk'").await, 3);
}

#[tokio::test]
async fn one_of_the_two_enters_it_and_the_other_has_the_last_word() {
    let g = Ground::with_committee().await;
    let (one, other) = (g.member(2, "wangwu").await, g.member(3, "zhaoliu").await);
    let own = json!({"other_id": g.members[3], "day": today()});
    let talk = one.post(&format!("{TALKS}/mine"), own).await.expect(201);
    assert_eq!((talk.at("/pair"), talk.at("/entered_by")), ("members".into(), g.members[2].clone()));
    answer(&one, &talk, false).await.refused(409, "own_talk_entry");
    let twice = json!({"other_id": g.members[2], "day": today()});
    other.post(&format!("{TALKS}/mine"), twice).await.refused(409, "talk_entered_already");
    correct(&other, &talk, json!({"day": today()})).await.refused(403, "forbidden");
    withdraw(&other, &talk).await.refused(403, "forbidden");
    let third = g.member(4, "sunqi").await;
    answer(&third, &talk, false).await.refused(404, "not_found");
    answer(&g.secretary, &talk, false).await.refused(403, "forbidden");

    let corrected = correct(&one, &talk, json!({"day": today() - Duration::days(1)})).await.expect(200);
    assert_eq!(corrected.at("/day"), (today() - Duration::days(1)).to_string());
    let gone = withdraw(&one, &corrected).await.expect(200);
    assert_eq!(gone.at("/state"), "withdrawn");
    withdraw(&one, &gone).await.refused(409, "talk_withdrawn");
    answer(&other, &gone, false).await.refused(409, "talk_withdrawn");
    // what was withdrawn stands in nobody's way
    let again = json!({"other_id": g.members[2], "day": today() - Duration::days(1)});
    other.post(&format!("{TALKS}/mine"), again).await.expect(201);
}

#[tokio::test]
async fn a_year_says_which_classes_are_met_and_names_those_owed_to_the_keepers() {
    let g = Ground::with_committee().await;
    let left = |answer: &Answer| -> Vec<(String, u64, u64)> {
        let classes = answer.json["classes"].as_array().unwrap().iter();
        let of = |class: &Value, field: &str| class[field].as_u64().unwrap();
        classes
            .map(|class| (class["pair"].as_str().unwrap().to_owned(), of(class, "asked"), of(class, "left")))
            .collect()
    };
    let class = |pair: &str, asked, left| (pair.to_owned(), asked, left);
    let before = g.overview(&g.secretary).await;
    let all = [class("committee", 1, 1), class("committee_and_member", 3, 3), class("members", 3, 3)];
    assert_eq!(left(&before), all);
    assert_eq!(
        (&before.json["without_talk"], before.at("/basis/rule")),
        (&json!(5), "meetings.talks".into())
    );
    for (one, other) in [(0, 1), (0, 2), (3, 4)] {
        g.talked(one, other).await;
    }
    let after = g.overview(&g.secretary).await;
    let some = [class("committee", 1, 0), class("committee_and_member", 3, 2), class("members", 3, 1)];
    assert_eq!(left(&after), some);
    assert_eq!(after.json["without_talk"], 0);
    assert_eq!(after.at("/classes/2/owing/0/who/id"), g.members[2]);
    assert_eq!(after.json["names"]["committee"].as_array().unwrap().len(), 2);

    let auditor = g.org.person("shenji", "auditor", None, None).await;
    let seen = g.overview(&auditor).await;
    assert_eq!(left(&seen), some);
    assert_eq!((&seen.json["names"], &seen.json["classes"][1]["owing"]), (&Value::Null, &Value::Null));

    let mine = g.member(2, "wangwu").await.get(&format!("{TALKS}/mine")).await.expect(200);
    assert_eq!(
        (mine.json["owing"].as_array().unwrap().len(), mine.at("/owing/0/pair")),
        (1, "members".into())
    );
    let partners = mine.json["partners"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap());
    assert_eq!(
        partners.collect::<Vec<_>>(),
        ["孙七", "赵六", "李四", "张三"],
        "first whom it is owed, by pinyin"
    );
    let next = format!("{TALKS}/overview?unit_id={}&year={}", g.branch, today().year() - 1);
    assert_eq!(g.secretary.get(&next).await.expect(200).json["counted"], 0);
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    let g = Ground::with_committee().await;
    let refused = async |change: (&str, Value), code: &str, at: &str| {
        let mut talk = g.talk(0, 2);
        talk[change.0] = change.1;
        let answer = g.secretary.post(TALKS, talk).await.refused(422, code);
        assert_eq!(answer.fields()[0].0, at, "{code}");
    };
    let stranger = g.org.member("周八", &g.other).await;
    let root =
        g.secretary.get(&format!("/api/records/units/{}", g.branch)).await.expect(200).at("/parent_id");
    refused(("other_id", json!(g.members[0])), "talk_with_oneself", "/other_id").await;
    refused(("other_id", json!(stranger)), "not_in_branch", "/other_id").await;
    refused(("other_id", json!(kernel::MemberId::new())), "not_in_branch", "/other_id").await;
    refused(("day", json!(today() + Duration::days(1))), "in_future", "/day").await;
    refused(("day", json!("1799-01-01")), "date_too_early", "/day").await;
    refused(("unit_id", json!(g.other)), "unknown_unit", "/unit_id").await;
    let mut above = g.talk(0, 2);
    above["unit_id"] = json!(root);
    let answer = g.admin.post(TALKS, above).await.refused(422, "talks_not_kept_here");
    assert_eq!(answer.fields()[0].0, "/unit_id");
    let ordinary = g.planned(&["branch_meeting"], today()).await;
    refused(("meeting_id", json!(ordinary.at("/id"))), "unknown_meeting", "/meeting_id").await;
    let past = g.planned(&["organisational_life"], today() - Duration::days(3)).await;
    refused(("meeting_id", json!(past.at("/id"))), "talk_after_meeting", "/meeting_id").await;
    let coming = g.planned(&["organisational_life"], today()).await;
    let mut talk = g.talk(0, 2);
    talk["meeting_id"] = json!(coming.at("/id"));
    let made = g.secretary.post(TALKS, talk).await.expect(201);
    assert_eq!(made.at("/meeting/id"), coming.at("/id"));
    let list = format!("{TALKS}?meeting_id={}", coming.at("/id"));
    assert_eq!(g.secretary.get(&list).await.expect(200).json["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_register_is_for_those_who_work_in_the_branch() {
    let g = Ground::with_committee().await;
    let talk = g.talked(0, 1).await;
    let overview = format!("{TALKS}/overview?unit_id={}", g.branch);
    let member = g.member(2, "wangwu").await;
    member.get(TALKS).await.refused(403, "forbidden");
    member.get(&overview).await.refused(403, "forbidden");
    member.post(TALKS, g.talk(2, 3)).await.refused(403, "forbidden");
    withdraw(&member, &talk).await.refused(404, "not_found");
    let elsewhere = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    assert_eq!(elsewhere.get(TALKS).await.expect(200).json["items"], json!([]));
    elsewhere.get(&overview).await.refused(422, "unknown_unit");
    withdraw(&elsewhere, &talk).await.refused(404, "not_found");
    elsewhere.get(&format!("{TALKS}/mine")).await.refused(404, "no_member_record");
    let neighbour = g.org.neighbour().await.admin().await;
    withdraw(&neighbour, &talk).await.refused(404, "not_found");
    let list = format!("{TALKS}?unit_id={}&year={}&limit=1", g.branch, today().year());
    g.talked(3, 4).await;
    let first = g.admin.get(&list).await.expect(200);
    let next = g.admin.get(&format!("{list}&cursor={}", first.at("/next"))).await.expect(200);
    assert_ne!(first.at("/items/0/id"), next.at("/items/0/id"));
    assert_eq!(next.json["next"], Value::Null);
}
