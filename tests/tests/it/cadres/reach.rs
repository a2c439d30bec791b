use super::{APPOINTMENTS, CADRES, Ground, take};
use kernel::TenantKind;
use serde_json::json;

#[tokio::test]
async fn fewer_see_the_register_than_the_roster() {
    let g = Ground::new().await;
    let cadre = g.cadre().await;
    let id = g.proposed(&cadre).await;
    let secretary = g.org.person("shuji", "secretary", Some(&g.branch), None).await;
    secretary.get(CADRES).await.refused(403, "forbidden");
    secretary.get(&format!("{CADRES}/{cadre}")).await.refused(404, "not_found");
    secretary.get(&format!("{APPOINTMENTS}/{id}")).await.refused(404, "not_found");
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.branch), None).await;
    commissioner.get(&format!("{CADRES}/{cadre}")).await.expect(200);
    let reveal = json!({"fields": ["id_no"], "reason": "核对"});
    commissioner.post(&format!("{CADRES}/{cadre}/reveal"), reveal).await.refused(403, "forbidden");
    commissioner.get(&format!("{CADRES}/{cadre}/lrmx?reason=x")).await.refused(403, "forbidden");
    take(&commissioner, &id, json!({"step": "start_notice"})).await.expect(200);
    take(&commissioner, &id, json!({"step": "refuse", "reason": "x"})).await.refused(403, "forbidden");
    let elsewhere = g.org.unit("第二党支部", "branch", Some(&g.root)).await;
    let other = g.org.person("qita", "commissioner", Some(&elsewhere), None).await;
    other.get(&format!("{CADRES}/{cadre}")).await.refused(404, "not_found");
    assert_eq!(other.get(CADRES).await.expect(200).json["items"], json!([]));
}

#[tokio::test]
async fn a_cadre_sees_the_own_record_and_no_other() {
    let g = Ground::new().await;
    let member = g.org.member("张三", &g.branch).await;
    let me = g.org.person("zhangsan", "member", Some(&g.branch), Some(&member)).await;
    me.get(&format!("{CADRES}/mine")).await.refused(404, "no_cadre_record");
    let family = json!([{"relation": "妻子", "name": "李四"}]);
    let new = json!({"unit_id": g.branch, "member_id": member, "family": family});
    let id = g.committee.post(CADRES, new).await.expect(201).at("/id");
    let mine = me.get(&format!("{CADRES}/mine")).await.expect(200);
    assert_eq!((mine.at("/name"), mine.at("/family/0/name")), ("张三".into(), "李四".into()));
    assert!(mine.at("/id_no_masked").contains('*'));
    me.get(&format!("{CADRES}/{id}")).await.refused(404, "not_found");
    me.get(CADRES).await.refused(403, "forbidden");
}

#[tokio::test]
async fn an_association_has_no_cadres() {
    let g = Ground::of(TenantKind::Association).await;
    let new = json!({"unit_id": g.branch, "name": "王五"});
    let refused = g.admin.post(CADRES, new).await.expect(409);
    assert_eq!(refused.code(), "cadres_not_practised");
}
