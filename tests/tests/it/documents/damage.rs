use super::*;
use futures_util::StreamExt as _;
use records::documents::check::{self, Depth};

const PIECE: usize = (64 << 10) + 16;
const HEAD: usize = 27;

/// The status, and the bytes that came before the answer broke off or ended.
async fn fetched(g: &Ground, id: &str) -> (u16, Vec<u8>, bool) {
    // broken off before the head was on its way
    let Ok(response) = g.admin.request(Method::GET, &content(id)).send().await else {
        return (0, Vec::new(), false);
    };
    let status = response.status().as_u16();
    let (mut bytes, mut whole) = (Vec::new(), true);
    let mut stream = response.bytes_stream();
    while let Some(some) = stream.next().await {
        match some {
            Ok(some) => bytes.extend(some),
            Err(_) => whole = false,
        }
    }
    (status, bytes, whole)
}

async fn fault(g: &Ground, id: &str) -> serde_json::Value {
    g.admin.get(&format!("/api/records/documents/{id}")).await.expect(200).json["content"]["fault"].clone()
}

#[tokio::test]
async fn a_flipped_byte_is_noticed_where_it_is() {
    for g in Ground::everywhere().await {
        let plain = pdf(400_000);
        let made = g.file_of_zhang("certificate", "a.pdf", plain.clone()).await.expect(201);
        let (id, version) = (made.at("/id"), made.at("/content/id"));
        let good = g.raw(Class::RecordsSealed, &version).await;
        let mut bent = good.clone();
        bent[HEAD + 100] ^= 1;
        g.overwrite(Class::RecordsSealed, &version, &bent).await;
        g.admin.get(&content(&id)).await.refused(503, "document_damaged");
        assert_eq!(fault(&g, &id).await, "damaged");
        // further in, what is whole before it has gone out already: the answer breaks off
        let mut bent = good.clone();
        bent[HEAD + 3 * PIECE + 100] ^= 1;
        g.overwrite(Class::RecordsSealed, &version, &bent).await;
        let (status, bytes, whole) = fetched(&g, &id).await;
        assert!(status == 503 || !whole, "{status}");
        assert!(bytes.len() < plain.len());
        let report = check::check(&g.records(), &g.scope().await, Depth::Contents).await.unwrap();
        assert_eq!(report.damaged.len(), 1);
        g.overwrite(Class::RecordsSealed, &version, &good).await;
        assert_eq!(g.admin.get(&content(&id)).await.expect(200).bytes, plain);
        check::check(&g.records(), &g.scope().await, Depth::Contents).await.unwrap();
        assert_eq!(fault(&g, &id).await, serde_json::Value::Null, "what is whole again is said to be");
    }
}

#[tokio::test]
async fn what_is_cut_off_or_in_another_order_is_noticed() {
    for g in Ground::everywhere().await {
        let made = g.file_of_zhang("certificate", "a.pdf", pdf(200_000)).await.expect(201);
        let (id, version) = (made.at("/id"), made.at("/content/id"));
        let good = g.raw(Class::RecordsSealed, &version).await;
        let piece = |n: usize| &good[HEAD + n * PIECE..HEAD + (n + 1) * PIECE];
        let others = [
            good[..HEAD + 2 * PIECE].to_vec(),
            good[..good.len() - 1].to_vec(),
            [&good[..HEAD], piece(1), piece(0), &good[HEAD + 2 * PIECE..]].concat(),
            [&good[..], b"more"].concat(),
        ];
        for other in others {
            g.overwrite(Class::RecordsSealed, &version, &other).await;
            let (status, _, whole) = fetched(&g, &id).await;
            assert!(status == 503 || !whole, "{status}");
        }
    }
}

#[tokio::test]
async fn a_file_in_the_place_of_another_does_not_open() {
    for g in Ground::everywhere().await {
        let neighbour = Ground::on(g.app).await;
        let mine = g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201);
        let other = g.file_of_zhang("certificate", "b.pdf", pdf(1000)).await.expect(201);
        let theirs = neighbour.file_of_zhang("certificate", "c.pdf", pdf(1000)).await.expect(201);
        let strange = [
            g.raw(Class::RecordsSealed, &other.at("/content/id")).await,
            neighbour.raw(Class::RecordsSealed, &theirs.at("/content/id")).await,
        ];
        for bytes in strange {
            g.overwrite(Class::RecordsSealed, &mine.at("/content/id"), &bytes).await;
            g.admin.get(&content(&mine.at("/id"))).await.refused(503, "document_damaged");
        }
        // nor does the row of one document give out the object of another
        let swap = format!(
            "UPDATE document_versions SET document_id = '{}', number = 9 WHERE id = '{}'",
            mine.at("/id"),
            other.at("/content/id")
        );
        g.execute(&swap).await;
        let path = format!("{}?number=9", content(&mine.at("/id")));
        g.admin.get(&path).await.refused(503, "document_damaged");
    }
}

