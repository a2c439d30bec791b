//! A congress of delegates: what the rule asks for, who elects whom, who votes at it, and what becomes of the mandates.

use super::{ELECTIONS, Ground, codes, next, post, put, show, today};
use serde_json::{Value, json};
use suites::Person;

const SEATS: &str = "/api/records/elections/delegates";

/// The ground with a second branch of five, and a congress of five delegates: three of the first branch, two of the second.
struct Congress {
    ground: Ground,
    west: String,
    westerners: Vec<String>,
    secretary: Person,
    id: String,
}

impl Congress {
    async fn called() -> Self {
        let ground = Ground::new().await;
        let west = ground.org.unit("西区党支部", "branch", Some(&ground.root)).await;
        let mut westerners = Vec::new();
        for n in 1..=5 {
            westerners.push(ground.org.member(&format!("西区党员{n}"), &west).await);
        }
        let secretary = ground.org.person("xiqu", "secretary", Some(&west), None).await;
        let new = plan(&ground, json!({"delegates": 5, "scattered": true}));
        let id = ground.committee.post(ELECTIONS, new).await.expect(201).at("/id");
        Self { ground, west, westerners, secretary, id }
    }

    fn shares(&self) -> Value {
        json!({"units": [
            {"unit_id": self.ground.branch, "delegates": 3}, {"unit_id": self.west, "delegates": 2},
        ]})
    }

    /// Approved, and divided among the branches.
    async fn divided() -> Self {
        let made = Self::called().await;
        let paper = json!({"doc_no": "集党复〔2026〕1号", "decided_on": today()});
        post(&made.ground.admin, &made.id, "congress", paper).await.expect(200);
        put(&made.ground.committee, &made.id, "delegates", made.shares()).await.expect(200);
        made
    }

    /// Both branches have elected: the first three of the one, the first two of the other.
    async fn sent() -> Self {
        let made = Self::divided().await;
        let Self { ground, west, westerners, secretary, .. } = &made;
        made.elects(&ground.secretary, &ground.branch, &ground.full[..4], 8, 3).await;
        made.elects(secretary, west, &westerners[..3], 5, 2).await;
        made
    }

    /// An election of delegates from plan to filing: whoever stands but the last is elected by all.
    async fn elects(&self, who: &Person, unit: &str, stand: &[String], heads: u32, seats: usize) {
        let new = json!({"unit_id": unit, "congress_id": self.id, "planned_on": today()});
        let id = who.post(SEATS, new).await.expect(201).at("/id");
        put(who, &id, "candidates", delegates(stand)).await.expect(200);
        post(who, &id, "meeting", json!({"held_on": today(), "present": heads})).await.expect(200);
        post(who, &id, "rounds", round("delegate", stand, heads, seats)).await.expect(200);
        post(who, &id, "result", json!({})).await.expect(200);
        let filed = json!({"confirmation": "filed", "doc_no": "集党〔2026〕2号", "decided_on": today()});
        post(&self.ground.committee, &id, "confirmations", filed).await.expect(200);
    }
}

fn plan(ground: &Ground, congress: Value) -> Value {
    json!({"unit_id": ground.root, "planned_on": today(), "committee": 3, "secretary_by": "committee",
        "congress": congress})
}

fn delegates(ids: &[String]) -> Value {
    let all = ids.iter().map(|id| json!({"member_id": id, "office": "delegate"}));
    json!({ "candidates": all.collect::<Vec<_>>() })
}

/// A count in which the first so many of those who stand get every vote and the others none.
fn round(office: &str, stand: &[String], heads: u32, elected: usize) -> Value {
    let votes = stand.iter().enumerate().map(|(at, id)| {
        let yes = if at < elected { heads } else { 0 };
        json!({"member_id": id, "yes": yes, "no": heads - yes, "abstain": 0})
    });
    json!({"office": office, "issued": heads, "returned": heads, "spoilt": 0, "votes": votes.collect::<Vec<_>>()})
}

#[tokio::test]
async fn the_rule_says_when_delegates_may_elect() {
    let ground = Ground::new().await;
    let small = ground.committee.post(ELECTIONS, plan(&ground, json!({"delegates": 120}))).await.expect(422);
    assert_eq!(small.code(), "election_congress_too_small");
    let text = small.json.to_string();
    assert!(text.contains("500") && text.contains("基层组织选举工作条例"), "{text}");
    let many = plan(&ground, json!({"delegates": 301, "scattered": true}));
    let many = ground.committee.post(ELECTIONS, many).await.expect(422);
    assert_eq!(many.code(), "election_too_many_delegates");
    let branch = json!({"unit_id": ground.branch, "planned_on": today(), "committee": 3,
        "secretary_by": "committee", "congress": {"delegates": 5, "scattered": true}});
    let branch = ground.secretary.post(ELECTIONS, branch).await.expect(422);
    assert_eq!(branch.code(), "election_congress_not_here");
    let fits = plan(&ground, json!({"delegates": 5, "scattered": true}));
    let fits = ground.committee.post(ELECTIONS, fits).await.expect(201);
    assert_eq!(fits.json["assembly"], "congress");
    let found = codes(&fits);
    assert!(found.contains(&"election_congress_not_approved"), "{found:?}");
    assert!(found.contains(&"election_unusual_delegates"), "{found:?}");
}

