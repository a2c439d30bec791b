use super::{FILES, Ground};
use serde_json::json;

#[tokio::test]
async fn a_file_is_printed_in_the_customary_order() {
    let g = Ground::new().await;
    let file = g.walked("train").await;
    let path = format!("{FILES}/{}/file.pdf", file.at("/id"));
    let sheet = g.secretary.get(&path).await.expect(200).sheet("development-file");
    let papers = g.secretary.get(&format!("{FILES}/{}/papers", file.at("/id"))).await.expect(200);
    let names = |list: &serde_json::Value| -> Vec<String> {
        list.as_array()
            .into_iter()
            .flatten()
            .map(|one| one["name"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(names(&sheet["papers"]), names(&papers.json["lines"]));
    assert_eq!((&sheet["filed"], &sheet["missing"]), (&papers.json["filed"], &papers.json["missing"]));
    assert_eq!((&sheet["name"], &sheet["unit"]), (&json!("陈晨"), &json!("东区党支部")));
    assert_eq!(sheet["steps"].as_array().map(Vec::len), file.json["steps"].as_array().map(Vec::len));
    let whole = sheet.to_string();
    assert!(whole.contains(&file.at("/id_no_masked")) && !whole.contains("13912345678"));
    let member = g.org.person("lisi", "member", Some(&g.branch), Some(&g.members[1])).await;
    member.get(&path).await.refused(404, "not_found");
}
