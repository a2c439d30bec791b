use super::*;
use crate::operators::looks_in;
use serde_json::{Value, json};

fn titles(list: &Answer) -> Vec<&str> {
    let items = list.json["items"].as_array().into_iter().flatten();
    items.filter_map(|item| item["title"].as_str()).collect()
}

const ALL: &str = "/api/records/documents";

#[tokio::test]
async fn a_member_sees_the_own_file_as_far_as_it_is_its_own() {
    let g = Ground::on(TestApp::get().await).await;
    let mine = g.file_of_zhang("admission_application", "申请书.pdf", pdf(1000)).await.expect(201).at("/id");
    let judged = g.file_of_zhang("political_review", "政审.pdf", pdf(1000)).await.expect(201).at("/id");
    let zhang = g.org.person("zhangsan", "member", Some(&g.east), Some(&g.zhang)).await;
    let list = zhang.get(ALL).await.expect(200);
    assert_eq!(titles(&list), ["申请书"]);
    assert_eq!(list.json["items"][0]["actions"], json!(["reveal"]));
    assert_eq!(zhang.get(&content(&mine)).await.expect(200).bytes, pdf(1000));
    assert_eq!(g.count("audit_log", "action = 'read' AND subject = 'document'").await, 1);
    for path in [content(&judged), format!("{ALL}/{judged}")] {
        zhang.get(&path).await.refused(404, "not_found");
    }
    let delete = format!("{ALL}/{mine}/delete");
    zhang.post(&delete, json!({"reason": "x"})).await.refused(403, "forbidden");
    let own = format!("/api/records/members/{}/documents?kind=photo", g.zhang);
    zhang.upload(&own, "a.pdf", pdf(100)).await.refused(403, "forbidden");
    // a colleague sees none of it
    let li = g.org.member("李四", &g.east).await;
    let li = g.org.person("lisi", "member", Some(&g.east), Some(&li)).await;
    assert_eq!(titles(&li.get(ALL).await.expect(200)), [] as [&str; 0]);
    li.get(&content(&mine)).await.refused(404, "not_found");
}

#[tokio::test]
async fn a_secretary_keeps_the_files_of_the_own_branch() {
    let g = Ground::on(TestApp::get().await).await;
    let east = g.org.person("east", "secretary", Some(&g.east), None).await;
    let west = g.org.person("west", "secretary", Some(&g.west), None).await;
    let path = format!("/api/records/members/{}/documents?kind=thought_report", g.zhang);
    let id = east.upload(&path, "汇报.pdf", pdf(1000)).await.expect(201).at("/id");
    let minutes = format!("/api/records/units/{}/documents?kind=minutes", g.east);
    east.upload(&minutes, "记录.pdf", pdf(500)).await.expect(201);
    assert_eq!(titles(&east.get(ALL).await.expect(200)), ["记录", "汇报"]);
    let of_unit = format!("{ALL}?unit_id={}", g.east);
    assert_eq!(titles(&east.get(&of_unit).await.expect(200)), ["记录"]);
    let of_kind = format!("{ALL}?member_id={}&kind=photo", g.zhang);
    assert_eq!(titles(&east.get(&of_kind).await.expect(200)), [] as [&str; 0]);
    assert_eq!(titles(&west.get(ALL).await.expect(200)), [] as [&str; 0]);
    for path in [content(&id), format!("{ALL}/{id}"), format!("{ALL}/{id}/link")] {
        west.get(&path).await.refused(404, "not_found");
    }
    west.upload(&path, "a.pdf", pdf(100)).await.refused(404, "not_found");
    west.upload(&minutes, "a.pdf", pdf(100)).await.refused(404, "not_found");
    west.upload(&format!("{ALL}/{id}/versions"), "a.pdf", pdf(100)).await.refused(404, "not_found");
    west.patch(&format!("{ALL}/{id}"), 2, json!({"title": "x"})).await.refused(404, "not_found");
    west.post(&format!("{ALL}/{id}/delete"), json!({"reason": "x"})).await.refused(404, "not_found");
}

