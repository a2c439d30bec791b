use super::{FILES, Ground, codes, post};
use kernel::{SHANGHAI, YearMonth, business_date};
use serde_json::{Value, json};
use suites::{Answer, Person};
use time::OffsetDateTime;

const PLAN: &str = "/api/records/development/plan";

fn first_of_month() -> String {
    YearMonth::of(business_date(OffsetDateTime::now_utc(), SHANGHAI)).first_day().to_string()
}

impl Ground {
    /// A number for 2025, the year of the worked timeline.
    async fn gives(&self, who: &Person, unit: &str, quota: u32, more: Value) -> Answer {
        let base = json!({"year": 2025, "unit_id": unit, "quota": quota, "decided_on": "2025-02-20"});
        who.post(PLAN, super::with(base, more)).await
    }

    /// The whole organisation may admit so many in 2025, and the branch so many of them.
    async fn planned(&self, whole: u32, branch: u32) {
        self.gives(&self.committee, &self.root, whole, json!({})).await.expect(201);
        self.gives(&self.committee, &self.branch, branch, json!({})).await.expect(201);
    }

    async fn plan(&self, unit: &str) -> Answer {
        self.committee.get(&format!("{PLAN}?year=2025&unit_id={unit}")).await.expect(200)
    }

    async fn decides(&self, rule: &str, setting: &str, value: Value) {
        let decision = json!({
            "rule": rule, "setting": setting, "value": value, "effective_from": first_of_month(),
            "reason": "党委会决定",
        });
        self.admin.post("/api/records/rules/values", decision).await.expect(201);
    }
}

#[tokio::test]
async fn a_plan_is_handed_down_and_nobody_gives_more_than_they_have() {
    let g = Ground::new().await;
    let none = || json!({});
    g.gives(&g.committee, &g.branch, 1, none()).await.refused(422, "development_plan_none_above");
    g.gives(&g.secretary, &g.branch, 1, none()).await.refused(403, "forbidden");
    let root = g.gives(&g.committee, &g.root, 3, json!({"doc_no": "市组〔2025〕3号"})).await.expect(201);
    assert_eq!(
        (root.at("/quota"), root.at("/left"), root.at("/version")),
        ("3".into(), "3".into(), "1".into())
    );
    g.gives(&g.committee, &g.branch, 2, none()).await.expect(201);
    let refused = g.gives(&g.committee, &g.other, 2, none()).await.refused(422, "development_plan_too_many");
    assert_eq!(refused.fields(), [("/quota".into(), "development_plan_too_many".into())]);
    g.gives(&g.committee, &g.other, 1, none()).await.expect(201);

    g.gives(&g.committee, &g.root, 4, none()).await.refused(409, "development_plan_changed");
    let again = |version: i32| json!({"version": version, "reason": "年中调整"});
    let unreasoned = json!({"version": 1});
    g.gives(&g.committee, &g.root, 4, unreasoned).await.refused(422, "development_plan_reason");
    g.gives(&g.committee, &g.root, 2, again(1)).await.refused(422, "development_plan_handed_on");
    let more = g.gives(&g.committee, &g.root, 4, again(1)).await.expect(201);
    assert_eq!((more.at("/version"), more.at("/changes/1/quota")), ("2".into(), "4".into()));
    g.gives(&g.committee, &g.root, 5, again(1)).await.refused(409, "development_plan_changed");

    let plan = g.plan(&g.root).await;
    assert_eq!((plan.at("/unit/quota"), plan.at("/unit/handed_on")), ("4".into(), "3".into()));
    assert_eq!(plan.json["below"].as_array().map(Vec::len), Some(2));
    assert_eq!((plan.at("/may_set"), plan.at("/may_give")), ("true".into(), "true".into()));
    let own = g.secretary.get(&format!("{PLAN}?year=2025")).await.expect(200);
    assert_eq!((own.at("/unit/unit_id"), own.at("/unit/quota")), (g.branch.clone(), "2".into()));
    assert_eq!(own.at("/may_set"), "false");
    g.secretary.get(&format!("{PLAN}?year=2025&unit_id={}", g.other)).await.refused(422, "unknown_unit");
    g.secretary.get(&format!("{PLAN}?year=1")).await.refused(422, "validation");
    assert_eq!(g.told("development.plan_set%").await.len(), 4);
    assert_eq!(g.count("audit_log WHERE action = 'set_plan'").await, 4);
}

