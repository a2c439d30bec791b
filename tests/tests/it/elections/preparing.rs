use super::{ELECTIONS, Ground, codes, next, post, put, show, today};
use serde_json::{Value, json};

#[tokio::test]
async fn a_branch_elects_a_committee_from_seven_full_members_on() {
    let g = Ground::of(6).await;
    let refused = g.secretary.post(ELECTIONS, g.plan(3, "committee")).await.expect(422);
    assert_eq!(refused.code(), "election_no_committee");
    assert!(refused.json["detail"].as_str().is_some_and(|text| text.contains('7')), "with the number");
    let deputies = |seats: u32| {
        let mut plan = g.plan(0, "members");
        plan["deputies"] = json!(seats);
        plan
    };
    let refused = g.secretary.post(ELECTIONS, deputies(2)).await.refused(422, "election_seats");
    assert_eq!(refused.fields()[0].0, "/deputies");
    let alone = g.secretary.post(ELECTIONS, deputies(1)).await.expect(201);
    assert_eq!((alone.at("/state").as_str(), alone.at("/voters/should").as_str()), ("preparing", "6"));
    assert_eq!(alone.json["voters"]["probationary"], json!(1));
    let g = Ground::new().await;
    let refused = g.secretary.post(ELECTIONS, g.plan(2, "committee")).await.expect(422);
    assert_eq!(refused.code(), "election_committee_size");
    let mut many = g.plan(3, "committee");
    many["deputies"] = json!(3);
    let refused = g.secretary.post(ELECTIONS, many).await.refused(422, "election_seats");
    assert_eq!(refused.fields()[0].0, "/deputies");
    let without = g.secretary.post(ELECTIONS, g.plan(0, "members")).await.expect(201);
    assert!(codes(&without).contains(&"election_committee_due"));
}

#[tokio::test]
async fn one_election_at_a_time_and_none_where_there_are_no_terms() {
    let g = Ground::new().await;
    g.planned().await;
    g.secretary.post(ELECTIONS, g.plan(3, "committee")).await.refused(409, "election_already_open");
    for kind in ["temporary_branch", "functional_branch"] {
        let unit = g.org.unit(kind, kind, Some(&g.root)).await;
        let new = json!({"unit_id": unit, "planned_on": today(), "committee": 0, "secretary_by": "members"});
        g.admin.post(ELECTIONS, new).await.refused(422, "election_not_for_kind");
    }
    let decimals =
        json!({"unit_id": g.branch, "planned_on": today(), "committee": 3.5, "secretary_by": "members"});
    let refused = g.admin.post(ELECTIONS, decimals).await.refused(422, "validation");
    assert_eq!(refused.fields(), [("/committee".to_owned(), "wrong_type".to_owned())]);
}

#[tokio::test]
async fn voters_come_in_the_order_of_the_roster() {
    let g = Ground::of(0).await;
    for name in ["张三", "李四", "安宁"] {
        g.org.member(name, &g.branch).await;
    }
    let id = g.secretary.post(ELECTIONS, g.plan(0, "members")).await.expect(201).at("/id");
    let voters = g.secretary.get(&format!("{ELECTIONS}/{id}/voters")).await.expect(200);
    let people = voters.json["items"].as_array().into_iter().flatten();
    let names: Vec<&str> = people.filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["安宁", "李四", "张三", "预备党员"]);
}

#[tokio::test]
async fn who_has_no_rights_neither_votes_nor_stands() {
    let g = Ground::new().await;
    let id = g.planned().await;
    let stands = |member: &str| json!({"candidates": [{"member_id": member, "office": "committee_member"}]});
    let probationary = put(&g.secretary, &id, "candidates", stands(&g.probationary)).await.expect(422);
    assert_eq!(probationary.code(), "election_may_not_stand");
    assert_eq!(probationary.fields()[0].0, "/candidates/0/member_id");
    let rests = super::rights::rests(&g.full[7], today());
    g.secretary.post(super::rights::RIGHTS, rests).await.expect(201);
    let shown = show(&g.secretary, &id).await;
    assert_eq!((&shown.json["voters"]["should"], &shown.json["voters"]["quorum"]), (&json!(7), &json!(6)));
    put(&g.secretary, &id, "candidates", stands(&g.full[7])).await.refused(422, "election_may_not_stand");
    let elsewhere =
        g.org.member("外支部党员", &g.org.unit("西区党支部", "branch", Some(&g.root)).await).await;
    put(&g.secretary, &id, "candidates", stands(&elsewhere)).await.refused(422, "unknown_member");
    let excused =
        json!({"left_out": [{"member_id": g.probationary, "reason": "long_ill", "since": "2020-01-01"}]});
    put(&g.secretary, &id, "voters", excused).await.refused(422, "election_rights_of_voter");
}

#[tokio::test]
async fn a_branch_of_probationary_members_elects_nobody() {
    let g = Ground::of(0).await;
    let planned = g.secretary.post(ELECTIONS, g.plan(0, "members")).await.expect(201);
    assert_eq!((planned.at("/voters/should"), planned.at("/voters/probationary")), ("0".into(), "1".into()));
    let id = planned.at("/id");
    let stands = json!({"candidates": [{"member_id": g.probationary, "office": "secretary"}]});
    let stands = put(&g.secretary, &id, "candidates", stands).await.refused(422, "election_may_not_stand");
    let meeting = json!({"held_on": today(), "present": 1});
    let meeting = post(&g.secretary, &id, "meeting", meeting).await.refused(422, "election_no_voters");
    for detail in [stands.at("/detail"), stands.at("/fields/0/detail"), meeting.at("/detail")] {
        assert!(detail.contains("（依据：中国共产党基层组织选举工作条例(2020-07-13)"), "{detail}");
        assert!(detail.contains("中国共产党章程第七条") && detail.contains("自2020年7月13日起"), "{detail}");
    }
    let shown = show(&g.secretary, &id).await;
    assert_eq!((shown.at("/state"), &shown.json["candidates"]), ("preparing".into(), &json!([])));
}

