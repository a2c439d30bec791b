use super::{FILES, Ground, codes, meeting, with};
use serde_json::json;

#[tokio::test]
async fn one_person_has_one_open_file() {
    let g = Ground::new().await;
    let draft = g.draft("陈晨", "2024-01-10");
    g.secretary.post(FILES, draft.clone()).await.expect(201);
    let again = g.secretary.post(FILES, draft.clone()).await.refused(409, "development_file_open");
    assert_eq!(again.fields()[0].0, "/person/id_no");
    let elsewhere = with(draft, json!({"unit_id": g.other}));
    g.admin.post(FILES, elsewhere).await.refused(409, "development_file_open");
    assert_eq!(g.count("development_files").await, 1);
}

#[tokio::test]
async fn who_applies_is_an_adult_and_no_member_and_applies_to_a_branch() {
    let g = Ground::new().await;
    let young =
        g.secretary.post(FILES, g.draft("陈晨", "1986-01-01")).await.refused(422, "development_too_early");
    assert!(young.at("/detail").contains("党章第一条"), "{}", young.text());
    g.secretary.post(FILES, g.draft("陈晨", "2999-01-01")).await.refused(422, "date_in_future");
    let at_committee = with(g.draft("陈晨", "2024-01-10"), json!({"unit_id": g.root}));
    g.admin.post(FILES, at_committee).await.refused(422, "unit_develops_nobody");
    let mut wrong = g.draft("陈晨", "2024-01-10");
    wrong["person"]["id_no"] = json!("11010519491231002A");
    let wrong = g.secretary.post(FILES, wrong).await.refused(422, "validation");
    assert_eq!(wrong.fields()[0].0, "/person/id_no");
    let full = json!({"name": "周八", "unit_id": g.branch, "id_no": suites::resident_id(), "member_kind": "full",
        "joined_on": "2001-07-01", "full_on": "2002-07-01"});
    g.admin.post("/api/records/members", full.clone()).await.expect(201);
    let mut known = g.draft("周八", "2024-01-10");
    known["person"]["id_no"] = full["id_no"].clone();
    g.secretary.post(FILES, known).await.refused(409, "already_full_member");
    assert_eq!(g.count("development_files").await, 0);
}

#[tokio::test]
async fn nobody_leaves_before_having_applied() {
    let g = Ground::new().await;
    let mut draft = g.draft("陈晨", "2024-01-10");
    draft["leaves_on"] = json!("2024-01-09");
    let code = "development_leaves_before_applying";
    let refused = g.secretary.post(FILES, draft).await.refused(422, code);
    assert_eq!(refused.fields()[0].0, "/leaves_on");
    assert_eq!(g.count("development_files").await, 0);
    let file = g.opened("陈晨", "2024-01-10").await;
    let path = format!("{FILES}/{}", file.at("/id"));
    g.secretary.patch(&path, 2, json!({"leaves_on": "2024-01-09"})).await.refused(422, code);
    g.secretary.patch(&path, 2, json!({"leaves_on": "2024-01-10"})).await.expect(200);
}

#[tokio::test]
async fn an_association_develops_nobody() {
    let org = suites::TestApp::get().await.org(kernel::TenantKind::Association).await;
    let root = org.unit("协会党委", "party_committee", None).await;
    let branch = org.unit("第一党支部", "branch", Some(&root)).await;
    let draft = json!({"unit_id": branch, "applied_on": "2024-01-10",
        "person": {"name": "陈晨", "id_no": suites::resident_id()}});
    org.admin().await.post(FILES, draft).await.refused(409, "development_not_practised");
}