#[tokio::test]
async fn delegates_are_divided_among_units_that_do_not_overlap() {
    let congress = Congress::called().await;
    let ground = &congress.ground;
    let proposed = show(&ground.committee, &congress.id).await;
    let all = proposed.json["congress"]["proposed"].as_array().into_iter().flatten();
    let mut seats: Vec<_> = all.map(|one| (one["full_members"].as_u64(), one["seats"].as_u64())).collect();
    seats.sort_unstable();
    assert_eq!(seats, [(Some(5), Some(2)), (Some(8), Some(3))]);
    let share = |unit: &str, n: u32| json!({"unit_id": unit, "delegates": n});
    let sent = |units: Value| put(&ground.committee, &congress.id, "delegates", json!({ "units": units }));
    let over = sent(json!([share(&ground.branch, 4), share(&congress.west, 2)])).await.expect(422);
    assert_eq!(over.code(), "election_not_allotted");
    let itself = sent(json!([share(&ground.root, 5)])).await.expect(422);
    assert_eq!(itself.code(), "unknown_unit");
    let twice = sent(json!([share(&ground.branch, 2), share(&ground.branch, 2)])).await.expect(422);
    assert_eq!(twice.code(), "election_unit_twice");
    sent(json!([share(&ground.branch, 3)])).await.expect(200);
    let early = json!({"unit_id": ground.branch, "congress_id": congress.id, "planned_on": today()});
    let early = ground.secretary.post(SEATS, early).await.expect(422);
    assert_eq!(early.code(), "election_congress_not_approved");
    let nobody = put(&ground.secretary, &congress.id, "delegates", congress.shares()).await;
    assert_eq!(nobody.status, 404);
}

#[tokio::test]
async fn a_branch_elects_the_delegates_it_was_given() {
    let congress = Congress::divided().await;
    let ground = &congress.ground;
    let seats = ground.secretary.get(SEATS).await.expect(200);
    assert_eq!(seats.json["total"], 1);
    assert_eq!((&seats.json["items"][0]["seats"], &seats.json["items"][0]["open"]), (&json!(3), &json!(3)));
    let late = today().next_day().expect("a day");
    let new = |unit: &str, day| json!({"unit_id": unit, "congress_id": congress.id, "planned_on": day});
    let late = ground.secretary.post(SEATS, new(&ground.branch, late)).await.expect(422);
    assert_eq!(late.code(), "election_after_congress");
    let made = ground.secretary.post(SEATS, new(&ground.branch, today())).await.expect(201);
    let id = made.at("/id");
    assert_eq!((&made.json["kind"], &made.json["assembly"]), (&json!("delegates"), &json!("members")));
    assert_eq!(made.json["offices"][0]["candidates_needed"], 4);
    assert!(!next(&made).contains(&"approve_shift"));
    let three = put(&ground.secretary, &id, "candidates", delegates(&ground.full[..3])).await.expect(200);
    assert!(codes(&three).contains(&"election_too_few_candidates"));
    put(&ground.secretary, &id, "candidates", delegates(&ground.full[..4])).await.expect(200);
    let few = json!({"held_on": today(), "present": 6});
    assert_eq!(post(&ground.secretary, &id, "meeting", few).await.expect(422).code(), "election_no_quorum");
    post(&ground.secretary, &id, "meeting", json!({"held_on": today(), "present": 8})).await.expect(200);
    let mut wrong = round("delegate", &ground.full[..4], 8, 3);
    wrong["spoilt"] = json!(1);
    assert_eq!(post(&ground.secretary, &id, "rounds", wrong).await.expect(422).code(), "election_votes_sum");
    let counted = post(&ground.secretary, &id, "rounds", round("delegate", &ground.full[..4], 8, 3)).await;
    assert_eq!(counted.expect(200).json["offices"][0]["open"], 0);
    let settled = post(&ground.secretary, &id, "result", json!({})).await.expect(200);
    assert_eq!(settled.json["result"].as_array().map(Vec::len), Some(3));
    assert_eq!(settled.json["answers"][0]["confirmation"], "filed");
    let filed = json!({"confirmation": "filed", "doc_no": "1", "decided_on": today()});
    post(&ground.secretary, &id, "confirmations", filed.clone()).await.refused(403, "forbidden");
    let done = post(&ground.committee, &id, "confirmations", filed).await.expect(200);
    assert_eq!(done.json["state"], "completed");
    // no term of the branch began, and nobody took a post
    let unit = ground.admin.get(&format!("/api/records/units/{}", ground.branch)).await.expect(200);
    assert_eq!(unit.json["term_started_on"], Value::Null);
    let again = ground.secretary.post(SEATS, new(&ground.branch, today())).await.expect(409);
    assert_eq!(again.code(), "election_delegates_filled");
}