#[tokio::test]
async fn a_voter_is_left_out_with_ground_consent_and_resolution() {
    let g = Ground::new().await;
    let id = g.planned().await;
    put(&g.secretary, &id, "candidates", g.candidates()).await.expect(200);
    let excused = |since: &str, consent: Value| json!({"left_out": [{"member_id": g.full[7], "reason": "abroad_privately", "since": since, "consent": consent}]});
    let short = excused(&today().to_string(), Value::Null);
    put(&g.secretary, &id, "voters", short).await.refused(422, "election_away_too_short");
    let asked = put(&g.secretary, &id, "voters", excused("2020-01-01", Value::Null)).await.expect(200);
    assert!(codes(&asked).contains(&"election_consent_missing"));
    let meeting = |present: u32| json!({"held_on": today(), "present": present, "left_out_resolved": true});
    post(&g.secretary, &id, "meeting", meeting(7)).await.refused(422, "election_consent_missing");
    let paper = json!({"doc_no": "集党〔2026〕3号", "decided_on": "2026-01-05"});
    let agreed = put(&g.secretary, &id, "voters", excused("2020-01-01", paper)).await.expect(200);
    assert_eq!(
        (&agreed.json["voters"]["should"], &agreed.json["voters"]["left_out"]),
        (&json!(7), &json!(1))
    );
    let begun = post(&g.secretary, &id, "meeting", meeting(6)).await.expect(200);
    assert_eq!((&begun.json["voters"]["should"], &begun.json["state"]), (&json!(7), &json!("voting")));
}

#[tokio::test]
async fn the_meeting_begins_with_enough_voters_and_candidates() {
    let g = Ground::new().await;
    let id = g.planned().await;
    let meeting = |present: u32| json!({"held_on": today(), "present": present});
    let few = post(&g.secretary, &id, "meeting", meeting(6)).await.expect(422);
    let named: Vec<String> = few.fields().into_iter().map(|(_, code)| code).collect();
    assert!(named.contains(&"election_no_quorum".to_owned()), "{named:?}");
    assert!(named.contains(&"election_too_few_candidates".to_owned()), "{named:?}");
    put(&g.secretary, &id, "candidates", g.candidates()).await.expect(200);
    post(&g.secretary, &id, "meeting", meeting(6)).await.refused(422, "election_no_quorum");
    post(&g.secretary, &id, "meeting", meeting(9)).await.refused(422, "election_present_over");
    let future = json!({"held_on": "2999-01-01", "present": 8});
    post(&g.secretary, &id, "meeting", future).await.refused(422, "in_future");
    post(&g.secretary, &id, "meeting", meeting(7)).await.expect(200);
    put(&g.secretary, &id, "candidates", g.candidates()).await.refused(409, "election_not_now");
}

#[tokio::test]
async fn whoever_only_looks_on_takes_no_step() {
    let g = Ground::new().await;
    let id = g.planned().await;
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    assert_eq!(next(&show(&auditor, &id).await), Vec::<&str>::new());
    put(&auditor, &id, "candidates", g.candidates()).await.refused(403, "forbidden");
    let west = g.org.unit("西区党支部", "branch", Some(&g.root)).await;
    let other = g.org.person("xiqu", "secretary", Some(&west), None).await;
    other.get(&format!("{ELECTIONS}/{id}")).await.refused(404, "not_found");
    let finance = g.org.person("caiwu", "finance", Some(&g.branch), None).await;
    finance.get(ELECTIONS).await.refused(403, "forbidden");
    post(&g.secretary, &id, "cancel", json!({"reason": "改期"})).await.expect(200);
    g.planned().await;
}

#[tokio::test]
async fn the_roll_of_a_day_that_is_over_has_the_people_of_that_day() {
    let g = Ground::new().await;
    let west = g.org.unit("西区党支部", "branch", Some(&g.root)).await;
    let comes = g.org.member("党员9", &west).await;
    let id = g.planned().await;
    put(&g.secretary, &id, "candidates", g.candidates()).await.expect(200);
    for (member, unit) in [(&g.full[7], &west), (&comes, &g.branch)] {
        let path = format!("/api/records/members/{member}");
        let version = g.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap_or(1);
        let moved = json!({"unit_id": unit, "reason": "录入有误"});
        g.admin.patch(&path, version, moved).await.expect(200);
    }
    let held_on = today() - time::Duration::DAY;
    let meeting = json!({"held_on": held_on, "present": 8});
    post(&g.secretary, &id, "meeting", meeting).await.expect(200);
    let voters = g.secretary.get(&format!("{ELECTIONS}/{id}/voters")).await.expect(200);
    let people = voters.json["items"].as_array().cloned().unwrap_or_default();
    let on_it = |member: &str| people.iter().any(|one| one["member_id"] == member);
    assert!(on_it(&g.full[7]) && !on_it(&comes), "{people:?}");
}
