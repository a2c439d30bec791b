use super::{APPOINTMENTS, CADRES, Ground, change, codes, days_ago, take, today};
use kernel::add_months;
use serde_json::json;
use suites::in_words;
use time::Duration;

#[tokio::test]
async fn a_promotion_goes_from_the_notice_to_the_end_of_its_probation() {
    let g = Ground::new().await;
    let cadre = g.cadre().await;
    let id = g.proposed(&cadre).await;
    take(&g.committee, &id, json!({"step": "appoint"})).await.refused(409, "appointment_notice_needed");
    let short = json!({"step": "start_notice", "until_on": today().to_string()});
    take(&g.committee, &id, short).await.refused(422, "appointment_notice_too_short");
    let up = take(&g.committee, &id, json!({"step": "start_notice", "place": "公示栏"})).await.expect(200);
    assert_eq!((up.at("/state"), &up.json["notice_working_days"]), ("in_notice".into(), &json!(5)));
    take(&g.committee, &id, json!({"step": "appoint"})).await.refused(422, "appointment_notice_running");
    g.ages(&id, 30).await;
    let made =
        take(&g.committee, &id, json!({"step": "appoint", "doc_no": "任〔2026〕3号"})).await.expect(200);
    assert_eq!(made.at("/state"), "in_probation");
    assert_eq!(made.at("/probation_until"), add_months(today(), 12).to_string());
    let record = g.committee.get(&format!("{CADRES}/{cadre}")).await.expect(200);
    assert_eq!(record.at("/posts/0/title"), "办公室主任");
    take(&g.committee, &id, json!({"step": "confirm"})).await.refused(422, "appointment_probation_running");
    g.ages(&id, 366).await;
    let done = take(&g.committee, &id, json!({"step": "confirm"})).await.expect(200);
    assert_eq!((done.at("/state"), done.at("/closed_on")), ("confirmed".into(), today().to_string()));
    take(&g.committee, &id, json!({"step": "confirm"})).await.refused(409, "appointment_no_such_step");
}

#[tokio::test]
async fn what_is_raised_is_settled_before_the_decision() {
    let g = Ground::new().await;
    let id = g.proposed(&g.cadre().await).await;
    take(&g.committee, &id, json!({"step": "start_notice"})).await.expect(200);
    let raised = json!({"step": "object", "named": true, "text": "反映履历不实"});
    let raised = take(&g.committee, &id, raised).await.expect(200);
    let objection = raised.at("/objections/0/id");
    g.ages(&id, 30).await;
    take(&g.committee, &id, json!({"step": "appoint"})).await.refused(409, "appointment_objection_open");
    let result = json!({"step": "settle", "objection_id": objection, "text": "经查属实", "upheld": true});
    take(&g.committee, &id, result.clone()).await.expect(200);
    take(&g.committee, &id, result).await.refused(409, "appointment_objection_settled");
    take(&g.committee, &id, json!({"step": "appoint"})).await.refused(409, "appointment_objection_upheld");
    take(&g.committee, &id, json!({"step": "refuse"})).await.refused(422, "missing");
    let over = take(&g.committee, &id, json!({"step": "refuse", "reason": "履历不实"})).await.expect(200);
    assert_eq!(over.at("/state"), "refused");
    let log = g.admin.get("/api/records/audit?limit=20").await.expect(200);
    assert!(!log.text().contains("反映履历不实"));
}

#[tokio::test]
async fn a_penalty_keeps_from_promotion_until_its_day() {
    let g = Ground::new().await;
    let cadre = g.cadre().await;
    let penalty = json!({"penalties": [{"on": days_ago(30), "penalty": "warning"}]});
    let seen = change(&g.committee, &cadre, penalty).await.expect(200);
    let until = add_months(today() - Duration::days(30), 12).to_string();
    assert_eq!(
        (seen.at("/penalties/0/until"), &seen.json["penalties"][0]["running"]),
        (until.clone(), &json!(true))
    );
    let path = format!("{CADRES}/{cadre}/appointments");
    let new = |kind: &str| json!({"kind": kind, "post": "科长", "reason": "工作需要"});
    let refused = g.committee.post(&path, new("promotion")).await.expect(422);
    assert_eq!(refused.code(), "appointment_under_influence");
    assert!(refused.text().contains(&in_words(&until)) && refused.text().contains("第十条"));
    // a move on the same level is none
    let moved = g.committee.post(&path, new("lateral")).await.expect(201).at("/id");
    g.committee.post(&path, new("lateral")).await.refused(409, "appointment_under_way");
    take(&g.committee, &moved, json!({"step": "start_notice"}))
        .await
        .refused(409, "appointment_no_such_step");
    let made = take(&g.committee, &moved, json!({"step": "appoint"})).await.expect(200);
    assert_eq!(made.at("/state"), "appointed");
}

#[tokio::test]
async fn what_ends_soon_is_on_the_board_of_the_month() {
    let g = Ground::new().await;
    let id = g.proposed(&g.cadre().await).await;
    take(&g.committee, &id, json!({"step": "start_notice"})).await.expect(200);
    let board = g.committee.get(&format!("/api/records/units/{}/month", g.root)).await.expect(200);
    let all = board.json["items"].as_array().into_iter().flatten();
    let ours: Vec<_> = all.filter(|one| one["matter"] == "cadre_notice_ends").collect();
    assert_eq!((ours.len(), &ours[0]["appointment_id"]), (1, &json!(id)));
    let under_way = g.committee.get(APPOINTMENTS).await.expect(200);
    assert_eq!(under_way.json["items"].as_array().map(Vec::len), Some(1));
    assert!(codes(&under_way, "items").is_empty());
}

#[tokio::test]
async fn the_same_step_is_taken_once() {
    let g = Ground::new().await;
    let id = g.proposed(&g.cadre().await).await;
    let send = || {
        let request = g.committee.request(reqwest::Method::POST, &format!("{APPOINTMENTS}/{id}/steps"));
        g.committee.send(request.header("if-match", "\"v1\"").json(&json!({"step": "start_notice"})))
    };
    let (one, two) = tokio::join!(send(), send());
    let mut states = [one.status, two.status];
    states.sort_unstable();
    assert_eq!(states, [200, 412]);
}
