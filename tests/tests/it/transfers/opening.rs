use super::{Ground, TRANSFERS, codes, days_ago, main_step, next, show, take, with};
use serde_json::{Value, json};
use suites::{TestApp, in_words};

const RIGHTS: &str = "/api/records/rights-suspensions";

#[tokio::test]
async fn a_member_drafts_applies_and_withdraws() {
    let g = Ground::new().await;
    let me = g.member().await;
    assert_eq!(me.get(&format!("{TRANSFERS}/mine")).await.expect(200).json["may_open"], true);
    let draft = json!({"to_unit_id": g.west, "reason": "住址变动", "apply": false});
    let draft = me.post(TRANSFERS, draft).await.expect(201);
    assert_eq!((draft.at("/state"), draft.at("/route")), ("draft".into(), "same_committee".into()));
    assert_eq!(draft.json["on_behalf"], false);
    assert_eq!(next(&draft), ["apply", "withdraw"]);
    let id = draft.at("/id");
    let patch = json!({"to_unit_id": g.south, "reason": "工作调动"});
    let changed = me.patch(&format!("{TRANSFERS}/{id}"), 1, patch).await.expect(200);
    assert_eq!((changed.at("/route"), changed.at("/to/name")), ("between".into(), "南区党支部".into()));
    let applied = take(&me, &id, json!({"step": "apply"})).await.expect(200);
    assert_eq!((applied.at("/state"), main_step(&applied)), ("applied".into(), None));
    let mine = me.get(&format!("{TRANSFERS}/mine")).await.expect(200);
    assert_eq!((&mine.json["current"]["id"], &mine.json["may_open"]), (&json!(id), &json!(false)));
    let withdrawn = take(&me, &id, json!({"step": "withdraw", "reason": "不走了"})).await.expect(200);
    assert_eq!(withdrawn.at("/state"), "self_withdrawn");
    assert_eq!(g.home(&g.zhang).await.0, g.east);
    let mine = me.get(&format!("{TRANSFERS}/mine")).await.expect(200);
    assert_eq!((&mine.json["current"], mine.json["past"].as_array().map(Vec::len)), (&Value::Null, Some(1)));
}