#[tokio::test]
async fn steps_out_of_order_or_too_early_are_stopped_with_rule_source_and_dates() {
    let g = Ground::new().await;
    let file = g.walked("choose_activist").await;
    let skipped =
        g.takes(&file, "choose_candidate", "chosen", "2025-03-03", json!({"opinions_heard": true})).await;
    let skipped = skipped.refused(422, "validation");
    let found: Vec<String> = skipped.fields().into_iter().map(|(_, code)| code).collect();
    assert!(
        found.contains(&"development_not_possible".into())
            && found.contains(&"development_step_missing".into())
    );
    for field in skipped.json["fields"].as_array().unwrap() {
        let detail = field["detail"].as_str().unwrap();
        assert!(detail.contains("（依据：") && detail.contains("起施行）"), "{detail}");
    }
    let before = g.takes(&file, "choose_activist", "chosen", "2024-01-24", json!({})).await;
    let before = before.refused(422, "development_out_of_order");
    for part in ["2024年1月25日", "（依据：中国共产党发展党员工作细则", "自2014年5月28日起施行）"]
    {
        assert!(before.at("/detail").contains(part), "{part}: {}", before.text());
    }
    g.takes(&file, "choose_activist", "elected", "2024-03-01", json!({}))
        .await
        .refused(422, "development_unknown_step");
    g.takes(&file, "choose_activist", "chosen", "2999-01-01", json!({})).await.refused(422, "date_in_future");

    let file = g.walked("choose_candidate").await;
    let early =
        g.takes(&file, "choose_candidate", "chosen", "2025-02-28", json!({"opinions_heard": true})).await;
    let early = early.refused(422, "development_too_early");
    let detail = early.at("/detail");
    assert!(
        ["2025年3月1日", "2024年3月1日", "12", "第十三条", "2014年5月28日"]
            .iter()
            .all(|part| detail.contains(part)),
        "{detail}"
    );
    assert_eq!(early.fields()[0].0, "/decided_on");
    let unheard = g.takes(&file, "choose_candidate", "chosen", "2025-03-03", json!({})).await;
    assert_eq!(unheard.refused(422, "development_fact_unknown").fields()[0].0, "/opinions_heard");
}

#[tokio::test]
async fn what_is_doubtful_is_taken_with_its_warning() {
    let mut g = Ground::new().await;
    let file = g.opened("陈晨", "2024-01-10").await;
    let late = g.takes(&file, "talk", "done", "2024-02-20", json!({})).await.expect(201);
    let warnings = &late.json["steps"][1]["warnings"];
    assert_eq!(codes(warnings), ["development_too_late"]);
    assert_eq!((warnings[0]["weight"].as_str(), warnings[0]["guard"].as_str()), (Some("alert"), Some("G2")));
    assert!(warnings[0]["detail"].as_str().unwrap().contains("2024年2月10日"));
    g.secretary.language = "en";
    let english = g.secretary.get(&format!("{FILES}/{}", late.at("/id"))).await.expect(200);
    let detail = english.at("/steps/1/warnings/0/detail");
    assert!(detail.contains("Application handed in") && detail.contains("1 month)"), "{detail}");
}

#[tokio::test]
async fn votes_that_do_not_add_up_or_decide_nothing_are_refused() {
    let g = Ground::new().await;
    let file = g.walked("admission_meeting").await;
    let vote = |change: serde_json::Value| {
        let mut whole = meeting(5);
        whole["vote"] = with(whole["vote"].clone(), change);
        whole
    };
    let tries = [
        (json!({"issued": 6, "returned": 6, "yes": 6}), "vote_more_issued", "/vote/issued"),
        (json!({"present": 6}), "vote_more_present", "/vote/present"),
        (json!({"issued": 4}), "vote_more_returned", "/vote/returned"),
        (json!({"yes": 4}), "vote_not_added_up", "/vote/returned"),
        (json!({"method": "hands"}), "vote_method", "/vote/method"),
        (
            json!({"excluded": 6, "entitled": 5, "present": 0, "issued": 0, "returned": 0, "yes": 0}),
            "vote_more_excluded",
            "/vote/excluded",
        ),
        (json!({"present": 2, "issued": 2, "returned": 2, "yes": 2}), "vote_no_quorum", "/vote/present"),
    ];
    for (change, code, pointer) in tries {
        let refused = g
            .takes(&file, "admission_meeting", "passed", "2025-06-18", vote(change))
            .await
            .refused(422, code);
        assert_eq!(refused.fields()[0].0, pointer, "{code}");
        for detail in [refused.at("/detail"), refused.at("/fields/0/detail")] {
            assert!(detail.contains("（依据：中国共产党发展党员工作细则(2014)"), "{detail}");
            assert!(detail.contains("自2014年5月28日起施行）"), "{detail}");
        }
    }
    let lost = g.takes(&file, "admission_meeting", "passed", "2025-06-18", meeting(2)).await;
    assert_eq!(lost.refused(422, "development_not_so").fields()[0].0, "/vote");
    g.takes(&file, "admission_meeting", "not_passed", "2025-06-18", meeting(5))
        .await
        .refused(422, "vote_says_otherwise");
    assert_eq!(g.count("development_votes").await, 0);
    let written =
        vote(json!({"present": 3, "issued": 3, "returned": 3, "yes": 2, "no": 1, "written_yes": 1}));
    let passed = g.takes(&file, "admission_meeting", "passed", "2025-06-18", written).await.expect(201);
    let last = passed.json["steps"].as_array().unwrap().last().unwrap()["vote"].clone();
    assert_eq!(
        (last["verdict"].as_str(), last["needed"].as_u64(), last["quorum"].as_u64()),
        (Some("passed"), Some(3), Some(3))
    );
}

