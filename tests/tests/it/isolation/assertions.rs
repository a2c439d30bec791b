use super::{
    catalogue::{For, Operation, operations},
    named::names,
    world::{World, fill, here, there},
};
use axum::{
    body::{Body, to_bytes},
    http::Request,
};
use kernel::{AccountId, RequestId, Service};
use std::collections::HashMap;
use suites::TestApp;
use tenancy::{
    Tenant,
    assertion::{Actor, Assignment, Claims, LIFE, Level},
};
use testkit::on_lasting_runtime;
use time::OffsetDateTime;
use tower::ServiceExt;
use uuid::Uuid;

pub(super) fn service(operation: &Operation) -> Option<Service> {
    operation.template.strip_prefix("/api/")?.split('/').next()?.parse().ok()
}

/// Asks a service directly, past the gateway.
async fn ask(app: &TestApp, world: &World, operation: &Operation, token: Option<&str>) -> (u16, String) {
    let Some(service) = service(operation) else { return (401, "not a service's operation".to_owned()) };
    let request = Request::builder()
        .method(operation.method.as_str())
        .uri(world.path(operation, &world.own()))
        .header("content-type", "application/json")
        .header("if-match", "\"v1\"");
    let request = match token {
        Some(token) => request.header(rest::ASSERTION, token),
        None => request,
    };
    let router = app.app().router(service);
    let body = operation.trial.body.as_deref().map_or("{}".to_owned(), |body| fill(body, &world.own()));
    let request = request.body(Body::from(body)).unwrap();
    // a connection it opens stays in the product's pools: it must not end with this test
    let answered = on_lasting_runtime(async move {
        let answer = router.oneshot(request).await?;
        let status = answer.status().as_u16();
        let body = to_bytes(answer.into_body(), 1 << 22).await?;
        Ok((status, String::from_utf8_lossy(&body).into_owned()))
    });
    answered.await.unwrap()
}

/// An administrator of the tenant, as the gateway would say it.
fn claims(tenant: Tenant) -> Claims {
    let admin = Assignment { role: "tenant_admin".into(), unit: None };
    Claims {
        tenant: Some(tenant),
        actor: Actor::Account { id: AccountId::new(), member: None, assignments: vec![admin] },
        level: Level::Full,
        ..Claims::anonymous(RequestId::new())
    }
}

#[tokio::test]
async fn a_service_believes_only_what_the_gateway_signed_for_it_just_now() {
    let app = TestApp::get().await;
    let world = here(app).await;
    let claims = claims(world.org.entry.tenant.clone());
    let now = OffsetDateTime::now_utc();
    let signer = app.deployment().signer().unwrap();
    for operation in operations(app).await {
        let Some(service) = service(&operation) else { continue };
        let other = if service == Service::Identity { Service::Records } else { Service::Identity };
        let genuine = signer.sign(&claims, service, now).unwrap();
        let mut forged = genuine.clone().into_bytes();
        let at = forged.len() / 2;
        forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
        let lies: HashMap<&str, Option<String>> = HashMap::from([
            ("none", None),
            ("nonsense", Some("v4.public.AAAA".to_owned())),
            ("forged", Some(String::from_utf8(forged).unwrap())),
            ("run out", Some(signer.sign(&claims, service, now - LIFE * 2).unwrap())),
            ("of tomorrow", Some(signer.sign(&claims, service, now + LIFE * 2).unwrap())),
            ("for another service", Some(signer.sign(&claims, other, now).unwrap())),
        ]);
        for (lie, token) in lies {
            let (status, body) = ask(app, world, &operation, token.as_deref()).await;
            assert_eq!(status, 401, "{} with an assertion that is {lie}: {body}", operation.id);
        }
        if operation.trial.whom == For::Roles && operation.method == reqwest::Method::GET {
            let (status, body) = ask(app, world, &operation, Some(&genuine)).await;
            assert_ne!(status, 401, "{} with a genuine one: {body}", operation.id);
        }
    }
}

/// Whatever names something of this organisation is refused, and nothing else shows any of it. What names nothing
/// and is no reading can only reach the other organisation's own.
#[tokio::test]
async fn an_assertion_for_another_organisation_finds_nothing_of_this_one() {
    let app = TestApp::get().await;
    let (world, neighbour) = (here(app).await, there(app).await);
    let claims = claims(neighbour.org.entry.tenant.clone());
    let signer = app.deployment().signer().unwrap();
    let (mut naming, mut reading) = (0, 0);
    for operation in operations(app).await {
        let Some(service) = service(&operation) else { continue };
        let reads = operation.method == reqwest::Method::GET;
        let names = names(world, &operation);
        if matches!(operation.trial.whom, For::Public | For::Operators) || (names.is_empty() && !reads) {
            continue;
        }
        let token = signer.sign(&claims, service, OffsetDateTime::now_utc()).unwrap();
        let (status, body) = ask(app, world, &operation, Some(&token)).await;
        assert!(status < 500, "{}: {status} {body}", operation.id);
        for id in world.ids.values().filter(|id| id.parse::<Uuid>().is_ok()) {
            assert!(!body.contains(id.as_str()), "{} shows an id of the other organisation", operation.id);
        }
        if names.is_empty() {
            reading += 1;
            continue;
        }
        let empty = reads && status == 200 && body.contains("\"items\":[]");
        assert!(matches!(status, 401 | 403 | 404 | 422) || empty, "{}: {status} {body}", operation.id);
        naming += 1;
    }
    assert!(naming >= 35 && reading >= 10, "only {naming} and {reading} operations were tried");
}

/// The clients' side of the same: what a browser sends in place of the gateway's header is thrown away.
#[tokio::test]
async fn a_clients_own_assertion_is_thrown_away() {
    let app = TestApp::get().await;
    let world = here(app).await;
    let token = app.deployment().signer().unwrap();
    let token = token
        .sign(&claims(world.org.entry.tenant.clone()), Service::Records, OffsetDateTime::now_utc())
        .unwrap();
    let stranger = world.org.stranger();
    let request =
        stranger.request(reqwest::Method::GET, "/api/records/members").header(rest::ASSERTION, token);
    stranger.send(request).await.refused(401, "unauthenticated");
}
