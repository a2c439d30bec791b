//! What a handler relies on: one transaction per request, an idempotency key that holds, roles that reach their
//! units, a log that says who it was.

use crate::tenancy::ground::{Ground, NOW, fresh, leave, marks, one, sql_with};
use access::{Action, Judge, Reach, ResourceKind};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode},
    routing::{get, post},
};
use kernel::{AccountId, FixedClock, RequestId, Service, UnitId};
use rest::{ASSERTION, Answer, Base, Ctx, Json, kinds, layers};
use sea_orm::ConnectionTrait as _;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};
use tenancy::{
    Entry, TenantTx,
    assertion::{Actor, Assignment, Claims, Level},
    audit,
};
use time::OffsetDateTime;
use tower::ServiceExt;

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Mark {
    mark: String,
    #[serde(default)]
    wait_ms: u64,
}

async fn write(ctx: &Ctx, mark: &str) -> Result<(), rest::Problem> {
    leave(ctx.tx(), mark).await?;
    let entry = audit::Entry { action: "leave", subject: "mark", ..audit::Entry::default() };
    ctx.audit(entry).await
}

async fn create(ctx: Ctx, Json(input): Json<Mark>) -> Answer {
    write(&ctx, &input.mark).await?;
    tokio::time::sleep(Duration::from_millis(input.wait_ms)).await;
    ctx.reply(StatusCode::CREATED, &input).await
}

async fn refuse(ctx: Ctx, Json(input): Json<Mark>) -> Answer {
    write(&ctx, &input.mark).await?;
    Err(kinds::CONFLICT.problem())
}

async fn list(ctx: Ctx) -> Answer {
    let all = marks(ctx.tx()).await;
    ctx.read(&all)
}

async fn reach(ctx: Ctx) -> Answer {
    let reach = match ctx.reach(Action::Update, ResourceKind::Member).await? {
        Reach::All => vec!["all".to_owned()],
        Reach::Units(paths) => paths,
        Reach::Nothing => vec![],
    };
    ctx.read(&reach)
}

/// A service of one table, and organisations to call it for.
struct Desk {
    ground: Ground,
    router: Router,
    ours: Entry,
}

async fn desk() -> Desk {
    let ground = fresh().await;
    let ours = ground.organisation("ours").await;
    let base = Base {
        service: Service::Records,
        db: ground.deployment.tenant_db(Service::Records),
        judge: Arc::new(Judge::new().unwrap()),
        verifier: ground.deployment.signer().unwrap().verifier(),
        clock: FixedClock::at(NOW),
    };
    let router = Router::new()
        .route("/marks", post(create).get(list))
        .route("/refused", post(refuse))
        .route("/reach", get(reach))
        .with_state(base);
    Desk { router: layers(router, 10_000), ground, ours }
}

fn account(assignments: Vec<Assignment>) -> Actor {
    Actor::Account { id: AccountId::new(), member: None, assignments }
}

struct Answered {
    status: u16,
    replayed: bool,
    body: Value,
}

impl Desk {
    fn token(
        &self,
        at: &Entry,
        actor: &Actor,
        level: Level,
        audience: Service,
        now: OffsetDateTime,
    ) -> String {
        let claims = Claims {
            tenant: Some(at.tenant.clone()),
            actor: actor.clone(),
            level,
            ..Claims::anonymous(RequestId::new())
        };
        self.ground.deployment.signer().unwrap().sign(&claims, audience, now).unwrap()
    }

    fn ours(&self, actor: &Actor) -> String {
        self.token(&self.ours, actor, Level::Full, Service::Records, NOW)
    }

    async fn send(&self, request: Request<Body>) -> Answered {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let replayed = response.headers().contains_key("idempotency-replayed");
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        Answered { status, replayed, body: serde_json::from_slice(&body).unwrap_or_default() }
    }

