use super::*;
use serde_json::json;
use suites::in_words;

#[tokio::test]
async fn a_document_is_kept_as_long_as_its_kind_asks() {
    let g = Ground::on(TestApp::get().await).await;
    let made = g.file_of_zhang("award", "a.pdf", pdf(1000)).await.expect(201);
    let today = kernel::business_date(time::OffsetDateTime::now_utc(), kernel::SHANGHAI);
    let id = made.at("/id");
    let until = made.at("/retain_until");
    assert!(until.starts_with(&(today.year() + 30).to_string()), "{until}");
    let gone = format!("/api/records/documents/{id}/delete");
    g.admin.post(&gone, json!({"reason": " "})).await.refused(422, "missing");
    // brought a month ago, it is no mistake any more
    g.execute(&format!(
        "UPDATE documents SET created_at = created_at - interval '31 days' WHERE id = '{id}'"
    ))
    .await;
    let kept = g.admin.post(&gone, json!({"reason": "不要了"})).await.refused(409, "document_retained");
    assert!(kept.at("/detail").contains(&in_words(&until)), "{}", kept.text());
    g.execute(&format!("UPDATE documents SET retain_until = '2020-01-01' WHERE id = '{id}'")).await;
    g.admin.post(&gone, json!({"reason": "保存期满"})).await.expect(204);
    g.admin.get(&format!("/api/records/documents/{id}")).await.refused(404, "not_found");
    g.admin.get(&content(&id)).await.refused(404, "not_found");
    assert_eq!(g.count("audit_log", "action = 'delete' AND why = '保存期满'").await, 1);
}

#[tokio::test]
async fn papers_of_an_admission_are_kept_for_good() {
    let g = Ground::on(TestApp::get().await).await;
    let kinds = g.admin.get("/api/records/document-kinds").await.expect(200);
    let years = |kind: &str| {
        let mut all = kinds.json["kinds"].as_array().unwrap().iter();
        all.find(|one| one["kind"] == kind).map(|one| one["keep_years"].clone())
    };
    let admission = [
        "admission_application",
        "training_record",
        "political_review",
        "admission_form",
        "full_member_application",
    ];
    for kind in admission {
        assert_eq!(years(kind), Some(json!(null)), "{kind}");
    }
    assert_eq!((years("award"), years("certificate")), (Some(json!(30)), Some(json!(0))));
    let made = g.file_of_zhang("admission_form", "a.pdf", pdf(1000)).await.expect(201);
    assert_eq!((&made.json["retain_until"], &made.json["kept_for_good"]), (&json!(null), &json!(true)));
    let (id, version) = (made.at("/id"), made.json["version"].as_i64().unwrap());
    let path = format!("/api/records/documents/{id}");
    let until = json!({"retain_until": "2099-01-01"});
    g.admin.patch(&path, version, until).await.refused(422, "retention_shortened");
    // brought long ago, when a day was reckoned that is over by now
    let old =
        "UPDATE documents SET created_at = created_at - interval '32 years', retain_until = '2020-01-01'";
    g.execute(&format!("{old} WHERE id = '{id}'")).await;
    let kept = g.admin.post(&format!("{path}/delete"), json!({"reason": "保存期满"})).await;
    let kept = kept.refused(409, "document_retained_for_good");
    assert!(kept.at("/detail").contains("发展党员工作细则"), "{}", kept.text());
    let expired = g.admin.get("/api/records/expired-documents").await.expect(200);
    assert_eq!(expired.json["items"], json!([]), "never listed");
}

