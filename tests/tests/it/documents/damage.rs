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
