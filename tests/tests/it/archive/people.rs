//! What is kept of people is filed with the unit of its day, and who may not know of it is not told.

use super::{Ground, kinds::of, today};
use serde_json::{Value, json};
use suites::Answer;

impl Ground {
    fn day(&self, day: &str) -> String {
        format!("{}-{day}", self.year)
    }

    /// A warning of last year, in force on its day.
    pub async fn warned(&self) -> String {
        let on = self.day("06-01");
        let approval = json!({"level": "county", "approved_by": "县纪委", "approved_on": on, "doc_no": "县纪〔2025〕3号"});
        let decided = json!({"member_id": self.zhang, "kind": "warning", "decided_by": "branch_meeting",
            "body_name": "东区党支部党员大会", "decided_on": on, "approval": approval});
        self.admin.post("/api/records/dispositions", decided).await.expect(201).at("/id")
    }

    async fn attended(&self) -> String {
        let course = json!({"title": "党员集中培训", "organiser": "市委党校", "started_on": self.day("05-06"),
            "ended_on": self.day("05-08"), "hours": 16});
        let path = format!("/api/records/members/{}/courses", self.zhang);
        self.secretary.post(&path, course).await.expect(201).at("/id")
    }

    async fn moved_to(&self, unit: &str) {
        let path = format!("/api/records/members/{}", self.zhang);
        let version = self.admin.get(&path).await.expect(200).json["version"].as_i64().unwrap_or(1);
        let patch = json!({"unit_id": unit, "reason": "工作调动"});
        self.admin.patch(&path, version, patch).await.expect(200);
    }

    async fn of_unit(&self, unit: &str) -> Answer {
        let path = format!("/api/records/units/{unit}/archive/{}", self.year);
        self.committee.get(&path).await.expect(200)
    }
}

fn kinds_of(year: &Answer) -> Vec<&str> {
    year.json["kinds"].as_array().into_iter().flatten().filter_map(|one| one["kind"].as_str()).collect()
}

#[tokio::test]
async fn the_registers_of_a_year_are_in_its_catalogue() {
    let g = Ground::new().await;
    let west = g.org.unit("西区党支部", "branch", Some(&g.root)).await;
    let stay = json!({"member_id": g.zhang, "where_to": "外省务工", "since": g.day("02-01"),
        "contact": "16054623754", "inflow_unit_id": west});
    let stay = g.admin.post("/api/records/floating-spells", stay).await.expect(201).at("/id");
    let end = json!({"ended_on": g.day("10-01")});
    g.admin.post(&format!("/api/records/floating-spells/{stay}/end"), end).await.expect(200);
    let visitor = json!({"unit_id": g.branch, "name": "王五", "from_place": "云岭县城关镇党委",
        "paper_no": "2025-003", "since": g.day("01-05"), "until": g.day("03-31")});
    let visitor = g.admin.post("/api/records/visiting-members", visitor).await.expect(201).at("/id");
    let honour = |who: Value| {
        let mut new = json!({"level": "grassroots", "title": "先进", "awarded_by": "集团党委",
            "awarded_on": g.day("07-01")});
        new.as_object_mut()
            .into_iter()
            .for_each(|new| new.extend(who.as_object().cloned().unwrap_or_default()));
        new
    };
    let honours = "/api/records/honours";
    let own = g.admin.post(honours, honour(json!({"member_id": g.zhang}))).await.expect(201).at("/id");
    g.admin.post(honours, honour(json!({"unit_id": g.root}))).await.expect(201);
    g.attended().await;
    let year = g.of_unit(&g.branch).await;
    assert_eq!(kinds_of(&year), ["stay", "visitor", "honour", "course"], "{}", year.text());
    assert_eq!(of(&year, "stay")["entries"][0]["id"], stay.as_str());
    assert_eq!(of(&year, "visitor")["entries"][0]["id"], visitor.as_str());
    assert_eq!(of(&year, "honour")["entries"][0]["id"], own.as_str());
    assert_eq!(
        (&of(&year, "honour")["keep"], &of(&year, "course")["keep"]),
        (&json!("permanent"), &json!("years_10"))
    );
    let there = g.of_unit(&west).await;
    assert_eq!(kinds_of(&there), ["stay"], "the unit that took part keeps its own");
    assert_eq!(kinds_of(&g.of_unit(&g.root).await), ["honour"]);
}

#[tokio::test]
async fn extra_dues_and_a_handover_are_filed_by_the_day_of_their_paper() {
    let g = Ground::new().await;
    let extra = json!({"member_id": g.zhang, "kind": "voluntary", "amount": 50_000, "channel": "transfer",
        "paid_on": today().to_string(), "collector": "王会计"});
    let extra = g.admin.post("/api/records/dues/extras", extra).await.expect(201);
    let path = format!("/api/records/units/{}/archive/{}", g.branch, today().year());
    let year = g.committee.get(&path).await.expect(200);
    let entry = &of(&year, "dues_extra")["entries"][0];
    assert_eq!(entry["title"], format!("{} 张三", extra.at("/serial")));
    assert_eq!(of(&year, "dues_extra")["keep"], "years_30");
    assert_eq!(of(&year, "handover"), &Value::Null);
    let id = g.handed_over().await;
    let year = g.committee.get(&path).await.expect(200);
    let entry = &of(&year, "handover")["entries"][0];
    assert_eq!((&entry["id"], &entry["on"]), (&json!(id), &json!(today().to_string())));
    assert_eq!(entry["name"], "张三 → 李四");
}

