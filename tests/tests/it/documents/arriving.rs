use super::*;
use futures_util::StreamExt as _;
use records::documents::sweep;
use serde_json::json;
use std::{convert::Infallible, time::Duration};
use tenancy::quota::{self, STANDING};
use time::OffsetDateTime;
use tokio::sync::oneshot;

#[tokio::test]
async fn programs_pages_and_drawings_are_refused_and_leave_nothing() {
    for g in Ground::everywhere().await {
        let bad: [(&str, &[u8]); 5] = [
            ("申请书.pdf", b"MZ\x90\0 a program"),
            ("a.pdf", b"<!DOCTYPE html><script>alert(1)</script>"),
            ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"),
            ("a.docx", b"PK\x03\x04 no package at all"),
            ("a.txt", b"text"),
        ];
        for (name, bytes) in bad {
            let answer = g.file_of_zhang("certificate", name, bytes.to_vec()).await;
            assert_eq!(answer.status, 422, "{name}: {}", answer.text());
            assert_eq!(answer.fields()[0].0, "/file");
        }
        g.file_of_zhang("certificate", "a.pdf", Vec::new()).await.refused(422, "empty_file");
        assert_eq!(g.count("documents", "true").await + g.count("document_versions", "true").await, 0);
        assert_eq!(g.objects().await, [] as [Uuid; 0]);
    }
}

#[tokio::test]
async fn a_file_of_the_wrong_kind_size_or_shape_is_refused() {
    let g = Ground::on(TestApp::get().await).await;
    g.file_of_zhang("minutes", "a.pdf", pdf(100)).await.refused(422, "document_kind_not_here");
    g.file_of_zhang("nonsense", "a.pdf", pdf(100)).await.refused(422, "validation");
    let path = format!("/api/records/members/{}/documents?kind=certificate", g.zhang);
    let most = g.app.settings().documents.confidential_bytes;
    // only said to be large: nothing of it is read
    let said = g.admin.request(Method::POST, &path).header("content-type", "multipart/form-data; boundary=x");
    let said = said.header("content-length", most + (1 << 20)).body(hesitant("x", 0));
    g.admin.send(said).await.refused(413, "body_too_large");
    let none = Form::new().text("title", "a");
    post_form(&g.admin, &path, none).await.refused(422, "no_file");
    g.admin.post(&path, json!({})).await.refused(415, "unsupported_media");
    let long = titled(&"长".repeat(201), "a.pdf", pdf(100));
    post_form(&g.admin, &path, long).await.refused(422, "text_too_long");
    assert_eq!(g.count("documents", "true").await, 0);
}

fn endless() -> impl futures_util::Stream<Item = Result<bytes::Bytes, Infallible>> + Send + 'static {
    futures_util::stream::repeat_with(|| Ok(bytes::Bytes::from_static(&[7; 65_536])))
}

/// A form whose file begins well and never ends: so many pieces of 64 KiB come, and then nothing.
fn hesitant(boundary: &str, pieces: usize) -> reqwest::Body {
    let head = format!(
        "--{boundary}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\n"
    );
    let head = futures_util::stream::once(async move { Ok(bytes::Bytes::from(head)) });
    let slow = endless().take(pieces).chain(futures_util::stream::pending());
    reqwest::Body::wrap_stream(head.chain(slow))
}

#[tokio::test]
async fn an_upload_that_is_broken_off_leaves_nothing_after_the_sweep() {
    for g in Ground::everywhere().await {
        let path = format!("/api/records/members/{}/documents?kind=certificate", g.zhang);
        let request = g.admin.request(Method::POST, &path);
        let request =
            request.header("content-type", "multipart/form-data; boundary=x").body(hesitant("x", 200));
        // twelve megabytes come, one part is with the store, and then the line is cut
        let line = tokio::spawn(request.send());
        tokio::time::sleep(Duration::from_secs(3)).await;
        assert_eq!(g.count("document_versions", "state = 'pending'").await, 1);
        assert!(!line.is_finished(), "nobody answers half a file");
        line.abort();
        tokio::time::sleep(Duration::from_secs(1)).await;
        let (records, scope) = (g.records(), g.scope().await);
        let later = OffsetDateTime::now_utc() + time::Duration::hours(1);
        sweep::sweep(&records, &scope, later).await.unwrap();
        assert_eq!(g.count("documents", "true").await + g.count("document_versions", "true").await, 0);
        assert_eq!(g.objects().await, [] as [Uuid; 0]);
        let store = g.store();
        let left = store.unfinished(g.org.entry.tenant.id, Class::RecordsSealed).await.unwrap();
        assert_eq!(left, [], "the store holds no parts of it");
    }
}