#[tokio::test]
async fn whoever_only_looks_opens_nothing_confidential() {
    let g = Ground::on(TestApp::get().await).await;
    let id = g.file_of_zhang("certificate", "证书.pdf", pdf(1000)).await.expect(201).at("/id");
    let path = format!("/api/records/units/{}/documents?kind=publicity", g.east);
    let open = g.admin.upload(&path, "公示.pdf", pdf(700)).await.expect(201).at("/id");
    for role in ["auditor", "commissioner"] {
        let who = g.org.person(role, role, Some(&g.east), None).await;
        assert_eq!(titles(&who.get(ALL).await.expect(200)), ["公示", "证书"]);
        who.get(&content(&id)).await.refused(403, "forbidden");
        who.get(&content(&open)).await.expect(200);
    }
    let finance = g.org.person("finance", "finance", Some(&g.east), None).await;
    finance.get(ALL).await.refused(403, "forbidden");
    finance.get(&content(&open)).await.refused(404, "not_found");
}

#[tokio::test]
async fn an_operator_who_looks_in_sees_what_there_is_and_takes_none_of_it_away() {
    let g = Ground::on(TestApp::get().await).await;
    let path = format!("/api/records/units/{}/documents?kind=publicity", g.east);
    let id = g.admin.upload(&path, "公示.pdf", pdf(700)).await.expect(201).at("/id");
    let (visitor, _) = looks_in(g.app, &g.org, "paper-taker").await;
    assert_eq!(titles(&visitor.get(ALL).await.expect(200)), ["公示"]);
    visitor.get(&format!("{ALL}/{id}")).await.expect(200);
    // the link would be good after the look inside has ended
    let (shown, link) = (format!("{}?inline=true", content(&id)), format!("{ALL}/{id}/link"));
    for path in [&content(&id), &shown, &link] {
        visitor.get(path).await.refused(403, "forbidden");
    }
    g.admin.get(&link).await.expect(200);
}

#[tokio::test]
async fn another_organisation_finds_nothing() {
    for g in Ground::everywhere().await {
        let made = g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201);
        let neighbour = g.org.neighbour().await;
        let stranger = neighbour.admin().await;
        for path in [content(&made.at("/id")), format!("{ALL}/{}", made.at("/id"))] {
            stranger.get(&path).await.refused(404, "not_found");
        }
        let (store, id) = (g.store(), made.at("/content/id").parse().unwrap());
        let theirs = store.read(neighbour.entry.tenant.id, Class::RecordsSealed, id, None).await.unwrap();
        assert!(theirs.is_none());
    }
}

#[tokio::test]
async fn a_list_has_pages() {
    let g = Ground::on(TestApp::get().await).await;
    for n in 0..5 {
        g.file_of_zhang("certificate", &format!("{n}.pdf"), pdf(100)).await.expect(201);
    }
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let list = g.admin.get(&format!("{ALL}?limit=2{cursor}")).await.expect(200);
        seen.extend(titles(&list).into_iter().map(str::to_owned));
        match &list.json["next"] {
            Value::String(next) => cursor = format!("&cursor={next}"),
            _ => break,
        }
    }
    assert_eq!(seen, ["4", "3", "2", "1", "0"]);
}

#[tokio::test]
async fn who_takes_the_own_data_away_finds_the_own_files_in_it() {
    let g = Ground::on(TestApp::get().await).await;
    let mine = g.file_of_zhang("certificate", "学历.pdf", pdf(1000)).await.expect(201);
    g.file_of_zhang("political_review", "政审.pdf", pdf(1000)).await.expect(201);
    let zhang = g.org.person("zhangsan", "member", Some(&g.east), Some(&g.zhang)).await;
    let word = json!({"password": suites::PASSWORD});
    let proof = zhang.post("/api/identity/session/proof", word).await.expect(200).at("/proof");
    let taken = zhang.post("/api/records/me/export", json!({"proof": proof})).await.expect(200);
    let files = taken.json["documents"].as_array().expect("the own files");
    assert_eq!(files.len(), 1, "what the member may not see is not in it: {files:?}");
    assert_eq!((&files[0]["id"], &files[0]["title"]), (&mine.json["id"], &json!("学历")));
    assert_eq!(files[0]["sha256"], mine.json["content"]["sha256"]);
    assert_eq!((&files[0]["kind"], &files[0]["size"]), (&json!("certificate"), &json!(1000)));
    assert_eq!(zhang.get(&content(&mine.at("/id"))).await.expect(200).bytes, pdf(1000));
}