#[tokio::test]
async fn a_congress_begins_once_every_unit_has_elected() {
    let congress = Congress::divided().await;
    let ground = &congress.ground;
    congress.elects(&ground.secretary, &ground.branch, &ground.full[..4], 8, 3).await;
    let mut stand: Vec<Value> =
        ground.full[..4].iter().map(|id| json!({"member_id": id, "office": "committee_member"})).collect();
    stand.push(json!({"member_id": ground.full[0], "office": "secretary"}));
    put(&ground.committee, &congress.id, "candidates", json!({ "candidates": stand })).await.expect(200);
    let meeting = json!({"held_on": today(), "present": 3});
    let early = post(&ground.committee, &congress.id, "meeting", meeting).await.expect(422);
    assert_eq!(early.code(), "election_delegates_missing");
}

#[tokio::test]
async fn delegates_vote_and_other_members_may_be_voted_for() {
    let congress = Congress::sent().await;
    let ground = &congress.ground;
    // the fourth of the branch is no delegate and stands all the same
    let mut stand: Vec<Value> =
        ground.full[..4].iter().map(|id| json!({"member_id": id, "office": "committee_member"})).collect();
    stand.push(json!({"member_id": ground.full[0], "office": "secretary"}));
    put(&ground.committee, &congress.id, "candidates", json!({ "candidates": stand })).await.expect(200);
    let few = json!({"held_on": today(), "present": 3});
    let few = post(&ground.committee, &congress.id, "meeting", few).await.expect(422);
    assert_eq!(few.code(), "election_no_quorum");
    let begun = json!({"held_on": today(), "present": 5});
    let begun = post(&ground.committee, &congress.id, "meeting", begun).await.expect(200);
    assert_eq!((&begun.json["voters"]["should"], &begun.json["voters"]["quorum"]), (&json!(5), &json!(4)));
    let voters = ground.committee.get(&format!("{ELECTIONS}/{}/voters", congress.id)).await.expect(200);
    assert_eq!(voters.json["total"], 5);
    let order = [1, 2, 3, 0].map(|at: usize| ground.full[at].clone());
    let counted =
        post(&ground.committee, &congress.id, "rounds", round("committee_member", &order, 5, 3)).await;
    counted.expect(200);
    // a member who is no delegate was elected; whoever stood for secretary was not elected into the committee
    let leader = json!({"office": "secretary", "issued": 3, "returned": 3, "spoilt": 0,
        "votes": [{"member_id": ground.full[3], "yes": 3, "no": 0, "abstain": 0}]});
    post(&ground.committee, &congress.id, "rounds", leader).await.expect(200);
    post(&ground.committee, &congress.id, "result", json!({})).await.expect(200);
    for confirmation in ["filed", "approved"] {
        let paper = json!({"confirmation": confirmation, "doc_no": "3", "decided_on": today()});
        post(&ground.admin, &congress.id, "confirmations", paper).await.expect(200);
    }
    let path = format!("{ELECTIONS}/{}/delegates", congress.id);
    let list = ground.committee.get(&path).await.expect(200);
    assert_eq!(list.json["total"], 5);
    let first = &list.json["items"][0];
    assert_eq!((&first["votes"], first["valid_until"].is_string()), (&json!(true), true));
}

#[tokio::test]
async fn a_mandate_is_shown_to_its_holder_and_ends_with_the_membership() {
    let congress = Congress::sent().await;
    let ground = &congress.ground;
    let delegate = ground.org.person("daibiao", "member", Some(&ground.branch), Some(&ground.full[0])).await;
    let mine = delegate.get("/api/records/elections/mine").await.expect(200);
    assert_eq!(mine.json["delegate_of"][0]["committee_name"], "集团党委");
    let other = ground.org.person("putong", "member", Some(&ground.branch), Some(&ground.full[5])).await;
    let theirs = other.get("/api/records/elections/mine").await.expect(200);
    assert_eq!(theirs.json["delegate_of"], json!([]));
    let path = format!("/api/records/members/{}", congress.westerners[0]);
    let version = ground.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap_or(1);
    ground
        .admin
        .patch(&path, version, json!({"membership_state": "suspended", "reason": "停止党籍"}))
        .await
        .expect(200);
    let list = ground.committee.get(&format!("{ELECTIONS}/{}/delegates", congress.id)).await.expect(200);
    let votes = list.json["items"].as_array().into_iter().flatten().filter(|one| one["votes"] == true);
    assert_eq!(votes.count(), 4);
    // the branch elects anew for the seat that is empty
    let new = json!({"unit_id": congress.west, "congress_id": congress.id, "planned_on": today()});
    let again = congress.secretary.post(SEATS, new).await.expect(201);
    assert_eq!(again.json["offices"][0]["seats"], 1);
}
