use super::{Ground, MEMBERS, UNITS};
use kernel::TenantKind;
use serde::Deserialize;
use serde_json::Value;
use suites::roster;

#[derive(Deserialize)]
struct Expected {
    rows: i64,
    accepted: i64,
    rejected: Vec<Rejected>,
    units: usize,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Rejected {
    line: u64,
    reason: String,
}

async fn comes_in(name: &str, file: &str, kind: TenantKind) -> (Ground, String) {
    let expected: Expected = serde_json::from_slice(&roster(&format!("{name}.expected.json"))).unwrap();
    let ground = Ground::new(kind).await;
    ground.tree(name).await;
    let tree = ground.admin.get(&format!("{UNITS}?tree=true")).await.expect(200);
    assert_eq!(tree.json["items"].as_array().unwrap().len(), expected.units);
    let id = ground.checked("members", file, roster(file)).await;
    let import = ground.import(&id).await;
    assert_eq!(
        (import["rows_read"].as_i64(), import["rows_good"].as_i64()),
        (Some(expected.rows), Some(expected.accepted))
    );
    let refused = ground.rows(&id, "refused").await;
    let told: Vec<Rejected> = refused.iter().map(reason).collect();
    assert_eq!(told, expected.rejected);
    assert_eq!(ground.members().await, 0, "a check enters nobody");
    let done = ground.applied(&id, "good_rows").await;
    assert_eq!((done["rows_done"].as_i64(), done["progress"].as_f64()), (Some(expected.accepted), Some(1.0)));
    assert_eq!(ground.members().await, expected.accepted);
    (ground, id)
}

fn reason(row: &Value) -> Rejected {
    let code = row["findings"][0]["code"].as_str().unwrap().to_owned();
    assert_eq!(row["findings"][0]["refuses"], true);
    Rejected { line: row["line"].as_u64().unwrap(), reason: code }
}

#[tokio::test]
async fn the_agency() {
    let (ground, _) = comes_in("agency", "agency.xlsx", TenantKind::Agency).await;
    let found = ground.admin.get(&format!("{MEMBERS}?q=张健")).await.expect(200);
    let first = ground.admin.get(&format!("{MEMBERS}/{}", found.at("/items/0/id"))).await.expect(200);
    assert_eq!((first.at("/unit_name"), first.at("/education")), (first.at("/unit_name"), "70".into()));
    let away = ground.admin.get(&format!("{MEMBERS}?floating=true&limit=100")).await.expect(200);
    assert_eq!(away.json["total"], 13);
}

#[tokio::test]
async fn the_enterprise() {
    let (ground, id) = comes_in("enterprise", "enterprise.xlsx", TenantKind::Enterprise).await;
    let refused = ground.rows(&id, "refused").await;
    let number = refused.iter().find(|row| row["line"] == 27).unwrap();
    assert_eq!(number["findings"][0]["column"], "公民身份号码");
    assert_eq!(number["findings"][0]["value_masked"], "710000********1475");
    assert_eq!(number["findings"][0]["detail"], "公民身份号码校验码不正确");
    let twice = refused.iter().find(|row| row["line"] == 181).unwrap();
    assert_eq!(
        twice["findings"][0]["detail"],
        "与第 122 行的公民身份号码相同".replace("122", &line_of(twice))
    );
    // the same file again holds nobody new
    let again = ground.checked("members", "enterprise.xlsx", roster("enterprise.xlsx")).await;
    let import = ground.import(&again).await;
    assert_eq!((import["rows_good"].as_i64(), import["rows_refused"].as_i64()), (Some(0), Some(2400)));
}

/// The number in "与第 122 行…".
fn line_of(row: &Value) -> String {
    let detail = row["findings"][0]["detail"].as_str().unwrap();
    detail.chars().filter(char::is_ascii_digit).collect()
}

#[tokio::test]
async fn the_community() {
    let (ground, id) = comes_in("community", "community.csv", TenantKind::Community).await;
    let warned = ground.rows(&id, "warned").await;
    let upgraded = |row: &&Value| {
        row["findings"]
            .as_array()
            .unwrap()
            .iter()
            .any(|finding| finding["code"] == "first_generation_upgraded")
    };
    assert_eq!(warned.iter().filter(upgraded).count(), 268 - 4, "four of them are refused");
    let import = ground.import(&id).await;
    assert_eq!(import["rows_warned"].as_u64(), Some(warned.len() as u64));
    assert_eq!(import["columns"][0]["field"], Value::Null);
    assert_eq!(
        (import["columns"][5]["title"].as_str(), import["columns"][5]["field"].as_str()),
        (Some("公民身份号码"), Some("id_no"))
    );
}
