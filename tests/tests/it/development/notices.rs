use super::{Ground, codes, meeting, next, path, post};
use serde_json::json;

#[tokio::test]
async fn a_notice_runs_its_working_days_and_tells_nothing_it_must_not() {
    let g = Ground::new().await;
    let file = g.walked("notice").await;
    let notices = path(&file, "notices");
    let notice =
        |until: &str| json!({"ahead_of": "admission_meeting", "from_on": "2025-05-22", "until_on": until});
    let short = g.secretary.post(&notices, notice("2025-05-27")).await.refused(422, "notice_too_short");
    assert!(short.at("/detail").contains("2025年5月28日"), "{}", short.text());
    g.secretary.post(&notices, notice("2025-05-21")).await.refused(422, "ends_before_start");
    let mut wrong = notice("2025-05-28");
    wrong["ahead_of"] = json!("talk");
    g.secretary.post(&notices, wrong).await.refused(422, "no_notice_here");
    let mut much = notice("2025-05-28");
    much["shown"] = json!(["name", "id_number"]);
    g.secretary.post(&notices, much).await.refused(422, "notice_shows_too_much");

    assert_eq!(codes(&next(&file, "admission_meeting")["outcomes"][0]["missing"]), ["development_no_notice"]);
    g.takes(&file, "admission_meeting", "passed", "2025-06-18", meeting(5))
        .await
        .refused(422, "development_no_notice");
    let up = g.secretary.post(&notices, notice("2025-05-28")).await.expect(201);
    assert_eq!(
        (up.json["notices"][0]["working_days"].clone(), up.json["notices"][0]["least"].clone()),
        (json!(5), json!(5))
    );
    let on_the_day = g.takes(&up, "admission_meeting", "passed", "2025-05-28", meeting(5)).await;
    on_the_day.refused(422, "development_notice_running");
    let told = g.told("development.notice%").await;
    assert_eq!((told.len(), told[0].1["ahead_of"].as_str()), (1, Some("admission_meeting")));

    let id = up.at("/notices/0/id");
    let sheet = g.secretary.get(&format!("{notices}/{id}/notice.pdf")).await.expect(200);
    let sheet = sheet.sheet("development-notice");
    // an old notice says nothing of where to object
    assert_eq!((&sheet["objection_phone"], &sheet["objection_address"]), (&json!(null), &json!(null)));
    let down = format!("{notices}/{id}/withdraw");
    let down = g.secretary.post(&down, json!({"reason": "姓名有误"})).await.expect(200);
    assert_eq!(down.at("/notices/0/withdrawn_reason"), "姓名有误");
    g.secretary
        .post(&format!("{notices}/{id}/withdraw"), json!({"reason": "再撤"}))
        .await
        .refused(409, "notice_withdrawn");
    g.takes(&down, "admission_meeting", "passed", "2025-06-18", meeting(5))
        .await
        .refused(422, "development_no_notice");
    g.secretary.get(&format!("{notices}/{id}/notice.pdf")).await.refused(409, "notice_withdrawn");
}

#[tokio::test]
async fn a_notice_says_where_to_object_and_the_next_one_begins_with_it() {
    let g = Ground::new().await;
    let file = g.walked("notice").await;
    let notices = path(&file, "notices");
    let mut new = json!({"ahead_of": "admission_meeting", "from_on": "2030-01-07", "until_on": "2030-01-18"});
    let silent = g.secretary.post(&notices, new.clone()).await.refused(422, "notice_no_contact");
    assert_eq!(silent.fields()[0].0, "/objection_phone");
    new["objection_phone"] = json!("8".repeat(61));
    let long = g.secretary.post(&notices, new.clone()).await.refused(422, "text_too_long");
    assert_eq!(long.fields()[0].0, "/objection_phone");
    new["objection_phone"] = json!(" 0571-8800 6120 ");
    new["objection_address"] = json!("党委组织部 302 室");
    let up = g.secretary.post(&notices, new).await.expect(201);
    let contact = |of: &serde_json::Value| {
        assert_eq!(of["objection_phone"], "0571-8800 6120");
        assert_eq!(of["objection_address"], "党委组织部 302 室");
    };
    contact(&up.json["notices"][0]);
    contact(&up.json["hints"]);
    let own = g.secretary.get(&format!("{}/{}", super::FILES, file.at("/id"))).await.expect(200);
    contact(&own.json["hints"]);

    let pdf = format!("{notices}/{}/notice.pdf", up.at("/notices/0/id"));
    let sheet = g.secretary.get(&pdf).await.expect(200).sheet("development-notice");
    contact(&sheet);
    assert_eq!(sheet["title"], "关于拟接收陈晨同志为预备党员的公示");
    assert_eq!((&sheet["unit"], &sheet["on"]), (&json!("东区党支部"), &json!("2030-01-07")));
    let facts = sheet["facts"].as_array().unwrap();
    let fact = |name: &str| facts.iter().find(|one| one["name"] == name).cloned().unwrap_or_default();
    assert_eq!(fact("申请入党日期")["day"], "2024-01-10");
    assert_eq!(fact("确定为入党积极分子日期")["day"], "2024-03-01");
    assert_eq!(fact("列为发展对象日期")["day"], "2025-03-10");
    let introducers = fact("入党介绍人")["value"].to_string();
    assert!(introducers.contains("李四") && introducers.contains("王五"), "{introducers}");
    assert_eq!(fact("出生年月")["month"].as_str().map(str::len), Some(7));
    let whole = sheet.to_string();
    assert!(!whole.contains("13912345678") && !whole.contains(&file.at("/id_no_masked")), "{whole}");
    let member = g.org.person("lisi", "member", Some(&g.branch), Some(&g.members[1])).await;
    member.get(&pdf).await.refused(404, "not_found");
    let outside = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    outside.get(&pdf).await.refused(404, "not_found");

    // where no notice comes next there is nothing to begin with
    let next = g.opened("周洲", "2024-01-12").await;
    assert_eq!(next.json["hints"]["objection_phone"], serde_json::Value::Null);
    let person = g.org.person("chenchen", "member", Some(&g.branch), Some(&file.at("/person_id"))).await;
    let mine = person.get("/api/records/development/mine").await.expect(200);
    contact(&mine.json["file"]["notices"][0]);
    assert!(mine.json["file"]["notices"][0].get("objections").is_none());
}