#[tokio::test]
async fn one_member_has_one_open_transfer() {
    let g = Ground::new().await;
    let id = g.applied(json!({"to_unit_id": g.west})).await;
    let again = json!({"member_id": g.zhang, "to_unit_id": g.south, "reason": "再来一次"});
    let refused = g.east_secretary.post(TRANSFERS, again.clone()).await.refused(422, "transfer_already_open");
    assert_eq!(refused.fields(), [("/member_id".to_owned(), "transfer_already_open".to_owned())]);
    let detail = refused.at("/detail");
    assert!(detail.contains(&in_words(&days_ago(0))) && detail.contains("（待转出支部审核）"), "{detail}");
    assert!(detail.contains("（依据：中国共产党党员教育管理工作条例(2019)，自2019年4月6日起）"), "{detail}");
    let listed = g.admin.get(TRANSFERS).await.expect(200);
    assert_eq!(listed.json["items"].as_array().map(Vec::len), Some(1), "nothing half-written");
    // whoever is as fast as somebody else meets the database
    take(&g.east_secretary, &id, json!({"step": "withdraw"})).await.expect(200);
    let (a, b) =
        tokio::join!(g.east_secretary.post(TRANSFERS, again.clone()), g.admin.post(TRANSFERS, again.clone()));
    let mut seen = [a.status, b.status];
    seen.sort_unstable();
    assert!(seen[0] == 201 && [409, 422].contains(&seen[1]), "{} {}", a.text(), b.text());
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_its_field() {
    let g = Ground::new().await;
    let group = g.org.unit("第一党小组", "group", Some(&g.east)).await;
    let base = json!({"member_id": g.zhang, "reason": "工作调动"});
    for (more, status, code) in [
        (json!({"to_unit_id": g.east}), 422, "transfer_same_branch"),
        (json!({"to_unit_id": g.one}), 422, "transfer_cannot_take"),
        (json!({"to_unit_id": group}), 422, "transfer_cannot_take"),
        (json!({"to_unit_id": g.west, "to_place": "外省"}), 422, "transfer_one_target"),
        (json!({}), 422, "missing"),
        (json!({"to_place": "外省", "reason": "  "}), 422, "missing"),
    ] {
        let answer = g.east_secretary.post(TRANSFERS, with(base.clone(), more)).await;
        assert_eq!(answer.status, status, "{}", answer.text());
        let named = answer.code() == code || answer.fields().iter().any(|(_, field)| field == code);
        assert!(named, "{code}: {}", answer.text());
    }
}

#[tokio::test]
async fn an_association_moves_no_relations() {
    let org = TestApp::get().await.org(kernel::TenantKind::Association).await;
    let root = org.unit("协会党委", "party_committee", None).await;
    let (a, b) =
        (org.unit("甲支部", "branch", Some(&root)).await, org.unit("乙支部", "branch", Some(&root)).await);
    let member = org.member("张三", &a).await;
    let new = json!({"member_id": member, "to_unit_id": b, "reason": "工作调动"});
    org.admin().await.post(TRANSFERS, new).await.refused(409, "transfers_not_practised");
}

#[tokio::test]
async fn what_is_unfinished_is_told_with_its_rule() {
    let g = Ground::new().await;
    let post = json!({"unit_id": g.east, "member_id": g.zhang, "post": "secretary", "started_on": "2024-01-01", "basis": "elected"});
    g.admin.post("/api/records/posts", post).await.expect(201);
    let id = g.applied(json!({"to_unit_id": g.south})).await;
    let seen = show(&g.first, &id).await;
    assert_eq!(codes(&seen), ["transfer_unfinished", "transfer_holds_post"]);
    assert_eq!(seen.json["findings"][0]["basis"]["rule"], "transfers.pending");
    assert_eq!(seen.json["findings"][0]["weight"], "warn");
    let probationary = json!({
        "name": "李四", "unit_id": g.east, "id_no": suites::resident_id(), "gender": "male",
        "member_kind": "probationary", "joined_on": "2020-07-01",
    });
    let li = g.admin.post("/api/records/members", probationary).await.expect(201).at("/id");
    let new = json!({"member_id": li, "to_unit_id": g.west, "reason": "工作调动"});
    let opened = g.east_secretary.post(TRANSFERS, new).await.expect(201);
    assert_eq!(codes(&opened), ["transfer_unfinished"], "the probation is over and nothing was decided");
}

#[tokio::test]
async fn whoever_is_detained_stays_and_observation_goes_along() {
    let g = Ground::new().await;
    let rests = |kind: &str| {
        json!({
            "member_id": g.zhang, "kind": kind, "doc_no": "集纪〔2026〕1号", "decided_on": days_ago(3),
            "since": days_ago(3),
        })
    };
    let new = json!({"member_id": g.zhang, "to_unit_id": g.west, "reason": "工作调动"});
    let entered = g.admin.post(RIGHTS, rests("suspended")).await.expect(201);
    let refused = g.east_secretary.post(TRANSFERS, new.clone()).await;
    refused.refused(422, "transfer_unfinished");
    let end = format!("{RIGHTS}/{}/end", entered.at("/id"));
    g.admin.post(&end, json!({"ended_on": days_ago(1)})).await.expect(200);
    g.admin.post(RIGHTS, rests("under_observation")).await.expect(201);
    let opened = g.east_secretary.post(TRANSFERS, new).await.expect(201);
    assert_eq!(codes(&opened), ["transfer_under_observation"]);
    assert_eq!(opened.json["findings"][0]["weight"], "warn");
}

#[tokio::test]
async fn places_are_branches_that_take_members() {
    let g = Ground::new().await;
    let me = g.member().await;
    let all = me.get(&format!("{TRANSFERS}/places")).await.expect(200);
    let names: Vec<_> =
        all.json["items"].as_array().into_iter().flatten().map(|one| one["name"].clone()).collect();
    assert_eq!(names, ["西区党支部", "南区党支部"]);
    let found = me.get(&format!("{TRANSFERS}/places?q=%E5%8D%97%E5%8C%BA")).await.expect(200);
    assert_eq!(found.at("/items/0/unit_id"), g.south);
    assert_eq!(found.at("/items/0/committee_name"), "二厂党委");
}
