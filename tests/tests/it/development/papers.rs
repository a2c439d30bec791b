use super::{FILES, Ground, path};
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

#[tokio::test]
async fn a_thought_report_is_received_and_counted_and_one_that_is_missing_stops_nothing() {
    let g = Ground::new().await;
    let file = g.walked("choose_candidate").await;
    let papers = path(&file, "papers");
    assert_eq!(
        (file.json["thought_reports"]["every"].clone(), file.at("/thought_reports/due_by")),
        (json!(3), "2024-05-31".into())
    );
    let before = g.secretary.get(&papers).await.expect(200);
    assert_eq!(line(&before, "thought_report")["state"], "without");

    let report = |by: &str| json!({"code": "thought_report", "dated": "2024-05-20", "signed_by": ["person"], "received_by": by});
    let person = file.at("/person_id");
    g.secretary.post(&papers, report(&person)).await.refused(422, "mentor_oneself");
    g.secretary.post(&papers, report(&uuid::Uuid::now_v7().to_string())).await.refused(422, "unknown_member");
    let other = json!({"code": "opinions", "received_by": g.members[1]});
    g.secretary.post(&papers, other).await.refused(422, "not_asked_here");
    let list = g.secretary.post(&papers, report(&g.members[1])).await.expect(201);
    let counted = line(&list, "thought_report");
    assert_eq!((counted["state"].clone(), counted["papers"].clone()), (json!("missing"), json!(1)));
    assert_eq!(counted["held"][0]["received_by_name"], "李四");

    let file = g.secretary.get(&format!("{FILES}/{}", file.at("/id"))).await.expect(200);
    let asked = &file.json["thought_reports"];
    assert_eq!((asked["due_by"].clone(), asked["overdue"].clone()), (json!("2024-08-31"), json!(true)));
    assert_eq!(asked["periods"][0]["state"], "done");
    let month = g.secretary.get(&format!("/api/records/units/{}/month", g.branch)).await.expect(200);
    let mut items = month.json["items"].as_array().unwrap().iter();
    let hint = items.find(|one| one["matter"] == "thought_reports_overdue").expect("the branch is reminded");
    assert_eq!((hint["count"].clone(), hint["on"].clone()), (json!(1), json!("2024-08-31")));
    assert_eq!(hint["file_id"], file.json["id"]);
    let chosen = json!({"opinions_heard": true});
    g.takes(&file, "choose_candidate", "chosen", "2025-03-03", chosen).await.expect(201);
    // whoever received one is not taken off the roster as if nothing had happened
    assert_eq!(g.count("development_papers WHERE received_by IS NOT NULL").await, 1);
}
