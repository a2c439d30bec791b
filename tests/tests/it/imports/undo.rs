use super::{Ground, IMPORTS, MEMBERS, UNITS, file, person};
use kernel::TenantKind;
use serde_json::json;

#[tokio::test]
async fn an_import_is_taken_back_as_a_whole() {
    let ground = Ground::new(TenantKind::Agency).await;
    ground.tree("agency").await;
    let id = ground.checked("members", "agency.xlsx", suites::roster("agency.xlsx")).await;
    ground.admin.post(&format!("{IMPORTS}/{id}/undo"), json!({})).await.refused(409, "import_not_applied");
    ground.applied(&id, "good_rows").await;
    assert_eq!(ground.import(&id).await["can_undo"], true);
    let undone = ground.admin.post(&format!("{IMPORTS}/{id}/undo"), json!({})).await.expect(200);
    assert_eq!((undone.at("/state"), undone.at("/can_undo")), ("undone".into(), "false".into()));
    assert_eq!(ground.members().await, 0);
    ground.admin.post(&format!("{IMPORTS}/{id}/undo"), json!({})).await.refused(409, "import_not_applied");
    let again = ground.checked("members", "agency.xlsx", suites::roster("agency.xlsx")).await;
    ground.applied(&again, "all_or_nothing").await;
    assert_eq!(ground.members().await, 312);
}

#[tokio::test]
async fn the_next_change_of_anybody_ends_it() {
    let ground = Ground::with_branch().await;
    let id = ground.checked("members", "x.csv", file(&[person(51), person(52)])).await;
    ground.applied(&id, "good_rows").await;
    let member = ground.admin.get(MEMBERS).await.expect(200).at("/items/0/id");
    ground.admin.patch(&format!("{MEMBERS}/{member}"), 1, json!({"name": "李四"})).await.expect(200);
    assert_eq!(ground.import(&id).await["can_undo"], false);
    ground.admin.post(&format!("{IMPORTS}/{id}/undo"), json!({})).await.refused(409, "has_history");
    assert_eq!(ground.members().await, 2);
}

#[tokio::test]
async fn a_tree_is_taken_back_while_it_is_empty() {
    let ground = Ground::new(TenantKind::Agency).await;
    let file = || suites::roster("agency.tree.xlsx");
    let id = ground.checked("units", "agency.tree.xlsx", file()).await;
    ground.applied(&id, "all_or_nothing").await;
    // what stands already is not entered again
    let again = ground.checked("units", "agency.tree.xlsx", file()).await;
    let import = ground.import(&again).await;
    assert_eq!((import["rows_good"].as_i64(), import["rows_warned"].as_i64()), (Some(15), Some(15)));
    ground.applied(&again, "good_rows").await;
    let count =
        || async { ground.admin.get(&format!("{UNITS}?tree=true")).await.expect(200).json["total"].as_i64() };
    assert_eq!(count().await, Some(15));
    ground.admin.post(&format!("{IMPORTS}/{again}/undo"), json!({})).await.expect(200);
    assert_eq!(count().await, Some(15), "that import had entered nothing");
    let members = ground.checked("members", "agency.xlsx", suites::roster("agency.xlsx")).await;
    ground.applied(&members, "good_rows").await;
    ground.admin.post(&format!("{IMPORTS}/{id}/undo"), json!({})).await.refused(409, "unit_still_in_use");
    ground.admin.post(&format!("{IMPORTS}/{members}/undo"), json!({})).await.expect(200);
    ground.admin.post(&format!("{IMPORTS}/{id}/undo"), json!({})).await.expect(200);
    assert_eq!(count().await, Some(0));
}

#[tokio::test]
async fn a_unit_that_took_another_over_is_not_taken_back() {
    let ground = Ground::with_branch().await;
    let root = ground.admin.get(&format!("{UNITS}?tree=true")).await.expect(200).at("/items/0/id");
    let old = ground.org.unit("旧党支部", "branch", Some(&root)).await;
    let tree = "组织名称,上级组织,组织类别\n新党支部,集团党委,党支部\n";
    let id = ground.checked("units", "t.csv", tree.into()).await;
    ground.applied(&id, "all_or_nothing").await;
    let new = ground.admin.get(&format!("{UNITS}?q=新党支部")).await.expect(200).at("/items/0/id");
    let merge = json!({"into_id": new, "decided_on": "2025-01-01", "doc_no": "集党委〔2025〕1号"});
    ground.admin.post(&format!("{UNITS}/{old}/merge"), merge).await.expect(200);
    ground.admin.post(&format!("{IMPORTS}/{id}/undo"), json!({})).await.refused(409, "unit_still_in_use");
}
