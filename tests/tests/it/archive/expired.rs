//! What has not to be kept any more, for whoever decides what becomes of it.

use super::{Ground, days_ago, today};
use serde_json::json;
use suites::Answer;

impl Ground {
    async fn came(&self, name: &str, years_ago: i32) -> String {
        let year = today().year() - years_ago;
        let visitor = json!({"unit_id": self.branch, "name": name, "from_place": "云岭县城关镇党委",
            "since": format!("{year}-01-05"), "until": format!("{year}-03-31")});
        self.admin.post("/api/records/visiting-members", visitor).await.expect(201).at("/id")
    }

    async fn behind(&self, sql: String) {
        let mut schema = self.org.schema(kernel::Service::Records).await;
        sqlx::Executor::execute(&mut schema, sqlx::AssertSqlSafe(sql)).await.expect("the statement runs");
    }
}

fn ids(answer: &Answer) -> Vec<&str> {
    answer.json["items"].as_array().into_iter().flatten().filter_map(|one| one["id"].as_str()).collect()
}

#[tokio::test]
async fn what_the_archive_need_not_keep_is_listed_with_its_rule() {
    let g = Ground::new().await;
    let path = format!("/api/records/units/{}/expired-entries", g.branch);
    let later = g.came("赵六", 12).await;
    let first = g.came("王五", 13).await;
    // ten years from the end of the year are over with the last day of this one
    g.came("钱七", 10).await;
    let honour = json!({"unit_id": g.branch, "level": "grassroots", "title": "先进", "awarded_by": "集团党委",
        "awarded_on": "2005-07-01"});
    g.admin.post("/api/records/honours", honour).await.expect(201);
    let seen = g.committee.get(&path).await.expect(200);
    assert_eq!(ids(&seen), [first.as_str(), later.as_str()], "for good is for good: {}", seen.text());
    let one = &seen.json["items"][0];
    assert_eq!(
        (&one["kind"], &one["keep"], &one["sealed"], &one["kept_as"]),
        (&json!("visitor"), &json!("years_10"), &json!(false), &json!("流入党员登记"))
    );
    assert_eq!(one["kept_until"], format!("{}-12-31", today().year() - 3));
    let rules: Vec<_> = one["basis"].as_array().into_iter().flatten().map(|basis| &basis["rule"]).collect();
    assert_eq!(rules, [&json!("archive.retention"), &json!("archive.counting")]);
    assert!(one["basis"][1]["source"].as_str().is_some_and(|source| source.contains("第十四条")));
    let page = g.committee.get(&format!("{path}?limit=1")).await.expect(200);
    assert_eq!((ids(&page).len(), &page.json["total"]), (1, &json!(2)));
    let next = g.committee.get(&format!("{path}?limit=1&cursor={}", page.at("/next"))).await.expect(200);
    assert_eq!(ids(&next), [later.as_str()]);
    let none = g.committee.get(&format!("{path}?kind=talk")).await.expect(200);
    assert_eq!(none.json["items"], json!([]));
    let member = g.org.person("zhangsan", "member", Some(&g.branch), Some(&g.zhang)).await;
    assert!(matches!(member.get(&path).await.status, 403 | 404));
}

#[tokio::test]
async fn a_paper_that_is_held_or_kept_longer_is_not_listed() {
    let g = Ground::new().await;
    let upload = format!("/api/records/units/{}/documents?kind=minutes", g.branch);
    let file = b"%PDF-1.7 nothing".to_vec();
    let paper = g.admin.upload(&upload, "旧文件.pdf", file).await.expect(201).at("/id");
    let path = format!("/api/records/units/{}/expired-entries?kind=document", g.branch);
    assert_eq!(ids(&g.committee.get(&path).await.expect(200)), Vec::<&str>::new());
    let old = "UPDATE documents SET created_at = created_at - interval '32 years', retain_until = ";
    g.behind(format!("{old}'{}' WHERE id = '{paper}'", days_ago(1))).await;
    assert_eq!(ids(&g.committee.get(&path).await.expect(200)), [paper.as_str()]);
    g.behind(format!("UPDATE documents SET held_reason = '诉讼' WHERE id = '{paper}'")).await;
    assert_eq!(ids(&g.committee.get(&path).await.expect(200)), Vec::<&str>::new());
    g.behind(format!(
        "UPDATE documents SET held_reason = NULL, retain_until = '2999-01-01' WHERE id = '{paper}'"
    ))
    .await;
    assert_eq!(ids(&g.committee.get(&path).await.expect(200)), Vec::<&str>::new());
}

#[tokio::test]
async fn files_of_members_whose_time_is_over_are_listed_and_can_be_deleted() {
    let g = Ground::new().await;
    let upload = format!("/api/records/members/{}/documents?kind=certificate", g.zhang);
    let file = b"%PDF-1.7 nothing".to_vec();
    let file = g.admin.upload(&upload, "证书.pdf", file).await.expect(201).at("/id");
    let list = "/api/records/expired-documents";
    let until = |day: &str| format!("UPDATE documents SET retain_until = '{day}' WHERE id = '{file}'");
    g.behind(until(&days_ago(-1))).await;
    assert_eq!(ids(&g.committee.get(list).await.expect(200)), Vec::<&str>::new());
    g.behind(until(&days_ago(0))).await;
    let seen = g.committee.get(&format!("{list}?unit_id={}", g.branch)).await.expect(200);
    assert_eq!(ids(&seen), [file.as_str()]);
    assert_eq!(
        (seen.at("/items/0/retain_until"), seen.at("/items/0/basis/rule")),
        (days_ago(0), "documents.kinds".into())
    );
    let west = g.org.unit("西区党支部", "branch", Some(&g.root)).await;
    let other = g.org.person("xiqu", "secretary", Some(&west), None).await;
    assert_eq!(ids(&other.get(list).await.expect(200)), Vec::<&str>::new(), "of the own branch alone");
    g.behind(format!("UPDATE documents SET held_reason = '诉讼' WHERE id = '{file}'")).await;
    assert_eq!(ids(&g.committee.get(list).await.expect(200)), Vec::<&str>::new());
    g.behind(format!("UPDATE documents SET held_reason = NULL WHERE id = '{file}'")).await;
    // somebody whose papers are wanted elsewhere
    let person = g.org.person("zhangsan", "member", Some(&g.branch), Some(&g.zhang)).await;
    let transfer = json!({"to_unit_id": west, "reason": "工作调动"});
    let transfer = person.post("/api/records/transfers", transfer).await.expect(201).at("/id");
    assert_eq!(ids(&g.committee.get(list).await.expect(200)), Vec::<&str>::new());
    g.behind(format!(
        "UPDATE transfers SET closed_on = '{}', state = 'self_withdrawn' WHERE id = '{transfer}'",
        days_ago(0)
    ))
    .await;
    assert_eq!(ids(&g.committee.get(list).await.expect(200)), [file.as_str()]);
    let gone = json!({"reason": "保管期满"});
    g.committee.post(&format!("/api/records/documents/{file}/delete"), gone).await.expect(204);
    assert_eq!(ids(&g.committee.get(list).await.expect(200)), Vec::<&str>::new());
}