#[tokio::test]
async fn a_mistake_can_be_deleted_at_once_and_its_object_goes() {
    for g in Ground::everywhere().await {
        let made = g.file_of_zhang("admission_application", "a.pdf", pdf(1000)).await.expect(201);
        let gone = format!("/api/records/documents/{}/delete", made.at("/id"));
        g.admin.post(&gone, json!({"reason": "传错了"})).await.expect(204);
        g.admin.post(&gone, json!({"reason": "传错了"})).await.refused(404, "not_found");
        for _ in 0..600 {
            if g.objects().await.is_empty() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        assert_eq!(g.objects().await, [] as [Uuid; 0], "the job has deleted the object");
        assert_eq!(g.count("documents", "state = 'deleted'").await, 1, "the story stays");
    }
}

#[tokio::test]
async fn what_is_held_stays_until_it_is_let_go() {
    let g = Ground::on(TestApp::get().await).await;
    let id = g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201).at("/id");
    let path = format!("/api/records/documents/{id}");
    let secretary = g.org.person("secretary", "secretary", Some(&g.east), None).await;
    secretary.patch(&path, 2, json!({"held_reason": "调查"})).await.refused(403, "forbidden");
    let held = g.admin.patch(&path, 2, json!({"held_reason": "案件调查"})).await.expect(200);
    assert_eq!(held.at("/held_reason"), "案件调查");
    let gone = format!("{path}/delete");
    let refused = secretary.post(&gone, json!({"reason": "清理"})).await.refused(409, "document_held");
    assert!(refused.at("/detail").contains("案件调查"));
    g.admin.patch(&path, 2, json!({"held_reason": null})).await.refused(412, "precondition_failed");
    g.admin.patch(&path, 3, json!({"held_reason": null, "retain_until": "2099-01-01"})).await.expect(200);
    g.admin.patch(&path, 4, json!({"retain_until": "2098-01-01"})).await.refused(422, "retention_shortened");
    secretary.post(&gone, json!({"reason": "清理"})).await.expect(204);
}

#[tokio::test]
async fn a_document_is_renamed_and_described() {
    let g = Ground::on(TestApp::get().await).await;
    let id = g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201).at("/id");
    let path = format!("/api/records/documents/{id}");
    let changed = g.admin.patch(&path, 2, json!({"title": "学历证书", "note": "2019 年"})).await.expect(200);
    assert_eq!((changed.at("/title"), changed.at("/note")), ("学历证书".into(), "2019 年".into()));
    assert_eq!(changed.header("etag"), Some("\"v3\""));
    g.admin.patch(&path, 3, json!({"title": " "})).await.refused(422, "missing");
    g.admin.patch(&path, 3, json!({"kind": "photo"})).await.refused(422, "validation");
}

#[tokio::test]
async fn a_member_with_documents_is_not_taken_back_with_an_import() {
    let g = Ground::on(TestApp::get().await).await;
    g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201);
    let tx = g.transaction().await;
    let untouched = records::members::untouched(&tx, &[g.zhang.parse().unwrap()]).await.unwrap();
    assert!(!untouched);
}

#[tokio::test]
async fn what_a_person_wants_gone_goes_unless_it_has_to_be_kept() {
    use records::documents::{ErasedFiles, Gone, erase_of_member};
    let g = Ground::on(TestApp::get().await).await;
    let brought =
        async |kind: &str, name: &str| g.file_of_zhang(kind, name, pdf(1000)).await.expect(201).at("/id");
    let kept = brought("admission_application", "张三申请书.pdf").await;
    let (photo, held) = (brought("photo", "张三.pdf").await, brought("photo", "张三旧照.pdf").await);
    let certificate = brought("certificate", "张三学历.pdf").await;
    let path = |id: &str| format!("/api/records/documents/{id}");
    g.admin.patch(&path(&held), 2, json!({"held_reason": "诉讼"})).await.expect(200);
    let zhang: kernel::MemberId = g.zhang.parse().unwrap();
    let erase = async |which: ErasedFiles| {
        let tx = g.transaction().await;
        let gone = erase_of_member(&tx, zhang, which, time::OffsetDateTime::now_utc()).await.unwrap();
        tx.commit().await.unwrap();
        gone
    };
    assert_eq!(erase(ErasedFiles::default()).await, Gone::default());
    let photos = ErasedFiles { photos: true, others: false };
    assert_eq!(erase(photos).await, Gone { erased: 1, kept: 1 }, "what is held stays");
    g.admin.get(&path(&photo)).await.refused(404, "not_found");
    g.admin.get(&path(&held)).await.expect(200);
    g.admin.get(&path(&certificate)).await.expect(200);
    let others = ErasedFiles { photos: false, others: true };
    assert_eq!(erase(others).await, Gone { erased: 1, kept: 1 }, "what rules keep stays");
    g.admin.get(&path(&certificate)).await.refused(404, "not_found");
    g.admin.get(&path(&kept)).await.expect(200);
    // of what is gone not even a name is left that says whose it was
    assert_eq!(g.count("documents", "state = 'deleted' AND title LIKE '%张三%'").await, 0);
    let names =
        "file_name LIKE '%张三%' AND document_id IN (SELECT id FROM documents WHERE state = 'deleted')";
    assert_eq!(g.count("document_versions", names).await, 0);
    assert_eq!(g.count("audit_log", "action = 'delete' AND why = '本人申请删除'").await, 2);
}
