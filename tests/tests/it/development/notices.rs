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