    async fn post(&self, path: &str, token: &str, key: Option<&str>, body: Value) -> Answered {
        let mut request =
            Request::post(path).header(ASSERTION, token).header("content-type", "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    async fn get(&self, path: &str, token: &str) -> Answered {
        self.send(Request::get(path).header(ASSERTION, token).body(Body::empty()).unwrap()).await
    }

    async fn tx(&self) -> TenantTx {
        self.ground.begin(&self.ours).await
    }

    async fn marks(&self) -> Vec<String> {
        marks(&self.tx().await).await
    }
}

#[tokio::test]
async fn a_request_sent_twice_is_done_once() {
    let desk = desk().await;
    let token = desk.ours(&account(vec![]));
    let first = desk.post("/marks", &token, Some("k"), json!({ "mark": "张三" })).await;
    assert_eq!((first.status, first.replayed), (201, false));
    let again = desk.post("/marks", &token, Some("k"), json!({ "mark": "张三" })).await;
    assert_eq!((again.status, again.replayed), (201, true));
    assert_eq!(again.body, first.body);
    assert_eq!(desk.marks().await, ["张三"]);
    let other = desk.post("/marks", &token, Some("k"), json!({ "mark": "李四" })).await;
    assert_eq!((other.status, other.body["code"].as_str()), (422, Some("idempotency_mismatch")));
    let stored: Vec<u8> = one(&desk.tx().await, "SELECT body FROM idempotency_keys").await;
    assert!(!String::from_utf8_lossy(&stored).contains("张三"), "an answer is kept sealed");
}

#[tokio::test]
async fn a_key_is_of_the_account_that_sent_it() {
    let desk = desk().await;
    let (one, other) = (desk.ours(&account(vec![])), desk.ours(&account(vec![])));
    assert_eq!(desk.post("/marks", &one, Some("k"), json!({ "mark": "a" })).await.status, 201);
    let theirs = desk.post("/marks", &other, Some("k"), json!({ "mark": "b" })).await;
    assert_eq!((theirs.status, theirs.replayed), (201, false));
    assert_eq!(desk.marks().await, ["a", "b"]);
}

#[tokio::test]
async fn of_the_same_request_twice_at_once_one_is_done() {
    let desk = desk().await;
    let token = desk.ours(&account(vec![]));
    let body = |mark: &str| json!({ "mark": mark, "wait_ms": 300 });
    let (a, b) = tokio::join!(
        desk.post("/marks", &token, Some("k"), body("same")),
        desk.post("/marks", &token, Some("k"), body("same")),
    );
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409], "{} {}", a.body, b.body);
    assert_eq!(desk.marks().await, ["same"]);
    let again = desk.post("/marks", &token, Some("k"), body("same")).await;
    assert_eq!((again.status, again.replayed), (201, true));
}

#[tokio::test]
async fn a_refusal_leaves_nothing_behind_and_may_be_tried_again() {
    let desk = desk().await;
    let token = desk.ours(&account(vec![]));
    for _ in 0..2 {
        let refused = desk.post("/refused", &token, Some("k"), json!({ "mark": "a" })).await;
        assert_eq!((refused.status, refused.replayed), (409, false));
    }
    assert!(desk.marks().await.is_empty());
    assert_eq!(audit::verify(&desk.tx().await).await.unwrap().entries, 0);
}

#[tokio::test]
async fn what_is_done_is_written_down_with_who_did_it() {
    let desk = desk().await;
    let actor = account(vec![]);
    let Actor::Account { id, .. } = &actor else { unreachable!() };
    let done = desk.post("/marks", &desk.ours(&actor), None, json!({ "mark": "a" })).await;
    assert_eq!(done.status, 201);
    let tx = desk.tx().await;
    assert_eq!(audit::verify(&tx).await.unwrap().entries, 1);
    let who: uuid::Uuid = one(&tx, "SELECT actor_id FROM audit_log WHERE actor_kind = 'account'").await;
    assert_eq!(who, id.0);
}

