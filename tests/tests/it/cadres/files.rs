use super::{CADRES, Ground, change, codes};
use serde_json::json;

fn file(inside: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Person><XingMing>赵六</XingMing><XingBie>男</XingBie>\
         <ChuShengNianYue>198006</ChuShengNianYue><JianLi>1998.09--2002.07  某大学学习\n2002.07--  某局科员</JianLi>\
         <NianDuKaoHeJieGuo>2023年称职；2024年优秀</NianDuKaoHeJieGuo>{inside}</Person>"
    )
    .into()
}

#[tokio::test]
async fn a_form_is_checked_and_then_taken() {
    let g = Ground::new().await;
    let path = format!("{CADRES}/import?unit_id={}", g.branch);
    let inside = "<DaoLingNianYue>204006</DaoLingNianYue><JiaTingChengYuan><Item><ChengWei>妻子</ChengWei>\
        <XingMing>李四</XingMing></Item></JiaTingChengYuan>";
    let told = g.committee.upload(&format!("{path}&check=true"), "a.lrmx", file(inside)).await.expect(200);
    assert_eq!(
        (codes(&told, "findings"), told.at("/findings/0/detail").contains("DaoLingNianYue")),
        (vec!["lrmx_unknown".into()], true)
    );
    assert_eq!((&told.json["family_count"], &told.json["cadre"]), (&json!(1), &json!(null)));
    assert_eq!(g.committee.get(CADRES).await.json["total"], json!(0));
    let made = g.committee.upload(&path, "a.lrmx", file(inside)).await.expect(201);
    assert_eq!(
        (made.at("/cadre/name"), made.at("/cadre/results/1/grade")),
        ("赵六".into(), "excellent".into())
    );
    assert!(!made.text().contains("李四"));
}

#[tokio::test]
async fn a_wrong_date_is_named_by_its_element() {
    let g = Ground::new().await;
    let path = format!("{CADRES}/import?unit_id={}", g.branch);
    let wrong = file("<RuDangShiJian>200013</RuDangShiJian>");
    let refused = g.committee.upload(&path, "a.lrmx", wrong).await.expect(422);
    assert_eq!(refused.fields(), [("/file/RuDangShiJian".into(), "lrmx_date".into())]);
    for (bytes, code) in [
        (b"not a form".to_vec(), "lrmx_unreadable"),
        (b"<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Person><XingMing>&a;</XingMing></Person>".to_vec(), "lrmx_unsafe"),
    ] {
        let refused = g.committee.upload(&path, "a.lrmx", bytes).await.expect(422);
        assert_eq!(refused.fields(), [("/file".into(), code.into())]);
    }
}

#[tokio::test]
async fn a_form_goes_out_and_comes_in_elsewhere_as_it_was() {
    let (g, there) = (Ground::new().await, Ground::new().await);
    let id = g.cadre().await;
    let family = json!([{"relation": "妻子", "name": "李四", "birth": "1981-02", "political": "群众", "work": "教师"}]);
    let posts = json!([{"title": "某局办公室副主任"}]);
    let more = json!({"family": family, "health": "健康", "posts": posts, "results": [{"year": 2024, "grade": "excellent"}]});
    change(&g.committee, &id, more).await.expect(200);
    let path = format!("{CADRES}/{id}/lrmx");
    g.committee.get(&path).await.refused(422, "validation");
    let out = g.committee.get(&format!("{path}?reason=%E4%B8%8A%E6%8A%A5")).await.expect(200);
    assert!(out.text().contains("<ChengWei>妻子</ChengWei>"));
    let brought = format!("{CADRES}/import?unit_id={}", there.branch);
    let made = there.committee.upload(&brought, "a.lrmx", out.text().into_bytes()).await.expect(201);
    let (was, is) = (g.committee.get(&format!("{CADRES}/{id}")).await, &made.json["cadre"]);
    for part in ["name", "person", "schooling", "resume", "results", "posts", "family_count", "id_no_masked"]
    {
        assert_eq!(was.json[part], is[part], "{part}");
    }
    there
        .committee
        .upload(&brought, "a.lrmx", out.text().into_bytes())
        .await
        .refused(409, "cadre_known_already");
    let form = g.committee.post(&format!("{CADRES}/{id}/form"), json!({"reason": "打印"})).await.expect(200);
    assert_eq!((form.at("/family/0/name"), form.at("/post")), ("李四".into(), "某局办公室副主任".into()));
}
