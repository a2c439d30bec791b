use super::*;
use documents::OutletError;
use records::documents::{jobs::Stop, seam, sweep};
use records::figures::Figures;
use rulepack::DocumentClass;
use serde_json::json;
use tenancy::quota::{self, Gauge as _, STANDING};

pub(super) async fn stored(g: &Ground) -> Vec<seam::StoredFile> {
    let tx = g.transaction().await;
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = seam::stored_files(&tx, after, 2).await.unwrap();
        after = page.last().map(|file| file.version);
        all.extend(page);
        if after.is_none() {
            return all;
        }
    }
}

pub(super) async fn read(outlet: Result<documents::Outlet, OutletError>) -> Vec<u8> {
    let (mut outlet, mut bytes) = (outlet.unwrap(), Vec::new());
    while let Some(some) = outlet.next().await.unwrap() {
        bytes.extend(some);
    }
    bytes
}

#[tokio::test]
async fn an_organisations_files_are_carried_to_another() {
    for g in Ground::everywhere().await {
        let there = Ground::on(g.app).await;
        for (n, length) in [1000, 200_000, 9 << 20].into_iter().enumerate() {
            g.file_of_zhang("certificate", &format!("{n}.pdf"), pdf(length)).await.expect(201);
        }
        let path = format!("/api/records/units/{}/documents?kind=publicity", g.east);
        g.admin.upload(&path, "公示.pdf", pdf(3000)).await.expect(201);
        let (files, all) = (g.records().files().unwrap().clone(), stored(&g).await);
        assert_eq!(all.len(), 4);
        assert_eq!(all.iter().filter(|file| file.class == DocumentClass::Content).count(), 1);
        let (here, other) = (g.org.entry.tenant.id, there.org.entry.tenant.id);
        let (keys, other_keys) = (g.transaction().await.keys(), there.transaction().await.keys());
        for file in &all {
            let plain = read(seam::plain(&files, here, keys.clone(), file).await).await;
            assert_eq!(plain.len() as u64, file.size);
            let outlet = seam::plain(&files, here, keys.clone(), file).await.unwrap();
            seam::put_plain(&files, other, other_keys.clone(), file, outlet.stream()).await.unwrap();
            assert!(read(seam::plain(&files, other, other_keys.clone(), file).await).await == plain);
            if file.class == DocumentClass::Confidential {
                let wrong = seam::plain(&files, other, keys.clone(), file).await.unwrap().next().await;
                assert!(matches!(wrong, Err(OutletError::Damaged(_))), "the old keys do not open it");
            }
        }
        let wrong =
            futures_util::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from_static(b"%PDF-"))]);
        let refused = seam::put_plain(&files, other, other_keys, &all[1], wrong).await;
        assert!(matches!(refused, Err(seam::PutError::Differs)));
        // whoever goes takes everything along
        let store = g.store();
        assert!(store.delete_tenant(other).await.unwrap() >= 4);
        assert_eq!(there.objects().await, [] as [Uuid; 0]);
        assert_eq!(g.objects().await.len(), 4);
    }
}

#[tokio::test]
async fn an_object_nobody_names_is_swept_and_others_stay() {
    for g in Ground::everywhere().await {
        let made = g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201);
        let orphan = Uuid::now_v7().to_string();
        g.overwrite(Class::RecordsSealed, &orphan, b"nobody's").await;
        g.overwrite(Class::RecordsOpen, &orphan, b"nobody's").await;
        let (records, scope) = (g.records(), g.scope().await);
        let soon = time::OffsetDateTime::now_utc() + time::Duration::hours(1);
        let young = sweep::sweep(&records, &scope, sweep::cutoff(&records)).await.unwrap();
        assert_eq!(young.objects, 0, "it may be about to get its row");
        let swept = sweep::sweep(&records, &scope, soon).await.unwrap();
        assert_eq!(swept.objects, 2);
        assert_eq!(g.objects().await, [made.at("/content/id").parse::<Uuid>().unwrap()]);
        g.admin.get(&content(&made.at("/id"))).await.expect(200);
    }
}