#[tokio::test]
async fn an_object_that_is_missing_is_told_by_its_sum() {
    for g in Ground::everywhere().await {
        let plain = pdf(5000);
        let made = g.file_of_zhang("certificate", "a.pdf", plain.clone()).await.expect(201);
        g.file_of_zhang("certificate", "b.pdf", pdf(6000)).await.expect(201);
        let (records, scope) = (g.records(), g.scope().await);
        let whole = check::check(&records, &scope, Depth::Names).await.unwrap();
        assert_eq!((whole.files, whole.bytes, whole.damaged.len()), (2, 11_000, 0));
        let (tenant, id) = (g.org.entry.tenant.id, made.at("/content/id").parse().unwrap());
        g.store().delete(tenant, Class::RecordsSealed, id).await.unwrap();
        let report = check::check(&records, &scope, Depth::Names).await.unwrap();
        assert_eq!(report.damaged.len(), 1);
        let sum = ring::digest::digest(&ring::digest::SHA256, &plain);
        assert_eq!(report.damaged[0].sha256, sum.as_ref());
        assert_eq!(report.damaged[0].version, version_id(&made.at("/content/id")));
        g.admin.get(&content(&made.at("/id"))).await.refused(503, "document_damaged");
        assert_eq!(fault(&g, &made.at("/id")).await, "missing");
    }
}

#[tokio::test]
async fn what_is_stored_while_the_store_is_listed_is_not_missing() {
    for g in Ground::everywhere().await {
        let (records, scope) = (g.records(), g.scope().await);
        let made = g.file_of_zhang("certificate", "a.pdf", pdf(5000)).await.expect(201);
        let (tenant, version) = (g.org.entry.tenant.id, made.at("/content/id"));
        // begun long before the list, and stored after it: the list does not have it
        g.store().delete(tenant, Class::RecordsSealed, version.parse().unwrap()).await.unwrap();
        let stored = async |when: &str| {
            g.execute(&format!("UPDATE document_versions SET stored_at = {when} WHERE id = '{version}'"))
                .await;
        };
        stored("now() + interval '1 minute'").await;
        let report = check::check(&records, &scope, Depth::Names).await.unwrap();
        assert_eq!((report.files, report.damaged.len()), (0, 0));
        assert_eq!(fault(&g, &made.at("/id")).await, serde_json::Value::Null);
        stored("now() - interval '1 minute'").await;
        let report = check::check(&records, &scope, Depth::Names).await.unwrap();
        assert_eq!((report.files, report.damaged.len()), (1, 1), "the next time it is looked at");
    }
}

/// What the board of the organisation says of files that cannot be had.
async fn told(who: &Person) -> Option<serde_json::Value> {
    let board = who.get("/api/records/exceptions").await.expect(200);
    let mut matters = board.json["matters"].as_array().unwrap().iter();
    matters.find(|one| one["matter"] == "document_fault").cloned()
}

async fn listed(who: &Person, filter: &str) -> Vec<String> {
    let list = who.get(&format!("/api/records/documents?{filter}")).await.expect(200);
    list.json["items"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_organisation_is_told_what_is_missing_until_there_is_a_new_version() {
    let g = Ground::on(TestApp::get().await).await;
    let made = g.file_of_zhang("certificate", "a.pdf", pdf(5000)).await.expect(201);
    let paper = format!("/api/records/units/{}/documents?kind=minutes", g.west);
    g.admin.upload(&paper, "b.pdf", pdf(6000)).await.expect(201);
    let (tenant, version) = (g.org.entry.tenant.id, made.at("/content/id").parse().unwrap());
    g.store().delete(tenant, Class::RecordsSealed, version).await.unwrap();
    assert_eq!(told(&g.admin).await, None, "nobody has looked yet");
    check::check(&g.records(), &g.scope().await, Depth::Names).await.unwrap();

    let matter = told(&g.admin).await.expect("the matter");
    assert_eq!(matter["units"], 1);
    assert_eq!(matter["count"], 1);
    assert_eq!(matter["basis"]["rule"], "documents.kinds");
    let units = g.admin.get("/api/records/exceptions/units?matter=document_fault").await.expect(200);
    assert_eq!(units.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(units.at("/items/0/unit_id"), g.east);

    let id = made.at("/id");
    let (here, there) = (format!("faulty=true&below={}", g.east), format!("faulty=true&below={}", g.west));
    assert_eq!(listed(&g.admin, "faulty=true").await, [id.as_str()]);
    assert_eq!(listed(&g.admin, "fault=missing").await, [id.as_str()]);
    assert_eq!(listed(&g.admin, &here).await, [id.as_str()]);
    assert!(listed(&g.admin, "fault=damaged").await.is_empty());
    assert!(listed(&g.admin, &there).await.is_empty());
    let other = g.org.person("lisi", "secretary", Some(&g.west), None).await;
    assert!(listed(&other, "faulty=true").await.is_empty());
    assert_eq!(told(&other).await, None, "what lies elsewhere is not told");
    let out_of_reach = format!("/api/records/documents?below={}", g.east);
    other.get(&out_of_reach).await.refused(422, "unknown_unit");

    let versions = format!("/api/records/documents/{id}/versions");
    g.admin.upload(&versions, "c.pdf", pdf(7000)).await.expect(201);
    assert_eq!(told(&g.admin).await, None);
    assert!(listed(&g.admin, "faulty=true").await.is_empty());
}
