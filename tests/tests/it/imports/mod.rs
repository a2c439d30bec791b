//! Imports over HTTP: rosters and trees as organisations keep them, files nobody should believe, and workers
//! that die half-way.

mod bad_files;
mod decisions;
mod reach;
mod refused;
mod resume;
mod rosters;
mod undo;

use kernel::TenantKind;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use suites::{Answer, Org, Person, TestApp, roster};

const IMPORTS: &str = "/api/records/imports";
const MEMBERS: &str = "/api/records/members";
const UNITS: &str = "/api/records/units";

/// A file of people, its header on top.
const HEADER: &str = "姓名,性别,公民身份号码,人员类别,所在党支部,加入党组织日期,转为正式党员日期";

/// An organisation and whoever brings its files.
struct Ground {
    org: Org,
    admin: Person,
}

impl Ground {
    async fn new(kind: TenantKind) -> Self {
        let org = TestApp::get().await.org(kind).await;
        let admin = org.admin().await;
        Self { org, admin }
    }

    /// With a committee and a branch.
    async fn with_branch() -> Self {
        let ground = Self::new(TenantKind::Enterprise).await;
        let root = ground.org.unit("集团党委", "party_committee", None).await;
        ground.org.unit("第一党支部", "branch", Some(&root)).await;
        ground
    }

    async fn tree(&self, name: &str) -> i64 {
        let id =
            self.checked("units", &format!("{name}.tree.xlsx"), roster(&format!("{name}.tree.xlsx"))).await;
        let done = self.applied(&id, "all_or_nothing").await;
        done["rows_done"].as_i64().unwrap()
    }

    /// Uploads a file and waits for its check.
    async fn checked(&self, kind: &str, name: &str, bytes: Vec<u8>) -> String {
        let id = self.upload(kind, name, bytes).await.expect(202).at("/id");
        let import = self.settled(&id).await;
        assert_eq!(import["state"], "checked", "{import}");
        id
    }

    async fn upload(&self, kind: &str, name: &str, bytes: Vec<u8>) -> Answer {
        self.admin.upload(&format!("{IMPORTS}?kind={kind}"), name, bytes).await
    }

    async fn apply(&self, id: &str, mode: &str) -> Answer {
        self.admin.post(&format!("{IMPORTS}/{id}/apply"), json!({"mode": mode})).await
    }

    async fn applied(&self, id: &str, mode: &str) -> Value {
        self.apply(id, mode).await.expect(202);
        let import = self.settled(id).await;
        assert_eq!(import["state"], "applied", "{import}");
        import
    }

    async fn import(&self, id: &str) -> Value {
        self.admin.get(&format!("{IMPORTS}/{id}")).await.expect(200).json
    }

    /// The import when nothing moves any more.
    async fn settled(&self, id: &str) -> Value {
        let deadline = Instant::now() + Duration::from_secs(120);
        loop {
            let import = self.import(id).await;
            if !matches!(import["state"].as_str(), Some("reading" | "applying")) {
                return import;
            }
            assert!(Instant::now() < deadline, "{import}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    /// All rows with a state, page by page.
    async fn rows(&self, id: &str, state: &str) -> Vec<Value> {
        let mut rows = Vec::new();
        let mut next = String::new();
        loop {
            let page = self
                .admin
                .get(&format!("{IMPORTS}/{id}/rows?state={state}&limit=200{next}"))
                .await
                .expect(200);
            rows.extend(page.json["items"].as_array().unwrap().iter().cloned());
            match page.json["next"].as_str() {
                Some(cursor) => next = format!("&cursor={cursor}"),
                None => return rows,
            }
        }
    }

    async fn members(&self) -> i64 {
        self.admin.get(&format!("{MEMBERS}?limit=1")).await.expect(200).json["total"].as_i64().unwrap()
    }
}

/// A row of people in the first branch.
fn row(name: &str, id_no: &str) -> String {
    format!("{name},,{id_no},正式党员,第一党支部,2001-07-01,2002-07-01")
}

fn file(rows: &[String]) -> Vec<u8> {
    format!("{HEADER}\n{}\n", rows.join("\n")).into_bytes()
}

/// A valid identity number of a woman, another for every number.
fn id_no(number: u32) -> String {
    let body = format!("7100001971{:02}{:02}{:03}", number / 28 % 12 + 1, number % 28 + 1, number * 2 % 1000);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize =
        body.bytes().zip(weights).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    format!("{body}{}", &"10X98765432"[sum % 11..=sum % 11])
}

/// The row of somebody; another for every number.
fn person(number: u32) -> String {
    row("张三", &id_no(number))
}
