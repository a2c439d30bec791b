use super::*;
use serde_json::json;

#[tokio::test]
async fn a_confidential_file_comes_back_as_it_was_and_lies_sealed() {
    for g in Ground::everywhere().await {
        let plain = [&pdf(300_000)[..], "张三的入党申请书".as_bytes()].concat();
        let path = format!("/api/records/members/{}/documents?kind=admission_application", g.zhang);
        let made =
            post_form(&g.admin, &path, titled("入党申请书", "申请 书.pdf", plain.clone())).await.expect(201);
        assert_eq!(made.at("/title"), "入党申请书");
        assert_eq!(made.at("/content/content_type"), "application/pdf");
        assert_eq!(made.at("/content/size"), plain.len().to_string());
        assert_eq!(made.json["content"]["number"], 1);
        let fetched = g.admin.get(&content(&made.at("/id"))).await.expect(200);
        assert_eq!(fetched.bytes, plain);
        assert_eq!(
            fetched.header("content-disposition").unwrap(),
            "attachment; filename=\"__ _.pdf\"; filename*=UTF-8''%E7%94%B3%E8%AF%B7%20%E4%B9%A6.pdf"
        );
        assert_eq!(fetched.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(fetched.header("cache-control"), Some("no-store"));
        assert!(fetched.header("content-security-policy").unwrap().starts_with("sandbox;"));
        assert_eq!(fetched.header("content-length").unwrap(), plain.len().to_string());
        let raw = g.raw(Class::RecordsSealed, &made.at("/content/id")).await;
        assert_eq!(raw.len() as u64, documents::sealed_length(plain.len() as u64));
        let holds = |needle: &[u8]| raw.windows(needle.len()).any(|window| window == needle);
        assert!(!holds("入党申请书".as_bytes()) && !holds(b"%PDF"), "nothing can be read in the store");
        assert_eq!(g.count("audit_log", "action = 'read' AND subject = 'document'").await, 1);
    }
}

#[tokio::test]
async fn only_a_pdf_that_is_to_be_shown_may_stand_within_a_page_and_only_of_this_host() {
    let g = Ground::on(TestApp::get().await).await;
    let made = g.file_of_zhang("certificate", "a.pdf", pdf(100)).await.expect(201);
    let path = content(&made.at("/id"));
    let shown = g.admin.get(&format!("{path}?inline=true")).await.expect(200);
    assert!(shown.header("content-disposition").unwrap().starts_with("inline;"));
    assert_eq!(shown.header("x-frame-options"), Some("SAMEORIGIN"));
    assert!(shown.header("content-security-policy").unwrap().contains("frame-ancestors 'self'"));
    let saved = g.admin.get(&path).await.expect(200);
    assert_eq!(saved.header("x-frame-options"), Some("DENY"));
    assert!(saved.header("content-security-policy").unwrap().contains("frame-ancestors 'none'"));
}

#[tokio::test]
async fn a_file_of_many_parts_comes_back() {
    for g in Ground::everywhere().await {
        let plain = pdf(20 << 20);
        let made = g.file_of_zhang("certificate", "a.pdf", plain.clone()).await.expect(201);
        assert!(g.admin.get(&content(&made.at("/id"))).await.expect(200).bytes == plain);
    }
}

#[tokio::test]
async fn a_file_that_is_not_confidential_can_be_read_in_ranges_and_by_link() {
    for g in Ground::everywhere().await {
        let plain = pdf(50_000);
        let path = format!("/api/records/units/{}/documents?kind=publicity", g.east);
        let made = g.admin.upload(&path, "公示.pdf", plain.clone()).await.expect(201);
        let id = made.at("/id");
        assert_eq!(made.at("/class"), "content");
        assert_eq!(g.raw(Class::RecordsOpen, &made.at("/content/id")).await, plain);
        let some = g.admin.request(Method::GET, &content(&id)).header("range", "bytes=100-199");
        let some = g.admin.send(some).await.expect(206);
        assert_eq!(some.bytes, plain[100..200]);
        assert_eq!(some.header("content-range"), Some("bytes 100-199/50000"));
        let beyond = g.admin.request(Method::GET, &content(&id)).header("range", "bytes=50000-");
        g.admin.send(beyond).await.refused(416, "range_not_satisfiable");
        let link = g.admin.get(&format!("/api/records/documents/{id}/link")).await.expect(200).at("/url");
        let fetched = Answer::of(reqwest::get(&link).await.unwrap()).await.expect(200);
        assert_eq!(fetched.bytes, plain);
        assert_eq!(fetched.header("content-type"), Some("application/pdf"));
        assert!(fetched.header("content-disposition").unwrap().starts_with("attachment;"));
        let bent = link.replace("attachment", "inline");
        assert!(
            reqwest::get(&bent).await.unwrap().status().is_client_error(),
            "the link says what it is for"
        );
    }
}

#[tokio::test]
async fn confidential_files_have_no_links() {
    let g = Ground::on(TestApp::get().await).await;
    let made = g.file_of_zhang("certificate", "a.pdf", pdf(100)).await.expect(201);
    let link = format!("/api/records/documents/{}/link", made.at("/id"));
    g.admin.get(&link).await.refused(422, "document_not_content");
}

#[tokio::test]
async fn a_new_version_counts_and_the_old_one_stays() {
    let g = Ground::on(TestApp::get().await).await;
    let (first, second) = (pdf(1000), pdf(2000));
    let made = g.file_of_zhang("thought_report", "一.pdf", first.clone()).await.expect(201);
    let id = made.at("/id");
    let versions = format!("/api/records/documents/{id}/versions");
    let next = g.admin.upload(&versions, "二.pdf", second.clone()).await.expect(201);
    assert_eq!(next.json["content"]["number"], 2);
    assert_eq!(g.admin.get(&content(&id)).await.expect(200).bytes, second);
    let old = format!("{}?number=1", content(&id));
    assert_eq!(g.admin.get(&old).await.expect(200).bytes, first);
    g.admin.get(&format!("{}?number=3", content(&id))).await.refused(404, "not_found");
    let whole = g.admin.get(&format!("/api/records/documents/{id}")).await.expect(200);
    let numbers: Vec<_> =
        whole.json["versions"].as_array().unwrap().iter().map(|v| v["number"].clone()).collect();
    assert_eq!(numbers, [json!(2), json!(1)]);
    let kinds = stored(&g).await;
    assert_eq!(kinds, [1, 2], "both were told of");
}

#[tokio::test]
async fn two_versions_at_once_are_both_kept() {
    for g in Ground::everywhere().await {
        let id = g.file_of_zhang("thought_report", "a.pdf", pdf(1000)).await.expect(201).at("/id");
        let versions = format!("/api/records/documents/{id}/versions");
        let (a, b) = tokio::join!(
            g.admin.upload(&versions, "b.pdf", pdf(9 << 20)),
            g.admin.upload(&versions, "c.pdf", pdf((9 << 20) + 1)),
        );
        let mut numbers = [a.expect(201).at("/content/number"), b.expect(201).at("/content/number")];
        numbers.sort();
        assert_eq!(numbers, ["2", "3"]);
    }
}

#[tokio::test]
async fn a_photo_does_not_say_where_it_was_taken() {
    let g = Ground::on(TestApp::get().await).await;
    let mut photo = b"\xff\xd8\xff\xe1\0\x1cExif\0\0GPS 39.9 N 116.4 E!".to_vec();
    photo.extend(b"\xff\xdb\0\x05\0ab\xff\xda\0\x03\0data\xff\xd9");
    let made = g.file_of_zhang("photo", "张三.jpg", photo).await.expect(201);
    let kept = g.admin.get(&format!("{}?inline=true", content(&made.at("/id")))).await.expect(200);
    assert!(kept.bytes.starts_with(b"\xff\xd8") && kept.bytes.ends_with(b"data\xff\xd9"));
    assert!(!kept.bytes.windows(3).any(|window| window == b"GPS"));
    assert!(kept.header("content-disposition").unwrap().starts_with("inline;"));
    assert_eq!(kept.bytes.len().to_string(), made.at("/content/size"));
}