#[tokio::test]
async fn a_sweep_under_way_stops_when_a_container_is_begun() {
    use sqlx::{AssertSqlSafe, Executor as _, Row as _};
    let g = Ground::on(TestApp::get().await).await;
    g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201);
    g.overwrite(Class::RecordsSealed, &Uuid::now_v7().to_string(), b"deleted meanwhile").await;
    let (records, scope) = (g.records(), g.scope().await);
    let soon = time::OffsetDateTime::now_utc() + time::Duration::hours(1);
    let mut rows = g.org.schema(Service::Records).await;
    let mut container = g.org.schema(Service::Records).await;
    rows.execute("BEGIN").await.unwrap();
    rows.execute("LOCK TABLE document_versions IN ACCESS EXCLUSIVE MODE").await.unwrap();
    let begun = async {
        // the sweep was told that nothing is being written, and is about to look at its first row
        let waits = "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted \
             AND relation = 'document_versions'::regclass) AS waits";
        while !rows.fetch_one(waits).await.unwrap().get::<bool, _>("waits") {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        let tenant = g.org.entry.tenant.id;
        let keep = format!("SELECT pg_advisory_lock_shared(hashtextextended('zhibu objects {tenant}', 0))");
        container.execute(AssertSqlSafe(keep)).await.unwrap();
        rows.execute("ROLLBACK").await.unwrap();
    };
    let (swept, ()) = tokio::join!(sweep::sweep(&records, &scope, soon), begun);
    assert!(matches!(swept, Err(Stop::Kept)), "{swept:?}");
    assert_eq!(g.objects().await.len(), 2, "what the container may name is still there");
    container.execute("SELECT pg_advisory_unlock_all()").await.unwrap();
    assert_eq!(sweep::sweep(&records, &scope, soon).await.unwrap().objects, 1);
}

#[tokio::test]
async fn an_upload_whose_process_died_is_swept_when_it_is_old() {
    for g in Ground::everywhere().await {
        let (document, version) = (Uuid::now_v7(), Uuid::now_v7());
        g.execute(&format!(
            "INSERT INTO documents (id, member_id, kind, class, title, state, current_version, created_at, updated_at, version) \
             VALUES ('{document}', '{}', 'certificate', 'confidential', '', 'arriving', 0, now(), now(), 1)",
            g.zhang
        ))
        .await;
        g.execute(&format!(
            "INSERT INTO document_versions (id, document_id, state, file_name, size, created_at) \
             VALUES ('{version}', '{document}', 'pending', '', 5, now())"
        ))
        .await;
        g.overwrite(Class::RecordsSealed, &version.to_string(), b"half of it").await;
        let (records, scope) = (g.records(), g.scope().await);
        let young = sweep::sweep(&records, &scope, sweep::cutoff(&records)).await.unwrap();
        assert_eq!(young, sweep::Swept::default(), "what is still young is left alone");
        let soon = time::OffsetDateTime::now_utc() + time::Duration::hours(1);
        assert_eq!(sweep::sweep(&records, &scope, soon).await.unwrap().uploads, 1);
        assert_eq!(g.count("documents", "true").await + g.count("document_versions", "true").await, 0);
        assert_eq!(g.objects().await, [] as [Uuid; 0]);
    }
}

#[tokio::test]
async fn the_command_line_compares_and_names_what_is_missing() {
    let g = Ground::on(TestApp::get().await).await;
    let made = g.file_of_zhang("certificate", "a.pdf", pdf(1000)).await.expect(201);
    let slug = g.org.slug();
    zhibu::documents_check(g.app.settings(), Some(slug), true).await.unwrap();
    let (tenant, id) = (g.org.entry.tenant.id, made.at("/content/id").parse().unwrap());
    g.store().delete(tenant, Class::RecordsSealed, id).await.unwrap();
    let said = zhibu::documents_check(g.app.settings(), Some(slug), false).await.unwrap_err();
    assert_eq!(said.to_string(), "1 files are missing or damaged");
    assert!(zhibu::documents_check(g.app.settings(), Some("nobody-here"), false).await.is_err());
}

#[tokio::test]
async fn a_figure_that_is_wrong_is_counted_afresh() {
    let g = Ground::on(TestApp::get().await).await;
    g.file_of_zhang("certificate", "a.pdf", pdf(60_000)).await.expect(201);
    let id = g.file_of_zhang("certificate", "b.pdf", pdf(500)).await.expect(201).at("/id");
    let path = format!("/api/records/documents/{id}/delete");
    g.admin.post(&path, json!({"reason": "重复"})).await.expect(204);
    let used = async || quota::used(&g.transaction().await, "storage", STANDING).await.unwrap();
    let right = used().await;
    assert!(right >= 60_000);
    let tx = g.transaction().await;
    quota::set(&tx, "storage", STANDING, 7).await.unwrap();
    tx.commit().await.unwrap();
    let tx = g.transaction().await;
    Figures.measure(&tx).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(used().await, right);
}
