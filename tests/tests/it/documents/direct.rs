use super::*;
use serde_json::{Value, json};
use std::time::Duration;

fn uploads(g: &Ground) -> String {
    format!("/api/records/units/{}/direct-uploads", g.east)
}

fn wanted(size: usize) -> Value {
    json!({
        "kind": "learning_material", "title": "党课课件", "file_name": "课件.pdf",
        "content_type": "application/pdf", "size": size,
    })
}

/// Puts the parts as a browser would; gives what the store said to each.
async fn put(started: &Answer, bytes: &[u8]) -> Vec<Value> {
    let mut said = Vec::new();
    for at in 0..started.json["parts"].as_array().unwrap().len() {
        said.push(put_part(started, at, bytes).await);
    }
    said
}

/// Puts one of the parts.
async fn put_part(started: &Answer, at: usize, bytes: &[u8]) -> Value {
    let part = &started.json["parts"][at];
    let [offset, size] =
        ["offset", "size"].map(|name| usize::try_from(part[name].as_u64().unwrap()).unwrap());
    let url = part["url"].as_str().unwrap();
    let sent =
        reqwest::Client::new().put(url).body(bytes[offset..offset + size].to_vec()).send().await.unwrap();
    assert_eq!(sent.status(), 200, "{}", sent.text().await.unwrap_or_default());
    let etag = sent.headers()["etag"].to_str().unwrap().to_owned();
    json!({"number": part["number"], "etag": etag})
}

fn finish(started: &Answer) -> String {
    format!("/api/records/direct-uploads/{}/complete", started.at("/id"))
}

fn sum(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(ring::digest::digest(&ring::digest::SHA256, bytes).as_ref())
}

#[tokio::test]
async fn a_browser_puts_a_large_file_by_itself() {
    for g in Ground::everywhere().await {
        let bytes = pdf((16 << 20) + 4321);
        let started = g.admin.post(&uploads(&g), wanted(bytes.len())).await.expect(201);
        assert_eq!(started.json["parts"].as_array().unwrap().len(), 2);
        let parts = put(&started, &bytes).await;
        let listed = g.admin.get(&format!("/api/records/documents?unit_id={}", g.east)).await.expect(200);
        assert_eq!(listed.json["items"], json!([]), "it does not count yet");
        let made =
            g.admin.post(&finish(&started), json!({"parts": parts, "sha256": sum(&bytes)})).await.expect(201);
        assert_eq!(
            (made.at("/title"), made.at("/content/file_name")),
            ("党课课件".into(), "课件.pdf".into())
        );
        assert_eq!(made.at("/content/sha256"), sum(&bytes));
        assert!(g.admin.get(&content(&made.at("/id"))).await.expect(200).bytes == bytes);
        g.admin.post(&finish(&started), json!({"parts": parts})).await.refused(409, "upload_not_open");
        // a new version by the same way
        let mut next = wanted(5000);
        next["document_id"] = json!(made.at("/id"));
        let again = g.admin.post(&uploads(&g), next).await.expect(201);
        let parts = put(&again, &pdf(5000)).await;
        let made = g.admin.post(&finish(&again), json!({"parts": parts})).await.expect(201);
        assert_eq!(made.json["content"]["number"], 2);
    }
}

#[tokio::test]
async fn the_store_refuses_a_part_of_another_size() {
    for g in Ground::everywhere().await {
        let started = g.admin.post(&uploads(&g), wanted(5000)).await.expect(201);
        let url = started.at("/parts/0/url");
        for length in [4999, 5001, 50_000] {
            let sent = reqwest::Client::new().put(&url).body(pdf(length)).send().await.unwrap();
            assert!(sent.status().is_client_error(), "{length} bytes: {}", sent.status());
        }
        let bent = url.replace("partNumber=1", "partNumber=2");
        let sent = reqwest::Client::new().put(&bent).body(pdf(5000)).send().await.unwrap();
        assert!(sent.status().is_client_error(), "another part: {}", sent.status());
    }
}

