//! A container of an older program.

use super::{Furnished, Packed, assert_audit_whole, bring_in, count, log_in};
use kernel::Service;
use std::{collections::BTreeMap, fs};
use suites::TestApp;
use tenancy::portability::{Manifest, PortError, Seal, Sink as _, TarSink};

const BLOCK: usize = 512;

/// The files of a container, in their order.
fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let (mut at, mut found) = (0, Vec::new());
    while bytes[at] != 0 {
        let head = &bytes[at..at + BLOCK];
        let name = String::from_utf8(head[..100].split(|b| *b == 0).next().unwrap().to_vec()).unwrap();
        let size = usize::from_str_radix(std::str::from_utf8(&head[124..135]).unwrap(), 8).unwrap();
        found.push((name, bytes[at + BLOCK..at + BLOCK + size].to_vec()));
        at += BLOCK + size.div_ceil(BLOCK) * BLOCK;
    }
    found
}

/// Writes the container again with another contents page, which the same deployment signs.
async fn rewritten(packed: &Packed, change: impl FnOnce(&mut Manifest)) -> Packed {
    let mut manifest = packed.written.manifest.clone();
    change(&mut manifest);
    let contents: BTreeMap<_, _> = files(&fs::read(&packed.file).unwrap()).into_iter().collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("older.tar");
    let mut sink = TarSink::new(tokio::fs::File::create(&file).await.unwrap());
    let kept = |name: &str| {
        let tables = manifest.services.iter().flat_map(|s| &s.tables).flat_map(|t| &t.content.parts);
        !name.starts_with("manifest.")
            && (!name.starts_with("tables/") || tables.clone().any(|p| p.path == name))
    };
    let seal = Seal::of(TestApp::get().await.deployment()).unwrap();
    let text = serde_json::to_vec_pretty(&manifest).unwrap();
    let mut signature = serde_json::to_vec_pretty(&seal.sign("zhibu-export/1", &text)).unwrap();
    signature.push(b'\n');
    let order = files(&fs::read(&packed.file).unwrap()).into_iter().map(|(name, _)| name);
    let mut all: Vec<_> =
        order.filter(|name| kept(name)).map(|name| (name.clone(), contents[&name].clone())).collect();
    all.push(("manifest.json".into(), text));
    all.push(("manifest.sig".into(), signature));
    for (name, bytes) in all {
        sink.begin(&name, bytes.len() as u64).await.unwrap();
        sink.piece(&bytes).await.unwrap();
        sink.end().await.unwrap();
    }
    sink.finish().await.unwrap();
    sink.into_inner().sync_all().await.unwrap();
    Packed { folder, file, written: tenancy::portability::Written { manifest, sha256: String::new() } }
}

#[tokio::test]
async fn rows_of_an_older_schema_are_brought_up_after_they_came() {
    let here = Furnished::new().await;
    let packed = here.packed().await;
    // as a program before corrections and imports would have written it
    let older = rewritten(&packed, |manifest| {
        let records = manifest.services.iter_mut().find(|part| part.service == Service::Records).unwrap();
        records.schema_version[1] = 4;
        let later = ["corrections", "imports", "import_files", "import_rows"];
        let known: Vec<_> = migrations::template::tables(
            &migrations::set("records", migrations::Scope::Tenant),
            migrations::Version { common: records.schema_version[0], own: 4 },
        )
        .into_iter()
        .map(|table| table.name)
        .collect();
        records.tables.retain(|table| known.contains(&table.name));
        assert!(later.iter().all(|name| !known.contains(&(*name).to_owned())));
    })
    .await;
    let there = TestApp::another().await;
    let slug = format!("{}-o", here.org.slug());
    let entry = bring_in(there, &there.app().provisioner().unwrap(), &older, Some(&slug)).await.unwrap();
    assert_audit_whole(there, &entry).await;
    let person = there.stranger(Some(&slug));
    log_in(&person, "admin", &here.org.admin_factor().await.0).await;
    person.get("/api/records/imports").await.expect(200);
    person.get(&format!("/api/records/members/{}", here.member)).await.expect(200);
    let target = migrations::set("records", migrations::Scope::Tenant).target().number();
    let at = format!(
        "SELECT count(*) FROM platform.tenants WHERE key = '{}' AND schema_version = {target}",
        entry.tenant.key
    );
    assert_eq!(count(there, Service::Records, &at).await, 1);
}

#[tokio::test]
async fn what_a_newer_program_wrote_is_refused() {
    let here = Furnished::new().await;
    let packed = here.packed().await;
    let newer = rewritten(&packed, |manifest| manifest.services[1].schema_version[1] = 9_000).await;
    let there = TestApp::another().await;
    let refused = bring_in(there, &there.app().provisioner().unwrap(), &newer, None).await;
    assert!(matches!(refused, Err(PortError::Newer { service: Service::Records, .. })), "{refused:?}");
}

#[tokio::test]
async fn rows_that_do_not_fit_their_schema_are_refused() {
    let here = Furnished::new().await;
    let packed = here.packed().await;
    let odd = rewritten(&packed, |manifest| {
        let tables = manifest.services.iter_mut().flat_map(|part| &mut part.tables);
        tables.filter(|table| table.name == "members").for_each(|table| drop(table.columns.pop()));
    })
    .await;
    let there = TestApp::another().await;
    let refused = bring_in(there, &there.app().provisioner().unwrap(), &odd, None).await;
    assert!(matches!(refused, Err(PortError::Format(_))), "{refused:?}");
}