/// A form whose file begins well, and ends when it is told to.
fn patient(boundary: &str, go_on: oneshot::Receiver<()>) -> reqwest::Body {
    let head =
        format!("--{boundary}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"b.pdf\"\r\n\r\n");
    let (head, tail) = ([head.into_bytes(), pdf(2000)].concat(), format!("\r\n--{boundary}--\r\n"));
    let head = futures_util::stream::once(async move { Ok::<_, Infallible>(bytes::Bytes::from(head)) });
    let tail = futures_util::stream::once(async move {
        let _ = go_on.await;
        Ok::<_, Infallible>(bytes::Bytes::from(tail))
    });
    reqwest::Body::wrap_stream(head.chain(tail))
}

#[tokio::test]
async fn a_content_whose_row_has_gone_while_it_came_is_refused_and_changes_nothing() {
    let g = Ground::on(TestApp::get().await).await;
    let id = g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201).at("/id");
    let used = async || quota::used(&g.transaction().await, "storage", STANDING).await.unwrap();
    let before = used().await;
    let request = g.admin.request(Method::POST, &format!("/api/records/documents/{id}/versions"));
    let (go_on, told) = oneshot::channel();
    let request = request.header("content-type", "multipart/form-data; boundary=x").body(patient("x", told));
    let swept = async {
        for _ in 0..600 {
            if g.count("document_versions", "state = 'pending'").await > 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        g.execute("DELETE FROM document_versions WHERE state = 'pending'").await;
        go_on.send(()).expect("the file is waiting to go on");
    };
    let (answer, ()) = tokio::join!(g.admin.send(request), swept);
    answer.refused(409, "upload_not_open");
    let shown = g.admin.get(&format!("/api/records/documents/{id}")).await.expect(200);
    assert_eq!(shown.json["content"]["number"], 1);
    assert_eq!(g.admin.get(&content(&id)).await.expect(200).bytes, pdf(1000));
    assert_eq!(g.count("audit_log", "action = 'upload_version'").await, 0);
    assert_eq!(used().await, before);
}

#[tokio::test]
async fn the_same_upload_twice_is_one_document() {
    let g = Ground::on(TestApp::get().await).await;
    let path = format!("/api/records/members/{}/documents?kind=certificate", g.zhang);
    let send = async || {
        let form = Form::new().part("file", Part::bytes(pdf(1000)).file_name("a.pdf"));
        let (kind, body) = (format!("multipart/form-data; boundary={}", form.boundary()), form);
        let request = g.admin.request(Method::POST, &path).header("idempotency-key", "once");
        let _ = kind;
        g.admin.send(request.multipart(body)).await
    };
    let (first, again) = (send().await.expect(201), send().await.expect(201));
    assert_eq!(first.at("/id"), again.at("/id"));
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    assert_eq!(g.count("documents", "true").await, 1);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_what_is_deleted_makes_room() {
    use sqlx::{AssertSqlSafe, ConnectOptions as _, Executor as _};
    let g = Ground::on(TestApp::get().await).await;
    let database = format!("{}_records", g.app.settings().database.name);
    let options: sqlx::postgres::PgConnectOptions = g.app.servers.postgres_admin_url.parse().unwrap();
    let mut superuser = options.database(&database).connect().await.unwrap();
    let key = g.org.entry.tenant.key.as_str();
    let bound = format!(
        r#"UPDATE platform.tenants SET quotas = '{{"storage":{{"hard":100000}}}}' WHERE key = '{key}'"#
    );
    assert_eq!(superuser.execute(AssertSqlSafe(bound)).await.unwrap().rows_affected(), 1);
    let id = g.file_of_zhang("certificate", "a.pdf", pdf(60_000)).await.expect(201).at("/id");
    g.file_of_zhang("certificate", "b.pdf", pdf(60_000)).await.refused(409, "quota_storage");
    assert_eq!(g.count("documents", "true").await, 1);
    assert_eq!(g.objects().await.len(), 1, "what was refused does not stay in the store");
    g.admin
        .post(&format!("/api/records/documents/{id}/delete"), json!({"reason": "换一份"}))
        .await
        .expect(204);
    g.file_of_zhang("certificate", "b.pdf", pdf(60_000)).await.expect(201);
}