#[tokio::test]
async fn a_vote_that_fails_leads_back_to_the_development_target() {
    let g = Ground::new().await;
    let file = g.walked("admission_meeting").await;
    let lost = g.takes(&file, "admission_meeting", "not_passed", "2025-06-18", meeting(2)).await.expect(201);
    assert_eq!((lost.at("/state"), lost.json["probation"].clone()), ("candidate".into(), json!(null)));
}

#[tokio::test]
async fn mentors_are_full_members_within_reach_and_not_oneself() {
    let g = Ground::new().await;
    let file = g.walked("assign_contacts").await;
    let takes = async |mentors: serde_json::Value| {
        g.takes(&file, "assign_contacts", "done", "2024-03-08", json!({"mentors": mentors})).await
    };
    takes(json!([])).await.refused(422, "development_too_few");
    takes(json!(g.members[0..3])).await.refused(422, "development_too_many");
    takes(json!([g.members[1], g.members[1]])).await.refused(422, "given_twice");
    takes(json!([file.at("/person_id")])).await.refused(422, "mentor_oneself");
    takes(json!([g.org.member("郑十", &g.other).await])).await.refused(422, "unknown_member");
    let young = json!({"name": "周八", "unit_id": g.branch, "id_no": suites::resident_id(),
        "member_kind": "probationary", "joined_on": "2024-01-01"});
    let young = g.admin.post("/api/records/members", young).await.expect(201).at("/id");
    takes(json!([young])).await.refused(422, "development_not_so");
    let taken = takes(json!([g.members[3]])).await.expect(201);
    assert_eq!(taken.at("/mentors/0/name"), "赵六");
    let talk =
        with(super::plain("review_activist", "done", "2024-08-30"), json!({"mentors": [g.members[1]]}));
    super::post(&g.secretary, &taken, "steps", talk).await.refused(422, "not_asked_here");
}

#[tokio::test]
async fn a_probation_is_not_confirmed_before_it_ends_and_not_approved_by_a_general_branch() {
    let g = Ground::new().await;
    let file = g.walked("confirmation_meeting").await;
    let early = g.takes(&file, "confirmation_meeting", "confirm", "2026-06-16", meeting(5)).await;
    let early = early.refused(422, "development_too_early");
    assert!(early.at("/detail").contains("2026年6月17日"), "{}", early.text());
    let before_it_began = g.takes(&file, "confirmation_meeting", "confirm", "2025-06-01", meeting(5)).await;
    assert_eq!(before_it_began.expect(422).code(), "validation");
    let file = g.takes(&file, "confirmation_meeting", "confirm", "2026-06-18", meeting(5)).await.expect(201);
    let general = json!({"body": {"name": "机关党总支", "kind": "general_branch"}});
    let refused = g.takes(&file, "confirmation_approval", "confirmed", "2026-07-20", general).await;
    assert_eq!(refused.refused(422, "development_not_so").fields()[0].0, "/body");
    let township = json!({"body": {"name": "工厂党委", "kind": "party_committee", "under_township": true}});
    g.takes(&file, "confirmation_approval", "confirmed", "2026-07-20", township)
        .await
        .refused(422, "development_not_so");
    let nameless = json!({"body": {"kind": "party_committee"}});
    g.takes(&file, "confirmation_approval", "confirmed", "2026-07-20", nameless)
        .await
        .refused(422, "unknown_body");
    let member = g.admin.get(&format!("/api/records/members/{}", file.at("/member_id"))).await.expect(200);
    assert_eq!(member.at("/member_kind"), "probationary", "nothing refused has changed the member");
}