#[tokio::test]
async fn a_file_gets_a_place_between_candidate_and_form() {
    let g = Ground::new().await;
    let year = || json!({"year": 2025});
    let early = g.opened("李晨", "2024-01-10").await;
    post(&g.secretary, &early, "plan", year()).await.refused(422, "development_plan_standing");
    let file = g.walked("committee_review").await;
    post(&g.secretary, &file, "plan", year()).await.refused(422, "development_plan_none");
    g.planned(2, 1).await;
    let listed = post(&g.secretary, &file, "plan", year()).await.expect(200);
    assert_eq!((listed.at("/plan_year"), listed.at("/plan/year")), ("2025".into(), "2025".into()));
    post(&g.secretary, &listed, "plan", year()).await.refused(409, "development_plan_twice");
    let plan = g.plan(&g.root).await;
    assert_eq!((plan.at("/unit/listed"), plan.at("/unit/left")), ("1".into(), "1".into()));
    let below = plan.json["below"].as_array().unwrap();
    let ours = below.iter().find(|line| line["unit_id"] == g.branch.as_str()).unwrap();
    assert_eq!(ours["left"], 0);

    // the plan is used up: one more takes the committee, and a reason
    let second = g.walked("committee_review").await;
    post(&g.secretary, &second, "plan", year()).await.refused(422, "development_plan_unreasoned");
    let reasoned = || json!({"year": 2025, "reason": "上级同意追加"});
    post(&g.secretary, &second, "plan", reasoned()).await.refused(403, "forbidden");
    let over = post(&g.committee, &second, "plan", reasoned()).await.expect(200);
    assert_eq!(over.at("/plan/reason"), "上级同意追加");
    let seen = g.secretary.get(&format!("{FILES}?plan_year=2025")).await.expect(200);
    assert_eq!(seen.json["items"].as_array().map(Vec::len), Some(2));

    let out = json!({"reason": "本人离职"});
    let free = post(&g.secretary, &over, "plan/withdraw", out.clone()).await.expect(200);
    assert_eq!(free.json["plan"], Value::Null);
    post(&g.secretary, &free, "plan/withdraw", out).await.refused(409, "development_plan_not_in");
    assert_eq!(g.told("development.planned%").await.len(), 3);
}

#[tokio::test]
async fn a_pre_review_beyond_the_plan_is_doubted_and_admissions_are_counted() {
    let g = Ground::new().await;
    g.planned(1, 0).await;
    let file = g.walked("pre_review").await;
    let reviewed = g.takes(&file, "pre_review", "passed", "2025-05-20", json!({})).await.expect(201);
    let last = reviewed.json["steps"].as_array().and_then(|steps| steps.last()).cloned().unwrap_or_default();
    assert_eq!(last["warnings"][0]["guard"], "quota");
    assert_eq!(codes(&last["warnings"]), ["development_not_so"]);
    g.walked("file_with_department").await;
    let plan = g.plan(&g.branch).await;
    assert_eq!((plan.at("/unit/admitted"), plan.at("/unit/over")), ("1".into(), "1".into()));
    let whole = g.plan(&g.root).await;
    assert_eq!((whole.at("/unit/admitted"), whole.at("/unit/left")), ("1".into(), "0".into()));
}

#[tokio::test]
async fn an_organisation_may_stop_at_the_plan() {
    let g = Ground::new().await;
    g.planned(1, 0).await;
    let file = g.walked("committee_review").await;
    g.decides("development.quota", "when_full", json!("block")).await;
    let reasoned = json!({"year": 2025, "reason": "上级同意追加"});
    post(&g.committee, &file, "plan", reasoned).await.refused(422, "development_plan_full");
    assert_eq!(g.plan(&g.root).await.at("/rule/own"), "true");
}

#[tokio::test]
async fn what_the_organisation_asks_beyond_the_field_holds_for_steps_and_notices() {
    let g = Ground::new().await;
    let file = g.walked("choose_candidate").await;
    g.decides("development.limits", "activist_months", json!(18)).await;
    g.decides("development.limits", "notice_days", json!(8)).await;
    let shown = g.secretary.get(&format!("{FILES}/{}", file.at("/id"))).await.expect(200);
    let next = super::next(&shown, "choose_candidate");
    assert_eq!(next["outcomes"][0]["earliest"], "2025-09-01");
    let ahead = json!({"ahead_of": "admission_meeting", "from_on": "2030-01-07", "until_on": "2030-01-11"});
    let short = post(&g.secretary, &file, "notices", ahead).await.refused(422, "notice_too_short");
    assert!(
        short.text().contains("至少 8 个") && short.text().contains("本单位规定从严"),
        "{}",
        short.text()
    );
}