#[tokio::test]
async fn what_is_not_what_was_said_does_not_stay() {
    for g in Ground::everywhere().await {
        let cases: [(Vec<u8>, Value, &str); 4] = [
            (b"<!DOCTYPE html><script>alert(1)</script> and more".to_vec(), json!(null), "file_kind"),
            (b"ID3\x04 music and not a document".to_vec(), json!(null), "upload_type_differs"),
            (pdf(5000), json!(sum(b"something else")), "upload_sum_differs"),
            (b"\xff\xd8\xff\xe0 a picture with a place in it".to_vec(), json!(null), "upload_type_differs"),
        ];
        for (bytes, sha256, code) in cases {
            let started = g.admin.post(&uploads(&g), wanted(bytes.len())).await.expect(201);
            let parts = put(&started, &bytes).await;
            g.admin
                .post(&finish(&started), json!({"parts": parts, "sha256": sha256}))
                .await
                .refused(422, code);
        }
        assert_eq!(g.objects().await, [] as [Uuid; 0]);
        assert_eq!(g.count("documents", "true").await + g.count("document_versions", "true").await, 0);
    }
}

#[tokio::test]
async fn parts_that_never_came_are_asked_for_and_an_upload_can_be_given_up() {
    for g in Ground::everywhere().await {
        let bytes = pdf(5000);
        let started = g.admin.post(&uploads(&g), wanted(bytes.len())).await.expect(201);
        let none = json!({"parts": [{"number": 1, "etag": "\"0123456789abcdef0123456789abcdef\""}]});
        g.admin.post(&finish(&started), none).await.refused(422, "upload_parts_differ");
        let one = format!("/api/records/direct-uploads/{}", started.at("/id"));
        let renewed = g.admin.get(&one).await.expect(200);
        let parts = put(&renewed, &bytes).await;
        g.admin.delete(&one).await.expect(204);
        g.admin.post(&finish(&started), json!({"parts": parts})).await.refused(404, "not_found");
        assert_eq!(g.objects().await, [] as [Uuid; 0]);
        assert_eq!(g.count("documents", "true").await, 0);
    }
}

#[tokio::test]
async fn a_link_that_has_run_out_is_asked_for_anew_and_what_was_put_stays() {
    for g in Ground::everywhere().await {
        let bytes = pdf((16 << 20) + 4321);
        let started = g.admin.post(&uploads(&g), wanted(bytes.len())).await.expect(201);
        let id = started.at("/id");
        let mut parts = vec![put_part(&started, 0, &bytes).await];
        // a link for the second part as those of the answer are, but for its short life
        let (tenant, upload) = (g.org.entry.tenant.id, g.upload(&id).await);
        let name = (tenant, Class::RecordsOpen, id.parse().unwrap());
        let short = g.store().part_link(name, &upload, (2, 4321), Duration::from_secs(1)).await.unwrap();
        tokio::time::sleep(Duration::from_millis(2500)).await;
        let late = reqwest::Client::new().put(&short).body(bytes[16 << 20..].to_vec()).send().await.unwrap();
        assert!(late.status().is_client_error(), "{}", late.status());
        let renewed = g.admin.get(&format!("/api/records/direct-uploads/{id}")).await.expect(200);
        assert_eq!(renewed.json["parts"].as_array().unwrap().len(), 2);
        parts.push(put_part(&renewed, 1, &bytes).await);
        let whole = json!({"parts": parts, "sha256": sum(&bytes)});
        let made = g.admin.post(&finish(&started), whole).await.expect(201);
        assert_eq!(made.at("/content/sha256"), sum(&bytes));
    }
}

#[tokio::test]
async fn only_what_may_go_by_itself_does() {
    let g = Ground::on(TestApp::get().await).await;
    let with = |name: &str, value: Value| {
        let mut wanted = wanted(5000);
        wanted[name] = value;
        wanted
    };
    let cases = [
        (with("kind", json!("minutes")), "document_not_content"),
        (with("kind", json!("certificate")), "document_kind_not_here"),
        (with("content_type", json!("image/jpeg")), "document_not_content"),
        (with("content_type", json!("text/html")), "file_kind"),
        (with("size", json!(0)), "empty_file"),
    ];
    for (wanted, code) in cases {
        g.admin.post(&uploads(&g), wanted).await.refused(422, code);
    }
    let huge = with("size", json!(g.app.settings().documents.content_bytes + 1));
    g.admin.post(&uploads(&g), huge).await.refused(413, "file_too_large");
    // whoever did not begin it knows nothing of it
    let started = g.admin.post(&uploads(&g), wanted(5000)).await.expect(201);
    let other = g.org.person("other", "secretary", Some(&g.east), None).await;
    let one = format!("/api/records/direct-uploads/{}", started.at("/id"));
    other.get(&one).await.refused(404, "not_found");
    other.delete(&one).await.refused(404, "not_found");
    other.post(&finish(&started), json!({"parts": []})).await.refused(404, "not_found");
}
