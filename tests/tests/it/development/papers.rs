use super::{Ground, path};
use serde_json::{Value, json};
use suites::Answer;

fn line<'a>(list: &'a Answer, code: &str) -> &'a Value {
    list.json["lines"].as_array().unwrap().iter().find(|line| line["code"] == code).unwrap()
}

#[tokio::test]
async fn the_check_list_tells_what_is_there_missing_and_wrong() {
    let g = Ground::new().await;
    let file = g.walked("choose_candidate").await;
    let papers = path(&file, "papers");
    let list = g.secretary.get(&papers).await.expect(200);
    assert_eq!(
        (line(&list, "application")["state"].clone(), line(&list, "admission_form")["state"].clone()),
        (json!("missing"), json!("not_yet"))
    );
    assert_eq!(line(&list, "activist_review")["expected"], 2);
    assert!(list.at("/source").contains("第三十六条"));

    let right = json!({"code": "application", "dated": "2024-01-10", "pages": 3, "signed_by": ["person"]});
    let list = g.secretary.post(&papers, right).await.expect(201);
    assert_eq!(
        (line(&list, "application")["state"].clone(), line(&list, "application")["faults"].clone()),
        (json!("filed"), json!([]))
    );
    let wrong = json!({"code": "application_talk", "dated": "2024-01-26"});
    let list = g.secretary.post(&papers, wrong).await.expect(201);
    let faults: Vec<&str> = line(&list, "application_talk")["faults"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["code"].as_str())
        .collect();
    assert_eq!(faults, ["date_differs", "unsigned"]);
    let paper = line(&list, "application_talk")["held"][0]["id"].as_str().unwrap().to_owned();
    g.secretary.delete(&format!("{papers}/{paper}")).await.expect(204);
    g.secretary.delete(&format!("{papers}/{paper}")).await.refused(404, "not_found");

    g.secretary.post(&papers, json!({"code": "diary"})).await.refused(422, "unknown_paper");
    g.secretary.post(&papers, json!({"code": "application", "pages": 0})).await.refused(422, "out_of_range");
    g.secretary
        .post(&papers, json!({"code": "application", "dated": "2999-01-01"}))
        .await
        .refused(422, "in_future");
}

#[tokio::test]
async fn a_paper_is_linked_to_a_document_of_the_branch_and_of_nobody_else() {
    let g = Ground::new().await;
    let file = g.opened("陈晨", "2024-01-10").await;
    let papers = path(&file, "papers");
    let upload = async |unit: &str| {
        let to = format!("/api/records/units/{unit}/documents?kind=minutes");
        g.admin.upload(&to, "a.pdf", b"%PDF-1.7 nothing".to_vec()).await.expect(201).at("/id")
    };
    let (here, there) = (upload(&g.branch).await, upload(&g.other).await);
    let paper = |document: &str| json!({"code": "activist_minutes", "document_id": document});
    g.secretary.post(&papers, paper(&there)).await.refused(422, "unknown_document");
    let list = g.secretary.post(&papers, paper(&here)).await.expect(201);
    let held = &line(&list, "activist_minutes")["held"][0];
    assert_eq!(held["document_id"], here.as_str());
    let title = held["document_title"].clone();
    assert!(title.as_str().is_some_and(|title| title.starts_with('a')), "{title}");
    let sheet = g.secretary.get(&path(&file, "file.pdf")).await.expect(200).sheet("development-file");
    let printed = sheet["papers"].as_array().unwrap();
    assert!(printed.iter().any(|one| one["scans"] == json!([title])), "{printed:?}");
}
