use super::{Ground, VALUES, decision, first_of_month, today};
use serde_json::json;
use time::Duration;

const FEED: &str = "/api/records/calendar-feed";
const THEMED_DAY: &str = "/api/records/meetings/themed-day";

#[tokio::test]
async fn an_address_reads_what_is_planned_without_a_session_or_a_name() {
    let g = Ground::new().await;
    assert_eq!(g.secretary.get(FEED).await.expect(200).json["made_at"], json!(null));
    let path = g.secretary.post(FEED, json!({})).await.expect(201).at("/path");
    let day = today() + Duration::days(3);
    let meeting = json!({
        "unit_id": g.east, "kinds": ["branch_meeting"], "subject": "讨论李四转正",
        "planned_start": format!("{day}T09:00:00+08:00"), "planned_end": format!("{day}T10:00:00+08:00"),
    });
    g.secretary.post("/api/records/meetings", meeting).await.expect(201);
    let by = decision("meetings.themed_day", "by", json!("day_of_month"), first_of_month());
    g.admin.post(VALUES, by).await.expect(201);
    let answer = g.org.stranger().get(&path).await.expect(200);
    assert!(answer.header("content-type").is_some_and(|kind| kind.starts_with("text/calendar")));
    let text = answer.text().replace("\r\n ", "");
    assert!(text.contains("SUMMARY:支部党员大会 · 东区党支部"), "{text}");
    assert!(text.contains("SUMMARY:主题党日 · 东区党支部"), "{text}");
    assert!(text.contains("T010000Z") && !text.contains("李四"), "{text}");
}

#[tokio::test]
async fn a_new_address_ends_the_old_one_and_an_ended_one_is_unknown() {
    let g = Ground::new().await;
    let stranger = g.org.stranger();
    let first = g.secretary.post(FEED, json!({})).await.expect(201).at("/path");
    let second = g.secretary.post(FEED, json!({})).await.expect(201).at("/path");
    stranger.get(&first).await.expect(404);
    stranger.get(&second).await.expect(200);
    // the same address at another organisation is nobody's
    g.org.neighbour().await.stranger().get(&second).await.expect(404);
    g.secretary.delete(FEED).await.expect(204);
    stranger.get(&second).await.expect(404);
    stranger.get("/calendar/short.ics").await.expect(404);
}

#[tokio::test]
async fn who_has_no_member_record_has_no_calendar() {
    let g = Ground::new().await;
    g.admin.post(FEED, json!({})).await.refused(404, "calendar_needs_member_record");
}

#[tokio::test]
async fn a_branch_fixes_its_own_themed_day() {
    let g = Ground::new().await;
    let fixes = |unit: &str, fixed: serde_json::Value| json!({"unit_id": unit, "fixed": fixed});
    let by = decision("meetings.themed_day", "by", json!("day_of_month"), first_of_month());
    g.admin.post(VALUES, by).await.expect(201);
    let path = format!("/api/records/meetings/calendar?unit_id={}", g.east);
    let usual = g.secretary.get(&path).await.expect(200).json["themed_day"].clone();
    assert_eq!((&usual["own"], &usual["usual"]["day"]), (&json!(null), &json!(5)));
    assert_eq!(usual["ahead"].as_array().map(Vec::len), Some(12));

    let friday = json!({"by": "weekday", "nth": 2, "weekday": 5});
    let kept = g.secretary.put(THEMED_DAY, fixes(&g.east, friday)).await.expect(200);
    assert_eq!((kept.at("/own/by"), &kept.json["own"]["nth"]), ("weekday".into(), &json!(2)));
    assert_ne!(kept.json["ahead"], usual["ahead"]);
    let address = g.secretary.post(FEED, json!({})).await.expect(201).at("/path");
    let text = g.org.stranger().get(&address).await.expect(200).text().replace("\r\n ", "");
    let last = kept.json["ahead"][11].as_str().unwrap_or_default().replace('-', "");
    assert!(text.contains(&format!("DTSTART;VALUE=DATE:{last}")), "{text}");

    for (fixed, field) in [
        (json!({"by": "weekday", "nth": 2}), "/fixed/weekday"),
        (json!({"by": "day_of_month", "day": 32}), "/fixed/day"),
    ] {
        let refused = g.secretary.put(THEMED_DAY, fixes(&g.east, fixed)).await.expect(422);
        assert_eq!(refused.fields()[0].0, field);
    }
    let day = json!({"by": "day_of_month", "day": 5});
    g.secretary.put(THEMED_DAY, fixes(&g.west, day)).await.expect(422);
    let back = g.secretary.put(THEMED_DAY, json!({"unit_id": g.east})).await.expect(200);
    assert_eq!((&back.json["own"], &back.json["ahead"]), (&json!(null), &usual["ahead"]));
    let log = g.admin.get("/api/records/audit?action=fix_themed_day").await.expect(200);
    assert_eq!(log.json["items"].as_array().map(Vec::len), Some(2));
}
