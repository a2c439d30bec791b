use super::{Ground, path, post, put, yesterday};
use serde_json::{Value, json};

#[tokio::test]
async fn a_record_is_written_filed_and_corrected_by_a_new_version() {
    let g = Ground::new().await;
    let held = g.held(&["branch_meeting", "lecture"], yesterday(), 4).await;
    assert_eq!((held.at("/state"), held.json["guests"].clone()), ("held".into(), json!(2)));
    let codes = |answer: &suites::Answer| -> Vec<String> {
        let found = answer.json["findings"].as_array().unwrap().iter();
        found
            .map(|one| format!("{} {}", one["code"].as_str().unwrap(), one["pointer"].as_str().unwrap()))
            .collect()
    };
    assert_eq!(codes(&held), ["missing_part /chair_id", "missing_part /recorder_id"]);
    let written = put(&g.secretary, &held, "record", g.record(4, 0, 0)).await.expect(200);
    assert_eq!(codes(&written), Vec::<String>::new());
    let decision = &written.json["decisions"][0];
    assert_eq!((&decision["outcome"], &decision["yes_needed"]), (&json!("passed"), &json!(3)));
    assert_eq!(decision["basis"]["rule"], "meetings.decisions");
    assert_eq!(written.at("/minutes"), "张三：传达上级精神。\n李四：谈体会。");

    let filed = post(&g.secretary, &written, "file", Value::Null).await.expect(200);
    assert_eq!((filed.at("/state"), filed.json["number"].clone()), ("filed".into(), json!(1)));
    post(&g.secretary, &filed, "file", Value::Null).await.refused(409, "meeting_filed");
    put(&g.secretary, &filed, "record", g.record(3, 1, 0)).await.refused(409, "meeting_filed");
    put(&g.secretary, &filed, "attendance", g.attendance(yesterday(), 5)).await.refused(409, "meeting_filed");

    let without = json!({"reason": " ", "record": g.record(3, 1, 0)});
    let refused = post(&g.secretary, &filed, "versions", without).await.refused(422, "missing");
    assert_eq!(refused.fields()[0].0, "/reason");
    let wrong = json!({"reason": "计票有误", "record": g.record(9, 0, 0)});
    let refused = post(&g.secretary, &filed, "versions", wrong).await.refused(422, "votes_over_present");
    assert_eq!(refused.fields()[0].0, "/record/decisions/0/yes");
    let detail = refused.at("/detail");
    assert!(detail.contains("（依据：中国共产党支部工作条例(试行)"), "{detail}");
    assert!(detail.contains("自2018年10月28日起"), "{detail}");
    let correction =
        json!({"reason": "计票有误", "details": {"place": "二楼会议室"}, "record": g.record(3, 1, 0)});
    let second = post(&g.secretary, &filed, "versions", correction).await.expect(200);
    assert_eq!((second.json["number"].clone(), second.at("/place")), (json!(2), "二楼会议室".into()));
    let versions = g.secretary.get(&path(&filed, "versions")).await.expect(200);
    let items = versions.json["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!((&items[0]["reason"], &items[1]["reason"]), (&json!("计票有误"), &Value::Null));
    assert_eq!(
        (&items[0]["content"]["decisions"][0]["no"], &items[1]["content"]["decisions"][0]["no"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(items[1]["content"]["place"], "会议室");
    assert_eq!(items[1]["content"]["list"].as_array().unwrap().len(), 5);

    let filed: Vec<Value> = g
        .told()
        .await
        .into_iter()
        .filter(|(kind, _)| kind == "meeting.filed.v1")
        .map(|(_, event)| event)
        .collect();
    assert_eq!(filed.len(), 2);
    assert_eq!(
        (&filed[1]["number"], &filed[1]["present"], &filed[1]["should"]),
        (&json!(2), &json!(4), &json!(5))
    );
    assert!(!filed[0].to_string().contains("学习"), "an event carries no words of the record");
}

#[tokio::test]
async fn what_is_missing_is_told_all_at_once_and_nothing_is_filed() {
    let g = Ground::new().await;
    let day = yesterday();
    let mut draft = g.draft(&["themed_day"], day);
    draft["place"] = Value::Null;
    draft["agenda"] = json!([]);
    let made = g.secretary.post(super::MEETINGS, draft).await.expect(201);
    let some = json!({"started_at": format!("{day}T09:00:00+08:00"), "marks": [
        {"member_id": g.members[0], "mark": "present"}, {"member_id": g.members[1], "mark": "leave"}]});
    let held = put(&g.secretary, &made, "attendance", some).await.expect(200);
    let refused = post(&g.secretary, &held, "file", Value::Null).await.refused(422, "record_incomplete");
    let expected = [
        ("/ended_at", "missing_part"),
        ("/place", "missing_part"),
        ("/chair_id", "missing_part"),
        ("/recorder_id", "missing_part"),
        ("/marks", "unmarked"),
        ("/marks", "absent_without_reason"),
    ];
    let expected: Vec<(String, String)> = expected.map(|(at, code)| (at.into(), code.into())).into();
    assert_eq!(refused.fields(), expected);
    assert_eq!(refused.at("/fields/4/detail"), "还有 3 人没有登记到会情况");
    assert_eq!(g.count("meeting_versions").await, 0);
    assert_eq!(g.secretary.get(path(&held, "").trim_end_matches('/')).await.expect(200).at("/state"), "held");
    // an agenda is a matter of good order: it warns
    let whole = put(&g.secretary, &held, "attendance", g.attendance(day, 5)).await.expect(200);
    let mut record = g.record(5, 0, 0);
    record["agenda"] = json!([]);
    let written = put(&g.secretary, &whole, "record", record).await.expect(200);
    let id = written.at("/id");
    let placed = g
        .secretary
        .patch(
            &format!("{}/{id}", super::MEETINGS),
            written.json["version"].as_i64().unwrap(),
            json!({"place": "活动室"}),
        )
        .await
        .expect(200);
    let filed = post(&g.secretary, &placed, "file", Value::Null).await.expect(200);
    assert_eq!(
        (filed.at("/findings/0/code"), filed.at("/findings/0/weight")),
        ("missing_part".into(), "warn".into())
    );
}

#[tokio::test]
async fn without_a_quorum_nothing_was_decided() {
    let g = Ground::new().await;
    let held = g.held(&["branch_meeting"], yesterday(), 2).await;
    let written = put(&g.secretary, &held, "record", g.record(2, 0, 0)).await.expect(200);
    assert_eq!(written.at("/decisions/0/outcome"), "no_quorum");
    let refused = post(&g.secretary, &written, "file", Value::Null).await.refused(422, "record_incomplete");
    assert_eq!(refused.fields(), [("/decisions/0".to_owned(), "no_quorum".to_owned())]);
    let detail = refused.at("/fields/0/detail");
    for part in ["到会有表决权的党员 2 人", "应到 5 人", "至少需要 3 人", "支部工作条例", "2018年10月28日"]
    {
        assert!(detail.contains(part), "{part} in {detail}");
    }
    // the same meeting without a decision may be filed
    let mut record = g.record(0, 0, 0);
    record["decisions"] = json!([]);
    let plain = put(&g.secretary, &written, "record", record).await.expect(200);
    post(&g.secretary, &plain, "file", Value::Null).await.expect(200);
}

#[tokio::test]
async fn of_two_who_file_at_once_one_does() {
    let g = Ground::new().await;
    let held = g.held(&["branch_meeting"], yesterday(), 5).await;
    let written = put(&g.secretary, &held, "record", g.record(5, 0, 0)).await.expect(200);
    let (one, other) = tokio::join!(
        post(&g.secretary, &written, "file", Value::Null),
        post(&g.admin, &written, "file", Value::Null),
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    assert_eq!(g.count("meeting_versions").await, 1);
}

#[tokio::test]
async fn minutes_that_read_like_those_of_another_meeting_are_said_and_filed() {
    let g = Ground::new().await;
    let text = |month: &str| {
        format!(
            "{month}主题党日。张三主持，集体学习党章第一章，李四领读并谈体会，王五、赵六、孙七依次发言，大家表示要联系工作实际抓好\
             落实。会后全体党员到社区清扫楼道、慰问困难群众，下月继续开展结对帮扶，由李四负责联系并向支部报告结果。"
        )
    };
    let mut filed = Vec::new();
    for (month, ago) in [("六月", 30), ("七月", 1)] {
        let held = g.held(&["themed_day"], super::today() - time::Duration::days(ago), 4).await;
        let mut record = g.record(4, 0, 0);
        record["minutes"] = json!(text(month));
        let written = put(&g.secretary, &held, "record", record).await.expect(200);
        let done = post(&g.secretary, &written, "file", Value::Null).await.expect(200);
        assert_eq!(written.json["findings"], done.json["findings"], "it is said before and when it is filed");
        filed.push(done);
    }
    let [first, second] = filed.as_slice() else { panic!("two were filed") };
    let alike = |answer: &suites::Answer| {
        let found = answer.json["findings"].as_array().unwrap().iter();
        found.filter(|one| one["code"] == "minutes_alike").cloned().collect::<Vec<Value>>()
    };
    assert_eq!(alike(first), Vec::<Value>::new());
    let found = alike(second);
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0]["weight"], &found[0]["pointer"]), (&json!("warn"), &json!("/minutes")));
    assert_eq!(
        (&found[0]["meeting_id"], &found[0]["basis"]["rule"]),
        (&first.json["id"], &json!("overview.alike"))
    );

    let month: String = second.at("/day").chars().take(7).collect();
    let twice = g.secretary.get(&format!("/api/records/burden/twice?month={month}")).await.expect(200);
    let hints = twice.json["items"].as_array().unwrap();
    let hint = hints.iter().find(|one| one["what"] == "minutes_alike").expect("it is a hint there too");
    assert_eq!(hint["records"], json!([first.json["id"], second.json["id"]]));
}
