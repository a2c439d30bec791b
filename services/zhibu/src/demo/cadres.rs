use super::client::Browser;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Names of cadres who are no members here, with their posts.
const OTHERS: [(&str, &str, &str); 6] = [
    ("陈思远", "男", "办公室主任"),
    ("林婉清", "女", "财务科科长"),
    ("高志强", "男", "信息科副科长"),
    ("宋雅琴", "女", "人事科科长"),
    ("邓国栋", "男", "后勤科科长"),
    ("何晓峰", "男", "综合科副科长"),
];

const POSTS: [&str; 6] =
    ["党委委员", "纪检科科长", "组织科科长", "宣传科副科长", "业务一科科长", "业务二科副科长"];

const LATER: &str = "1998.09--2002.07  某大学行政管理专业学习\n2002.07--2012.03  业务科工作人员\n\
    2012.03--2019.06  业务科副科长\n2019.06--  现任职务";

/// A dozen cadres, half of them members; one is to be promoted and stands in the notice, one has been compared with the
/// file, one has a penalty that still counts, and one a gap in the career.
pub(super) async fn keep(admin: &Browser, unit: &str, agency: bool) -> Result<()> {
    let roster = admin.get(&format!("/api/records/members?unit_id={unit}&kind=full&limit=6")).await?;
    let members = roster["items"].as_array().cloned().unwrap_or_default();
    let grade = if agency { "competent" } else { "qualified" };
    let results = json!([{ "year": 2023, "grade": grade }, { "year": 2024, "grade": "excellent" }]);
    for (member, post) in members.iter().zip(POSTS) {
        let new = json!({ "unit_id": unit, "member_id": member["id"], "posts": [{ "title": post }],
            "resume": LATER, "results": results });
        admin.post("/api/records/cadres", &new).await?;
    }
    let mut kept = Vec::new();
    for (name, gender, post) in OTHERS {
        kept.push(admin.post("/api/records/cadres", &outsider(unit, name, gender, post, &results)).await?);
    }
    let [promoted, compared, punished, broken, ..] = kept.as_slice() else { return Ok(()) };
    promote(admin, promoted).await?;
    let check =
        json!({ "item": "birth", "file_month": "1980-06", "source": "干部履历表", "verified_by": "组织科" });
    patch_to(admin, compared, "checks", &check).await?;
    change(
        admin,
        punished,
        json!({ "penalties": [{ "on": "2026-05-20", "penalty": "warning", "text": "工作失职" }] }),
    )
    .await?;
    let gap = "1998.09--2002.07  某大学学习\n2003.01--  现任职务";
    change(admin, broken, json!({ "resume": gap })).await
}

fn outsider(unit: &str, name: &str, gender: &str, post: &str, results: &Value) -> Value {
    json!({
        "unit_id": unit, "name": name, "posts": [{ "title": post }], "resume": LATER, "results": results,
        "person": { "gender": gender, "birth": "1980-06", "ethnic": "汉族", "native_place": "某省某市",
            "work_began": "2002-07" },
        "schooling": { "full_time": { "level": "大学", "degree": "管理学学士", "level_school": "某大学行政管理专业" } },
        "health": "健康",
        "family": [{ "relation": if gender == "男" { "妻子" } else { "丈夫" }, "name": "李明华", "birth": "1981-02",
            "political": "群众", "work": "某中学教师" }],
    })
}

async fn promote(admin: &Browser, cadre: &Value) -> Result<()> {
    let id = cadre["id"].as_str().context("a cadre without id")?;
    let new = json!({ "kind": "promotion", "post": "机关服务中心主任", "reason": "工作需要" });
    let proposed = admin.post(&format!("/api/records/cadres/{id}/appointments"), &new).await?;
    let appointment = proposed["id"].as_str().context("an appointment without id")?;
    let path = format!("/api/records/cadre-appointments/{appointment}/steps");
    let notice = json!({ "step": "start_notice", "place": "单位公示栏" });
    admin.post_to(&path, &tag(&proposed), &notice).await.map(drop)
}

async fn patch_to(admin: &Browser, cadre: &Value, part: &str, body: &Value) -> Result<()> {
    let id = cadre["id"].as_str().context("a cadre without id")?;
    admin.post_to(&format!("/api/records/cadres/{id}/{part}"), &tag(cadre), body).await.map(drop)
}

async fn change(admin: &Browser, cadre: &Value, patch: Value) -> Result<()> {
    let id = cadre["id"].as_str().context("a cadre without id")?;
    admin.patch(&format!("/api/records/cadres/{id}"), &tag(cadre), &patch).await.map(drop)
}

fn tag(of: &Value) -> String {
    format!("\"v{}\"", of["version"])
}
