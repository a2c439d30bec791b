use super::{Ground, MEETINGS, put, yesterday};
use serde_json::json;

fn minutes(id: &str) -> String {
    format!("{MEETINGS}/{id}/minutes.pdf")
}

#[tokio::test]
async fn minutes_say_what_the_page_says() {
    let g = Ground::new().await;
    let planned = g.planned(&["branch_meeting"], yesterday()).await;
    let path = minutes(&planned.at("/id"));
    g.secretary.get(&path).await.refused(409, "meeting_not_held");
    let held = g.attend(&planned, yesterday(), 4).await.expect(200);
    put(&g.secretary, &held, "record", g.record(4, 0, 0)).await.expect(200);
    let printed = g.secretary.get(&path).await.expect(200);
    assert_eq!(printed.header("content-type"), Some("application/pdf"));
    assert_eq!(printed.header("cache-control"), Some("no-store"));
    assert!(printed.header("content-disposition").is_some_and(|name| name.starts_with("attachment;")));
    let sheet = printed.sheet("minutes");
    assert_eq!(
        (&sheet["lang"], &sheet["organisation"], &sheet["unit"]),
        (&json!("zh"), &json!("集团党委"), &json!("东区党支部"))
    );
    assert_eq!((&sheet["kinds"], &sheet["filed"]), (&json!(["支部党员大会"]), &json!(false)));
    assert_eq!(sheet["started_at"], format!("{}T09:00", yesterday()));
    assert_eq!((&sheet["chair"], &sheet["recorder"]), (&json!("张三"), &json!("李四")));
    assert_eq!(sheet["attendance"]["present"], 4);
    assert_eq!(sheet["people"][0]["names"].as_array().map(Vec::len), Some(4));
    assert_eq!(sheet["people"][1], json!({"title": "请假", "names": ["孙七（公差）"]}));
    let decision = &sheet["decisions"][0];
    assert_eq!((&decision["ballot"], &decision["yes"]), (&json!("公开表决"), &json!(4)));
    assert_eq!(decision["outcome"], "通过");
    assert_eq!(sheet["steps"], json!([]), "a meeting of another kind has none");
}

#[tokio::test]
async fn minutes_of_an_organisational_life_meeting_list_its_steps() {
    let g = Ground::new().await;
    let held = g.held(&["organisational_life"], yesterday(), 5).await;
    let said = json!({"on": yesterday(), "note": "学习党章第一章"});
    let noted = put(&g.secretary, &held, "steps/study", said).await.expect(200);
    let path = minutes(&noted.at("/id"));
    let sheet = g.secretary.get(&path).await.expect(200).sheet("minutes");
    let row = |n: usize, step: &str, state: &str, on: Option<time::Date>, note: Option<&str>| {
        let expected = json!({"step": step, "state": state, "on": on, "note": note});
        assert_eq!(sheet["steps"][n], expected);
    };
    assert_eq!(sheet["steps"].as_array().map(Vec::len), Some(8));
    row(1, "会前学习", "已完成", Some(yesterday()), Some("学习党章第一章"));
    row(2, "征求意见", "缺少", None, None);
    row(3, "谈心谈话", "缺少", None, Some("0/5 人"));
    row(5, "召开会议", "已完成", Some(yesterday()), None);
    row(6, "整改清单", "待完成", None, None);
    let member = g.member(1, "lisi").await;
    let theirs = member.get(&path).await.expect(200).sheet("minutes");
    assert_eq!(theirs["steps"], sheet["steps"], "whoever was there sees how it was prepared");
}

#[tokio::test]
async fn whoever_was_there_has_the_minutes_and_not_the_list() {
    let g = Ground::new().await;
    let held = g.held(&["branch_meeting"], yesterday(), 5).await;
    let path = minutes(&held.at("/id"));
    let member = g.member(2, "wangwu").await;
    let sheet = member.get(&path).await.expect(200).sheet("minutes");
    assert_eq!((&sheet["people"], &sheet["attendance"]["present"]), (&json!([]), &json!(5)));
    let outside = g.org.person("xiqu", "secretary", Some(&g.other), None).await;
    outside.get(&path).await.refused(404, "not_found");
    g.org.stranger().get(&path).await.refused(401, "unauthenticated");
}
