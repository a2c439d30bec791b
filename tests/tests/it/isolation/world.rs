use super::{catalogue::Operation, rows};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use suites::{Answer, Org, PASSWORD, Person, TestApp};
use tokio::sync::OnceCell;
use uuid::Uuid;

/// An organisation with one of everything.
pub struct World {
    pub org: Org,
    pub ids: BTreeMap<String, String>,
    /// A member without any other role.
    pub member: Person,
}

static HERE: OnceCell<World> = OnceCell::const_new();
static THERE: OnceCell<World> = OnceCell::const_new();

/// The organisation that is attacked from.
pub async fn here(app: &'static TestApp) -> &'static World {
    HERE.get_or_init(|| World::make(app)).await
}

/// Its neighbour, whose ids are tried.
pub async fn there(app: &'static TestApp) -> &'static World {
    THERE.get_or_init(|| World::make(app)).await
}

impl World {
    pub async fn make(app: &'static TestApp) -> Self {
        let org = app.org(kernel::TenantKind::Enterprise).await;
        let admin = org.admin().await;
        let mut ids = BTreeMap::new();
        let root = org.unit("党委", "party_committee", None).await;
        let unit = org.unit("第一支部", "branch", Some(&root)).await;
        let other = org.unit("第二支部", "branch", Some(&root)).await;
        let member = org.member("张三", &unit).await;
        let person = org.person("zhangsan", "member", Some(&unit), Some(&member)).await;
        let made = |answer: Answer| answer.expect(201).at("/id");
        let post = json!({"unit_id": unit, "member_id": member, "post": "secretary", "started_on": "2024-01-01", "basis": "elected"});
        ids.insert("post".into(), made(admin.post("/api/records/posts", post).await));
        let spell = json!({"member_id": member, "where_to": "外地", "since": "2025-01-01"});
        ids.insert("floating".into(), made(admin.post("/api/records/floating-spells", spell).await));
        let certificate = json!({"addressee": "外地党支部", "valid_until": today()});
        let certified = format!("/api/records/floating-spells/{}/certificates", ids["floating"]);
        ids.insert("stay-certificate".into(), made(admin.post(&certified, certificate).await));
        let visitor =
            json!({"unit_id": unit, "name": "外来", "from_place": "外地党支部", "since": "2025-01-01"});
        ids.insert(
            "visiting-member".into(),
            made(admin.post("/api/records/visiting-members", visitor).await),
        );
        let lost =
            json!({"member_id": org.member("李四", &unit).await, "since": "2025-01-01", "reason_code": "1"});
        ids.insert("lost".into(), made(admin.post("/api/records/lost-contacts", lost).await));
        let exempt = json!({"member_id": member, "ground": "illness", "agreed_on": "2024-01-01", "since": "2024-01-01", "until": "2024-12-31"});
        ids.insert("exemption".into(), made(admin.post("/api/records/attendance-exemptions", exempt).await));
        let rests = json!({"member_id": member, "kind": "suspended", "doc_no": "1", "decided_on": "2024-01-01", "since": "2024-01-01", "until": "2024-12-31"});
        ids.insert("suspension".into(), made(admin.post("/api/records/rights-suspensions", rests).await));
        let warned = json!({"member_id": member, "kind": "warning", "decided_by": "branch_meeting", "body_name": "第一支部", "decided_on": "2024-03-01"});
        ids.insert("disposition".into(), made(admin.post("/api/records/dispositions", warned).await));
        let correction = json!({"field": "name", "proposed": "张叁", "note": "名字写错了"});
        ids.insert("correction".into(), made(person.post("/api/records/corrections", correction).await));
        let sheet = "姓名,公民身份号码,所在党支部,入党日期\n王五,,第一支部,\n".as_bytes().to_vec();
        let upload = admin.upload("/api/records/imports?kind=members", "roster.csv", sheet).await.expect(202);
        ids.insert("import".into(), upload.at("/id"));
        let file = b"%PDF-1.7 nothing".to_vec();
        let about = format!("/api/records/members/{member}/documents?kind=certificate");
        ids.insert("document".into(), made(admin.upload(&about, "a.pdf", file).await));
        let direct =
            json!({"kind": "publicity", "file_name": "b.pdf", "content_type": "application/pdf", "size": 9});
        let begin = format!("/api/records/units/{unit}/direct-uploads");
        ids.insert("direct-upload".into(), made(admin.post(&begin, direct).await));
        let amount =
            json!({"kind": "formula", "payer": "salaried", "from_month": "2025-01", "base": 450_000});
        let fixed = format!("/api/records/dues/members/{member}/assessments");
        ids.insert("assessment".into(), made(admin.post(&fixed, amount).await));
        let one =
            json!({"member_id": member, "first_month": "2025-01", "last_month": "2025-01", "amount": 4500});
        let paid = json!({"paid_on": "2025-01-10", "channel": "cash", "payments": [one]});
        let paid = admin.post("/api/records/dues/payments", paid).await.expect(201).at("/items/0/id");
        let receipt = format!("/api/records/dues/payments/{paid}/receipt");
        ids.insert("receipt".into(), made(admin.post(&receipt, json!({"collector": "李会计"})).await));
        ids.insert("payment".into(), paid);
        let extra = json!({"member_id": member, "kind": "voluntary", "amount": 5000, "channel": "cash",
            "paid_on": "2025-01-10", "collector": "李会计"});
        ids.insert("extra".into(), made(admin.post("/api/records/dues/extras", extra).await));
        let excuse = json!({"first_month": "2025-06", "last_month": "2025-07", "reason": "住院治疗"});
        let excused = format!("/api/records/dues/members/{member}/excuses");
        ids.insert("excuse".into(), made(admin.post(&excused, excuse).await));
        books(&admin, &unit, &mut ids).await;
        rows::of_the_organisation(&org, &person, &mut ids).await;
        ids.insert("publication".into(), rows::publication(&admin, &other).await);
        let meeting = json!({"unit_id": unit, "kinds": ["branch_meeting"], "subject": "学习",
            "planned_start": "2026-03-02T09:00:00+08:00", "planned_end": "2026-03-02T10:00:00+08:00"});
        let meeting = made(admin.post("/api/records/meetings", meeting).await);
        let held = json!({"started_at": "2026-03-02T09:00:00+08:00", "marks": []});
        let path = format!("/api/records/meetings/{meeting}");
        let put = |part: &str, version: i32, body: Value| {
            let request = admin.request(reqwest::Method::PUT, &format!("{path}/{part}"));
            admin.send(request.header("if-match", format!("\"v{version}\"")).json(&body))
        };
        put("attendance", 1, held).await.expect(200);
        let given = json!({"follow_ups": [{"text": "走访", "owner_id": member, "due_on": "2026-04-01"}]});
        ids.insert("follow-up".into(), put("record", 2, given).await.expect(200).at("/follow_ups/0/id"));
        ids.insert("meeting".into(), meeting);
        let file = json!({"unit_id": unit, "applied_on": "2024-01-10",
            "person": {"name": "赵六", "id_no": suites::resident_id()}});
        let opened = admin.post("/api/records/development/files", file).await.expect(201);
        ids.insert("taken".into(), opened.at("/steps/0/id"));
        let file = opened.at("/id");
        let path = format!("/api/records/development/files/{file}");
        let notice =
            json!({"ahead_of": "admission_meeting", "from_on": "2025-05-22", "until_on": "2025-05-28"});
        let notice = admin.post(&format!("{path}/notices"), notice).await.expect(201).at("/notices/0/id");
        let objection = json!({"raised_on": "2025-05-23", "named": false, "text": "有异议"});
        let objection =
            admin.post(&format!("{path}/notices/{notice}/objections"), objection).await.expect(201);
        ids.insert("objection".into(), objection.at("/notices/0/objections/0/id"));
        let paper = json!({"code": "application", "dated": "2024-01-10", "signed_by": ["person"]});
        let papers = admin.post(&format!("{path}/papers"), paper).await.expect(201);
        let held = papers.json["lines"].as_array().into_iter().flatten();
        let held = held.filter_map(|line| line["held"][0]["id"].as_str()).next().expect("the paper is there");
        ids.insert("paper".into(), held.to_owned());
        ids.insert("file".into(), file);
        ids.insert("notice".into(), notice);
        let review = json!({"unit_id": root, "done_on": "2025-12-20", "doc_no": "〔2025〕2号"});
        ids.insert("review".into(), made(admin.post("/api/records/development/pool/reviews", review).await));
        let transfer = json!({"to_unit_id": other, "reason": "工作调动"});
        ids.insert("transfer".into(), made(person.post("/api/records/transfers", transfer).await));
        let election =
            json!({"unit_id": unit, "planned_on": "2026-12-20", "committee": 0, "secretary_by": "members"});
        ids.insert("election".into(), made(admin.post("/api/records/elections", election).await));
        let wish = json!({"kind": "found", "reason": "党员增加",
            "founding": {"parent_id": root, "kind": "branch", "name": "第四支部", "full_members": 3}});
        ids.insert("unit-request".into(), made(admin.post("/api/records/unit-requests", wish).await));
        let form = json!({"fields": [{"key": "n", "label": "人数", "kind": "number"}]});
        let draft = json!({"title": "摸底", "due_on": "2030-01-01", "form": form});
        let draft = json!({"unit_id": root, "draft": draft});
        let collection = made(admin.post("/api/records/collections", draft.clone()).await);
        ids.insert("unsent".into(), made(admin.post("/api/records/collections", draft).await));
        let request =
            admin.request(reqwest::Method::POST, &format!("/api/records/collections/{collection}/send"));
        admin.send(request.header("if-match", "\"v1\"").json(&json!({"unit_ids": [unit]}))).await.expect(200);
        ids.insert("collection".into(), collection);
        let second = org.member("钱七", &unit).await;
        let end = json!({"ended_on": today(), "reason": "换届"});
        let post = |member: &str, day: &str| json!({"unit_id": unit, "member_id": member, "post": "secretary", "started_on": day, "basis": "elected"});
        admin.post(&format!("/api/records/posts/{}/end", ids["post"]), end).await.expect(200);
        let successor = made(admin.post("/api/records/posts", post(&second, &today())).await);
        ids.insert("post".into(), successor);
        let handover = admin.post(&format!("/api/records/units/{unit}/handovers"), json!({})).await;
        ids.insert("handover".into(), made(handover));
        let talk = json!({"unit_id": unit, "one_id": member, "other_id": second, "day": today()});
        ids.insert("talk".into(), made(admin.post("/api/records/talks", talk).await));
        let course = json!({"title": "书记培训班", "organiser": "市委党校", "started_on": "2025-05-06",
            "ended_on": "2025-05-08", "hours": 24});
        let course = admin.post(&format!("/api/records/members/{member}/courses"), course).await;
        ids.insert("course".into(), made(course));
        let honour = json!({"member_id": member, "level": "grassroots", "title": "优秀共产党员",
            "awarded_by": "公司党委", "awarded_on": "2025-07-01"});
        ids.insert("honour".into(), made(admin.post("/api/records/honours", honour).await));
        ids.insert("colleague".into(), second);
        ids.insert("year".into(), "2025".into());
        ids.insert("step".into(), "study".into());
        let frozen = admin.post(&format!("/api/records/units/{unit}/statistics/snapshots"), json!({})).await;
        ids.insert("snapshot".into(), made(frozen));
        let cadre = json!({"unit_id": unit, "member_id": member});
        let cadre = made(admin.post("/api/records/cadres", cadre).await);
        let appointment = json!({"kind": "promotion", "post": "科长", "reason": "工作需要"});
        let appointment = admin.post(&format!("/api/records/cadres/{cadre}/appointments"), appointment).await;
        ids.insert("cadre-appointment".into(), made(appointment));
        ids.insert("cadre".into(), cadre);
        let invitation = json!({"email": format!("open@{}.example", org.slug()), "display_name": "未到", "role": "member", "unit_id": unit});
        ids.insert("invitation".into(), made(admin.post("/api/identity/invitations", invitation).await));
        let session = person.get("/api/identity/session").await.expect(200);
        ids.insert("account".into(), session.at("/account/id"));
        let sessions = person.get("/api/identity/sessions").await.expect(200);
        ids.insert("session".into(), sessions.at("/items/0/id"));
        let assignments = admin.get("/api/identity/assignments").await.expect(200);
        let mut own = assignments.json["items"].as_array().into_iter().flatten();
        let own = own.rfind(|held| held["role"] == "member").expect("the member's assignment");
        ids.insert("assignment".into(), own["id"].as_str().unwrap_or_default().to_owned());
        let deliveries = deliveries(&admin).await;
        ids.insert("delivery".into(), deliveries);
        for (name, id) in [("root", root), ("unit", unit), ("other_unit", other), ("member", member)] {
            ids.insert(name.into(), id);
        }
        ids.insert("password".into(), PASSWORD.into());
        Self { org, ids, member: person }
    }

    /// The path of an operation with its parameters filled from `ids`.
    pub fn path(&self, operation: &Operation, ids: &dyn Fn(&str) -> String) -> String {
        let mut path = operation.template.clone();
        while let Some((before, rest)) = path.clone().split_once('{') {
            let Some((name, after)) = rest.split_once('}') else { break };
            let noun = operation.trial.path.get(name).cloned().unwrap_or_else(|| noun(before));
            path = format!("{before}{}{after}", ids(&noun));
        }
        match &operation.trial.query {
            Some(query) => format!("{path}?{}", fill(query, ids)),
            None => path,
        }
    }

    /// Tries an operation as somebody, with the ids a function gives.
    pub async fn attempt(&self, who: &Person, operation: &Operation, ids: &dyn Fn(&str) -> String) -> Answer {
        let path = self.path(operation, ids);
        if operation.trial.upload {
            return match operation.method {
                reqwest::Method::POST => {
                    who.upload(&path, "x.csv", b"\xe5\xa7\x93\xe5\x90\x8d\n".to_vec()).await
                }
                _ => {
                    who.send(
                        who.request(operation.method.clone(), &path)
                            .header("content-type", "image/png")
                            .body(vec![0]),
                    )
                    .await
                }
            };
        }
        let request = who.request(operation.method.clone(), &path).header("if-match", "\"v1\"");
        match &operation.trial.body {
            Some(body) => {
                let body: Value =
                    serde_json::from_str(&fill(body, ids)).expect("the body of the list is JSON");
                who.send(request.json(&body)).await
            }
            None => who.send(request).await,
        }
    }

    /// Puts the end of somebody's sessions into the past, as time would.
    pub async fn run_out(&self, user_name: &str) {
        let whose = format!("account_id = (SELECT id FROM accounts WHERE user_name = '{user_name}')");
        self.age("sessions", &whose).await;
    }

    /// The same for an operator with a name nobody else has.
    pub async fn run_out_operator(&self, display_name: &str) {
        let whose = format!(
            "operator_id = (SELECT id FROM platform.operators WHERE display_name = '{display_name}')"
        );
        self.age("platform.operator_sessions", &whose).await;
    }

    async fn age(&self, table: &str, whose: &str) {
        use sqlx::{AssertSqlSafe, Executor as _};
        let age = format!("UPDATE {table} SET expires_at = now() - interval '1 second' WHERE {whose}");
        let mut schema = self.org.schema(kernel::Service::Identity).await;
        let done = schema.execute(AssertSqlSafe(age)).await.expect("the statement runs");
        assert_eq!(done.rows_affected(), 1);
    }

    pub fn own(&self) -> impl Fn(&str) -> String + '_ {
        |name| self.ids.get(name).cloned().unwrap_or_else(|| Uuid::now_v7().to_string())
    }
}

/// `/api/records/units/` is about a unit.
fn noun(before: &str) -> String {
    let folder = before.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    match folder {
        "floating-spells" => "floating".to_owned(),
        "lost-contacts" => "lost".to_owned(),
        "attendance-exemptions" => "exemption".to_owned(),
        "rights-suspensions" => "suspension".to_owned(),
        "deliveries" => "delivery".to_owned(),
        plural => plural.trim_end_matches('s').to_owned(),
    }
}

pub fn fill(text: &str, ids: &dyn Fn(&str) -> String) -> String {
    let (mut filled, mut rest) = (String::new(), text);
    while let Some(at) = rest.find("{{") {
        let (before, behind) = rest.split_at(at);
        let (name, after) = behind[2..].split_once("}}").expect("a closed placeholder");
        filled.push_str(before);
        filled.push_str(&ids(name));
        rest = after;
    }
    filled + rest
}

/// An entry of the ledger, something that was remitted, a paper, and the file of a bank with a line nobody knows.
async fn books(admin: &Person, unit: &str, ids: &mut BTreeMap<String, String>) {
    let of_unit = format!("/api/records/dues/units/{unit}");
    let opening = json!({"kind": "opening", "booked_on": "2025-01-05", "amount": 100_000, "money": "bank"});
    let entry = admin.post(&format!("{of_unit}/ledger"), opening).await.expect(201);
    ids.insert("entry".into(), entry.at("/id"));
    let sent = json!({"kind": "remit", "from_unit_id": unit, "amount": 1000, "money": "bank", "sent_on": "2025-02-10"});
    let sent = admin.post("/api/records/dues/remittances", sent).await.expect(201);
    ids.insert("remittance".into(), sent.at("/id"));
    let paper = format!("/api/records/units/{unit}/documents?kind=other");
    let paper = admin.upload(&paper, "v.pdf", b"%PDF-1.7 nothing".to_vec()).await.expect(201);
    ids.insert("voucher".into(), paper.at("/id"));
    let file = "交易流水号,交易日期,金额,付款人\nA1,2025-02-12,45.00,路人\n".as_bytes().to_vec();
    let run = admin.upload(&format!("{of_unit}/reconciliations"), "bank.csv", file).await.expect(201);
    ids.insert("reconciliation".into(), run.at("/id"));
    ids.insert("line".into(), run.at("/lines/0/id"));
}

async fn deliveries(admin: &Person) -> String {
    for _ in 0..600 {
        let list = admin.get("/api/notifications/deliveries").await.expect(200);
        if let Some(id) = list.json.pointer("/items/0/id").and_then(Value::as_str) {
            return id.to_owned();
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("no letter was ever sent")
}

fn today() -> String {
    kernel::business_date(time::OffsetDateTime::now_utc(), kernel::SHANGHAI).to_string()
}
