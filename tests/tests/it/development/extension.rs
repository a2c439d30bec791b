use super::{Ground, meeting, with};
use serde_json::json;
use suites::Answer;

#[tokio::test]
async fn a_probation_is_extended_once_by_half_a_year_to_a_year() {
    let g = Ground::new().await;
    let file = g.walked("confirmation_meeting").await;
    let extend = |months: Option<u16>| with(meeting(5), json!({"months": months}));
    let short = g.takes(&file, "confirmation_meeting", "extend", "2026-06-18", extend(Some(5))).await;
    assert_eq!(short.refused(422, "development_too_few").fields()[0].0, "/months");
    let long = g.takes(&file, "confirmation_meeting", "extend", "2026-06-18", extend(Some(13))).await;
    long.refused(422, "development_too_many");
    let file =
        g.takes(&file, "confirmation_meeting", "extend", "2026-06-18", extend(Some(6))).await.expect(201);
    assert_eq!(file.at("/state"), "extension_pending");
    let waits = unfinished(&g, &file).await;
    assert!(waits.iter().any(|one| one.contains("发展党员手续正在办理")), "{waits:?}");
    let body = || json!({"body": {"unit_id": g.root}});
    let wrong = g.takes(&file, "confirmation_approval", "confirmed", "2026-07-20", body()).await;
    wrong.expect(422);
    let file = g.takes(&file, "confirmation_approval", "extended", "2026-07-20", body()).await.expect(201);
    assert_eq!((file.at("/state"), file.at("/standing")), ("extended".into(), "probationary".into()));
    assert_eq!(
        (
            file.at("/probation/ends_on"),
            file.at("/probation/full_on"),
            file.json["probation"]["extended"].clone()
        ),
        ("2026-12-17".into(), "2026-12-18".into(), json!(1))
    );
    let again = super::next(&file, "confirmation_meeting");
    let ways = again["outcomes"].as_array().unwrap();
    let way = |outcome: &str| ways.iter().find(|one| one["outcome"] == outcome).unwrap();
    assert_eq!(super::codes(&way("extend")["missing"]), ["development_too_many"], "once is all");
    assert_eq!(way("confirm")["earliest"], "2026-12-17");
    let member = g.admin.get(&format!("/api/records/members/{}", file.at("/member_id"))).await.expect(200);
    assert_eq!(member.at("/member_kind"), "probationary");
    let over = today() >= time::macros::date!(2026 - 12 - 18);
    assert_eq!(unfinished(&g, &file).await.is_empty(), !over, "the probation lasts as long as its extension");
}

/// What a move to the branch beside would interrupt.
async fn unfinished(g: &Ground, file: &Answer) -> Vec<String> {
    const TRANSFERS: &str = "/api/records/transfers";
    let new = json!({
        "member_id": file.at("/member_id"), "to_unit_id": g.other, "reason": "工作调动", "apply": false,
    });
    let opened = g.secretary.post(TRANSFERS, new).await.expect(201);
    let steps =
        g.secretary.request(reqwest::Method::POST, &format!("{TRANSFERS}/{}/steps", opened.at("/id")));
    let steps = steps.header("if-match", format!("\"v{}\"", opened.json["version"]));
    g.secretary.send(steps.json(&json!({"step": "withdraw", "reason": "不走了"}))).await.expect(200);
    let found = opened.json["findings"].as_array().into_iter().flatten();
    found.map(|one| one["detail"].as_str().unwrap_or_default().to_owned()).collect()
}

fn today() -> time::Date {
    kernel::business_date(time::OffsetDateTime::now_utc(), kernel::SHANGHAI)
}

#[tokio::test]
async fn a_probation_that_is_cancelled_ends_the_membership() {
    let g = Ground::new().await;
    let file = g.walked("apply_for_confirmation").await;
    let file = g.takes(&file, "confirmation_meeting", "cancel", "2026-03-02", meeting(5)).await.expect(201);
    let body = json!({"body": {"unit_id": g.root}});
    let file = g.takes(&file, "confirmation_approval", "cancelled", "2026-04-01", body).await.expect(201);
    assert_eq!((file.at("/standing"), file.at("/closed_on")), ("ended".into(), "2026-04-01".into()));
    let member = g.admin.get(&format!("/api/records/members/{}", file.at("/member_id"))).await.expect(200);
    assert_eq!(
        (member.at("/membership_state"), member.at("/political_status")),
        ("removed".into(), "13".into())
    );
    let more = g.takes(&file, "oath", "done", "2026-05-01", json!({})).await;
    more.refused(409, "development_file_closed");
}

#[tokio::test]
async fn a_resolution_that_is_not_approved_in_half_a_year_lapses() {
    let g = Ground::new().await;
    let file = g.walked("approval").await;
    let body = json!({"body": {"unit_id": g.root}});
    let late = g.takes(&file, "approval", "approved", "2025-12-19", body).await;
    let late = late.refused(422, "development_too_late");
    assert!(late.at("/detail").contains("2025年12月18日"), "{}", late.text());
    let file = g.takes(&file, "lapse", "done", "2025-12-19", json!({})).await.expect(201);
    let file = g.takes(&file, "restart", "done", "2025-12-20", json!({})).await.expect(201);
    assert_eq!(file.at("/state"), "committee_reviewed");
    assert_eq!(file.at("/due/step"), "pre_review");
}