#[tokio::test]
async fn a_role_reaches_the_unit_it_is_held_in() {
    let desk = desk().await;
    let (root, branch, gone) = (UnitId::new(), UnitId::new(), UnitId::new());
    let tx = desk.tx().await;
    let path = "/rootroot/branchab/";
    unit(&tx, root, None, "rootroot", "/rootroot/").await;
    unit(&tx, branch, Some(root), "branchab", path).await;
    tx.commit().await.unwrap();
    let reach = async |assignments: Vec<(&str, Option<UnitId>)>| {
        let held = assignments.into_iter().map(|(role, unit)| Assignment { role: role.into(), unit });
        desk.get("/reach", &desk.ours(&account(held.collect()))).await.body
    };
    assert_eq!(reach(vec![("secretary", Some(branch))]).await, json!([path]));
    assert_eq!(reach(vec![("finance", Some(branch)), ("secretary", Some(gone))]).await, json!([]));
    assert_eq!(reach(vec![("tenant_admin", None)]).await, json!(["all"]));
    assert_eq!(reach(vec![("king", None)]).await, json!([]));
    assert_eq!(reach(vec![]).await, json!([]));
}

async fn unit(tx: &TenantTx, id: UnitId, parent: Option<UnitId>, label: &str, path: &str) {
    let insert = "INSERT INTO units (id, parent_id, label, path, kind, name, state, direct_transfers, position, \
         version, created_at, updated_at) VALUES ($1, $2, $3, $4, 'branch', $3, 'active', false, 0, 1, $5, $5)";
    let parent = parent.map(uuid::Uuid::from);
    let values = [id.0.into(), parent.into(), label.into(), path.into(), NOW.into()];
    tx.execute_raw(sql_with(insert, values)).await.unwrap();
}

#[tokio::test]
async fn only_a_token_for_this_service_hour_and_step_opens_the_door() {
    let desk = desk().await;
    let actor = account(vec![]);
    let late = NOW - time::Duration::minutes(5);
    let cases = [
        (desk.token(&desk.ours, &actor, Level::Full, Service::Identity, NOW), 401, "unauthenticated"),
        (desk.token(&desk.ours, &actor, Level::Full, Service::Records, late), 401, "unauthenticated"),
        (
            desk.token(&desk.ours, &Actor::Anonymous, Level::Anonymous, Service::Records, NOW),
            401,
            "unauthenticated",
        ),
        (desk.token(&desk.ours, &actor, Level::Partial, Service::Records, NOW), 403, "step_required"),
        (desk.token(&desk.ours, &Actor::Gateway, Level::Full, Service::Records, NOW), 403, "forbidden"),
        ("v4.public.nonsense".to_owned(), 401, "unauthenticated"),
    ];
    for (token, status, code) in cases {
        let answer = desk.get("/marks", &token).await;
        assert_eq!((answer.status, answer.body["code"].as_str()), (status, Some(code)));
    }
    assert_eq!(desk.send(Request::get("/marks").body(Body::empty()).unwrap()).await.status, 401);
    assert_eq!(desk.get("/marks", &desk.ours(&actor)).await.status, 200);
}

#[tokio::test]
async fn a_request_sees_its_own_organisation() {
    let desk = desk().await;
    let theirs = desk.ground.organisation("theirs").await;
    let actor = account(vec![]);
    assert_eq!(
        desk.post("/marks", &desk.ours(&actor), Some("k"), json!({ "mark": "ours" })).await.status,
        201
    );
    let there = desk.token(&theirs, &actor, Level::Full, Service::Records, NOW);
    assert_eq!(desk.get("/marks", &there).await.body, json!([]));
    // the same account and key in another organisation is another request
    let first = desk.post("/marks", &there, Some("k"), json!({ "mark": "ours" })).await;
    assert_eq!((first.status, first.replayed), (201, false));
}

#[tokio::test]
async fn what_the_database_cannot_take_is_refused_before_it() {
    let desk = desk().await;
    let token = desk.ours(&account(vec![]));
    let nul = desk.post("/marks", &token, None, json!({ "mark": "a\0b" })).await;
    assert_eq!((nul.status, nul.body["fields"][0]["pointer"].as_str()), (422, Some("/mark")));
    // longer than the column: said by the server, and no failure of ours
    let long = desk.post("/marks", &token, None, json!({ "mark": "x".repeat(500) })).await;
    assert_eq!(long.status, 422, "{}", long.body);
    assert!(desk.marks().await.is_empty());
}