#[tokio::test]
async fn numbers_no_training_and_no_extension_can_have_are_refused_by_name() {
    let g = Ground::new().await;
    let file = g.walked("train").await;
    for (field, given) in [("training_hours", 32_768), ("training_hours", 2001), ("training_days", 367)] {
        let refused = g.takes(&file, "train", "done", "2025-04-14", json!({field: given})).await;
        assert_eq!(refused.refused(422, "out_of_range").fields()[0].0, format!("/{field}"), "{given}");
    }
    let halves = json!({"training_hours": 12, "training_days": 1});
    let file = g.takes(&file, "train", "done", "2025-04-10", halves.clone()).await.expect(201);
    let short = g.takes(&file, "committee_review", "passed", "2025-05-08", json!({})).await;
    short.refused(422, "development_none_of");
    let file = g.takes(&file, "train", "done", "2025-04-14", halves).await.expect(201);
    g.takes(&file, "committee_review", "passed", "2025-05-08", json!({})).await.expect(201);

    let file = g.walked("confirmation_meeting").await;
    for months in [0, 121, 65_535] {
        let late = with(meeting(5), json!({"months": months, "back_filled_reason": "补录"}));
        let refused = g.takes(&file, "confirmation_meeting", "extend", "2026-06-18", late).await;
        assert_eq!(refused.refused(422, "out_of_range").fields()[0].0, "/months", "{months}");
    }
}

#[tokio::test]
async fn only_a_body_above_the_branch_decides() {
    let g = Ground::new().await;
    let file = g.walked("approval").await;
    let beside = g.org.unit("北区党委", "party_committee", Some(&g.root)).await;
    let village =
        json!({"name": "东村党委", "kind": "party_committee", "parent_id": g.root, "nature": "village"});
    let village = g.admin.post("/api/records/units", village).await.expect(201).at("/id");
    let nowhere = kernel::UnitId::new().to_string();
    for unit in [&beside, &g.other, &g.branch, &village, &nowhere] {
        let body = json!({"body": {"unit_id": unit}});
        let refused = g.takes(&file, "approval", "approved", "2025-07-30", body.clone()).await;
        assert_eq!(refused.refused(422, "unknown_body").fields()[0].0, "/body/unit_id", "{unit}");
        let late = with(body, json!({"back_filled_reason": "补录"}));
        let refused = g.takes(&file, "approval", "approved", "2025-07-30", late).await;
        refused.refused(422, "unknown_body");
    }
    let above = json!({"body": {"unit_id": g.root}});
    g.takes(&file, "approval", "approved", "2025-07-30", above).await.expect(201);
}

#[tokio::test]
async fn the_committee_of_a_village_reviews_whatever_the_form_says() {
    let g = Ground::new().await;
    let village =
        json!({"name": "东村党委", "kind": "party_committee", "parent_id": g.root, "nature": "village"});
    let village = g.admin.post("/api/records/units", village).await.expect(201).at("/id");
    let file = g.walked("approval").await;
    let under = json!({"parent_id": village, "decided_on": "2025-01-01"});
    g.admin.post(&format!("/api/records/units/{}/move", g.branch), under).await.expect(200);
    let file = g.admin.get(&format!("{FILES}/{}", file.at("/id"))).await.expect(200);
    assert_eq!(file.at("/hints/body/unit_id"), g.root, "the village committee does not approve");
    let body = json!({"body": {"unit_id": village, "under_township": false}});
    let refused = g.takes(&file, "approval", "approved", "2025-07-30", body).await;
    assert_eq!(refused.refused(422, "development_not_so").fields()[0].0, "/body");
    let above = json!({"body": {"unit_id": g.root}});
    g.takes(&file, "approval", "approved", "2025-07-30", above).await.expect(201);
}