#[tokio::test]
async fn an_objection_stops_the_step_until_it_is_settled() {
    let g = Ground::new().await;
    let file = g.walked("admission_meeting").await;
    let objections = format!("{}/{}/objections", path(&file, "notices"), file.at("/notices/0/id"));
    let said = json!({"raised_on": "2025-05-26", "named": true, "text": "群众反映：欠缴工会会费"});
    let early = json!({"raised_on": "2025-05-21", "named": true, "text": "早"});
    g.secretary.post(&objections, early).await.refused(422, "before_notice");
    let raised = g.secretary.post(&objections, said).await.expect(201);
    assert_eq!(raised.at("/notices/0/objections/0/text"), "群众反映：欠缴工会会费");
    let sealed = "development_objections WHERE position(convert_to('欠缴', 'UTF8') in text_sealed) > 0";
    assert_eq!(g.count(sealed).await, 0);
    let stopped = g.takes(&raised, "admission_meeting", "passed", "2025-06-18", meeting(5)).await;
    assert!(stopped.refused(422, "development_objection_open").at("/detail").contains("2025年5月26日"));
    let auditor = g.org.person("shenji", "auditor", None, None).await;
    let seen = auditor.get(&format!("{}/{}", super::FILES, file.at("/id"))).await.expect(200);
    assert_eq!(seen.json["notices"][0]["objections"][0]["text"], serde_json::Value::Null);

    let settle = format!("objections/{}/settle", raised.at("/notices/0/objections/0/id"));
    let early = json!({"settled_on": "2025-05-25", "result": "查无此事"});
    g.secretary.post(&path(&file, &settle), early).await.refused(422, "settled_before_raised");
    let done = json!({"settled_on": "2025-06-05", "result": "经查已补缴，不影响发展"});
    let settled = g.secretary.post(&path(&file, &settle), done.clone()).await.expect(200);
    g.secretary.post(&path(&file, &settle), done).await.refused(409, "objection_settled");
    let step = super::with(super::plain("admission_meeting", "passed", "2025-06-18"), meeting(5));
    post(&g.secretary, &settled, "steps", step).await.expect(201);
}

#[tokio::test]
async fn a_notice_over_a_holiday_somebody_entered_runs_longer() {
    let g = Ground::new().await;
    let file = g.walked("notice").await;
    let notices = path(&file, "notices");
    let notice = |until: &str| {
        json!({
            "ahead_of": "admission_meeting", "from_on": "2031-01-20", "until_on": until,
            "objection_phone": "0571-88006120",
        })
    };
    // nobody has entered the year: weekends alone are counted, and it says so
    let up = g.secretary.post(&notices, notice("2031-01-24")).await.expect(201);
    assert_eq!(
        (&up.json["notices"][0]["working_days"], &up.json["notices"][0]["certain"]),
        (&json!(5), &json!(false))
    );
    let down = format!("{notices}/{}/withdraw", up.at("/notices/0/id"));
    g.secretary.post(&down, json!({"reason": "遇春节假期"})).await.expect(200);
    let spring = json!({
        "rule": "calendar.working_days", "setting": "days", "effective_from": "2031-01-01", "reason": "国办通知",
        "value": {"off": [["2031-01-22", "2031-01-28"]], "worked": ["2031-01-19"]},
    });
    g.admin.post("/api/records/rules/values", spring).await.expect(201);
    let short = g.secretary.post(&notices, notice("2031-01-24")).await.refused(422, "notice_too_short");
    assert!(short.at("/detail").contains("2031年1月31日"), "{}", short.text());
    let up = g.secretary.post(&notices, notice("2031-01-31")).await.expect(201);
    let all = up.json["notices"].as_array().cloned().unwrap_or_default();
    let running = all.iter().find(|one| one["withdrawn_reason"].is_null()).cloned().unwrap_or_default();
    assert_eq!((&running["working_days"], &running["certain"]), (&json!(5), &json!(true)));
}