#[tokio::test]
async fn what_is_kept_of_a_person_stays_where_the_person_was() {
    let g = Ground::new().await;
    let west = g.org.unit("西区党支部", "branch", Some(&g.root)).await;
    let course = g.attended().await;
    g.warned().await;
    g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    g.moved_to(&west).await;
    let year = g.of_unit(&g.branch).await;
    assert_eq!(kinds_of(&year), ["disposition", "course"], "{}", year.text());
    assert_eq!(of(&year, "course")["entries"][0]["id"], course.as_str());
    assert_eq!(g.committee.get(&g.path("/verify")).await.expect(200).json["whole"], true);
    assert_eq!(kinds_of(&g.of_unit(&west).await), Vec::<&str>::new());
    // nor do further moves make a difference, of the same person or of somebody who was never here
    let south = g.org.unit("南区党支部", "branch", Some(&g.root)).await;
    let stranger = g.org.member("孙八", &west).await;
    let path = format!("/api/records/members/{stranger}");
    let patch = json!({"unit_id": south, "reason": "工作调动"});
    g.admin.patch(&path, 1, patch).await.expect(200);
    g.moved_to(&south).await;
    for unit in [&west, &south] {
        assert_eq!(kinds_of(&g.of_unit(unit).await), Vec::<&str>::new());
    }
    let again = g.of_unit(&g.branch).await;
    assert_eq!(again.json["kinds"], year.json["kinds"]);
    g.moved_to(&g.branch).await;
    assert_eq!(g.of_unit(&g.branch).await.json["kinds"], year.json["kinds"]);
}

#[tokio::test]
async fn a_seal_from_before_the_registers_were_filed_stays_whole() {
    let g = Ground::new().await;
    g.meeting("学习").await;
    let sealed = g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    // as seals were written while there were sixteen kinds
    let mut schema = g.org.schema(kernel::Service::Records).await;
    let sql = "UPDATE archive_volumes SET kinds = kinds[1:16]";
    sqlx::Executor::execute(&mut schema, sql).await.expect("the statement runs");
    g.attended().await;
    let warned = g.warned().await;
    let verdict = g.committee.get(&g.path("/verify")).await.expect(200);
    assert_eq!((&verdict.json["whole"], &verdict.json["changes"]), (&json!(true), &json!([])));
    assert_eq!(verdict.at("/sum"), sealed.at("/sum"));
    let year = g.of_unit(&g.branch).await;
    assert_eq!(
        (
            &of(&year, "meeting")["covered"],
            &of(&year, "disposition")["covered"],
            &of(&year, "course")["covered"]
        ),
        (&json!(true), &json!(false), &json!(false))
    );
    g.committee.post(&g.path("/opening"), json!({"reason": "补充归档"})).await.expect(200);
    let again = g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    assert_eq!(of(&again, "disposition")["covered"], true);
    // that it was lifted is a paper of its own day
    let lift = json!({"lifted_on": today().to_string(), "doc_no": "县纪〔2026〕9号"});
    g.admin.post(&format!("/api/records/dispositions/{warned}/lift"), lift).await.expect(200);
    assert_eq!(g.committee.get(&g.path("/verify")).await.expect(200).json["whole"], true);
    let now = format!("/api/records/units/{}/archive/{}", g.branch, today().year());
    let now = g.committee.get(&now).await.expect(200);
    assert_eq!(of(&now, "disposition")["entries"][0]["on"], today().to_string().as_str());
}

#[tokio::test]
async fn whoever_does_not_read_dispositions_is_not_told_of_them() {
    let g = Ground::new().await;
    let commissioner = g.org.person("weiyuan", "commissioner", Some(&g.branch), None).await;
    let years = format!("/api/records/units/{}/archive", g.branch);
    g.warned().await;
    assert_eq!(commissioner.get(&years).await.expect(200).json["items"], json!([]), "as if it were empty");
    g.meeting("学习").await;
    let sealed = g.committee.post(&g.path("/seal"), json!({})).await.expect(201);
    assert_eq!((&sealed.json["seals"][0]["entries"], &sealed.json["withheld"]), (&json!(2), &json!([])));
    let entry = &of(&sealed, "disposition")["entries"][0];
    assert_eq!((&entry["on"], &entry["title"]), (&json!(g.day("06-01")), &json!(g.day("06-01"))));
    let year = commissioner.get(&g.path("")).await.expect(200);
    assert_eq!((kinds_of(&year), &year.json["withheld"]), (vec!["meeting"], &json!(["disposition"])));
    assert_eq!((&year.json["seals"][0]["entries"], year.at("/sum")), (&json!(1), sealed.at("/sum")));
    let items = commissioner.get(&years).await.expect(200);
    assert_eq!(
        (&items.json["items"][0]["entries"], &items.json["items"][0]["changed"]),
        (&json!(1), &json!(false))
    );
    let mut schema = g.org.schema(kernel::Service::Records).await;
    sqlx::Executor::execute(&mut schema, "UPDATE dispositions SET body_name = '另一个'")
        .await
        .expect("it runs");
    let verdict = commissioner.get(&g.path("/verify")).await.expect(200);
    assert_eq!((&verdict.json["whole"], &verdict.json["changes"]), (&json!(false), &json!([])));
    let verdict = g.committee.get(&g.path("/verify")).await.expect(200);
    assert_eq!(verdict.at("/changes/0/entry/kind"), "disposition");
    // whoever takes it away is written down with whom it is about
    assert_eq!(g.secretary.get(&g.path("/export")).await.status, 200);
    let log = g.admin.get("/api/records/audit?action=reveal").await.expect(200);
    assert_eq!(
        (log.at("/items/0/subject_id"), &log.json["items"][0]["new"]["dispositions_open"]),
        (g.zhang.clone(), &json!(1))
    );
}
