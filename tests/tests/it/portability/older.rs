//! A container of an older program.

use super::{Furnished, Packed, assert_audit_whole, bring_in, count, log_in};
use data_encoding::HEXLOWER;
use kernel::Service;
use std::{collections::BTreeMap, fs};
use suites::TestApp;
use tenancy::portability::{Manifest, PortError, Seal, Sink as _, TarSink};

const BLOCK: usize = 512;

/// The files of a container by their names.
type Contents = BTreeMap<String, Vec<u8>>;

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
async fn rewritten(packed: &Packed, change: impl FnOnce(&mut Manifest, &mut Contents)) -> Packed {
    let mut manifest = packed.written.manifest.clone();
    let mut contents: Contents = files(&fs::read(&packed.file).unwrap()).into_iter().collect();
    change(&mut manifest, &mut contents);
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

fn has(table: &migrations::template::Table, column: &str) -> bool {
    table.columns.iter().any(|known| known.name == column)
}

fn sha256(bytes: &[u8]) -> String {
    HEXLOWER.encode(ring::digest::digest(&ring::digest::SHA256, bytes).as_ref())
}

/// Lines as they were before the last columns came, each with its checksum.
fn without(lines: &[u8], added: Vec<&str>) -> Vec<u8> {
    let mut out = String::new();
    for line in std::str::from_utf8(lines).unwrap().lines() {
        let (mut body, _) = line.rsplit_once("\"~\":").unwrap();
        for name in added.iter().rev() {
            let end = format!("\"{name}\":null,");
            body = body.strip_suffix(end.as_str()).expect("columns come last, and are empty");
        }
        let sum = &sha256(body.as_bytes())[..8];
        out.push_str(&format!("{body}\"~\":\"{sum}\"}}\n"));
    }
    out.into_bytes()
}

#[tokio::test]
async fn rows_of_an_older_schema_are_brought_up_after_they_came() {
    let here = Furnished::new().await;
    let packed = here.packed().await;
    // as a program before corrections and imports would have written it
    let older = rewritten(&packed, |manifest, contents| {
        let records = manifest.services.iter_mut().find(|part| part.service == Service::Records).unwrap();
        records.schema_version[1] = 4;
        let later = ["corrections", "imports", "import_files", "import_rows"];
        let known = migrations::template::tables(
            &migrations::set("records", migrations::Scope::Tenant),
            migrations::Version { common: records.schema_version[0], own: 4 },
        );
        assert!(known.iter().all(|table| !later.contains(&table.name.as_str())));
        records.tables.retain(|table| known.iter().any(|old| old.name == table.name));
        for table in &mut records.tables {
            let old = known.iter().find(|old| old.name == table.name).unwrap();
            let added: Vec<_> = table.columns.extract_if(.., |one| !has(old, &one.name)).collect();
            let mut whole = Vec::new();
            for part in &mut table.content.parts {
                let lines = contents.get_mut(&part.path).unwrap();
                *lines = without(lines, added.iter().map(|column| column.name.as_str()).collect());
                (part.bytes, part.sha256) = (lines.len() as u64, sha256(lines));
                whole.extend_from_slice(lines);
            }
            (table.content.bytes, table.content.sha256) = (whole.len() as u64, sha256(&whole));
        }
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
    let newer = rewritten(&packed, |manifest, _| manifest.services[1].schema_version[1] = 9_000).await;
    let there = TestApp::another().await;
    let refused = bring_in(there, &there.app().provisioner().unwrap(), &newer, None).await;
    assert!(matches!(refused, Err(PortError::Newer { service: Service::Records, .. })), "{refused:?}");
}

#[tokio::test]
async fn rows_that_do_not_fit_their_schema_are_refused() {
    let here = Furnished::new().await;
    let packed = here.packed().await;
    let odd = rewritten(&packed, |manifest, _| {
        let tables = manifest.services.iter_mut().flat_map(|part| &mut part.tables);
        tables.filter(|table| table.name == "members").for_each(|table| drop(table.columns.pop()));
    })
    .await;
    let there = TestApp::another().await;
    let refused = bring_in(there, &there.app().provisioner().unwrap(), &odd, None).await;
    assert!(matches!(refused, Err(PortError::Format(_))), "{refused:?}");
}
