use super::{
    catalogue::{For, operations},
    world::{World, here, there},
};
use crate::operators::made;
use suites::TestApp;

#[tokio::test]
async fn without_a_session_everything_but_the_public_is_closed() {
    let app = TestApp::get().await;
    let world = here(app).await;
    for operation in operations(app).await {
        if matches!(operation.trial.whom, For::Public | For::Operators) {
            continue;
        }
        let answer = world.attempt(&world.org.stranger(), &operation, &world.own()).await;
        assert_eq!(
            (answer.status, answer.code()),
            (401, "unauthenticated"),
            "{}: {}",
            operation.id,
            answer.text()
        );
    }
}

/// With the cookie of somebody whose session is no more.
pub(super) async fn opens_nothing(app: &'static TestApp, world: &World, cookie: Option<String>) {
    assert!(cookie.is_some());
    for operation in operations(app).await {
        if matches!(operation.trial.whom, For::Public | For::Operators) {
            continue;
        }
        let ghost = world.org.stranger();
        ghost.set_cookie(cookie.clone());
        let answer = world.attempt(&ghost, &operation, &world.own()).await;
        assert_eq!(
            (answer.status, answer.code()),
            (401, "unauthenticated"),
            "{}: {}",
            operation.id,
            answer.text()
        );
    }
}

#[tokio::test]
async fn a_session_that_has_ended_opens_nothing() {
    let app = TestApp::get().await;
    let world = here(app).await;
    let ended = world.org.person("ended", "tenant_admin", None, None).await;
    let cookie = ended.cookie();
    ended.get("/api/identity/accounts").await.expect(200);
    ended.delete("/api/identity/session").await.expect(204);
    opens_nothing(app, world, cookie).await;
}

#[tokio::test]
async fn a_session_that_has_run_out_opens_nothing() {
    let app = TestApp::get().await;
    let world = here(app).await;
    let expired = world.org.person("expired", "tenant_admin", None, None).await;
    expired.get("/api/identity/accounts").await.expect(200);
    world.run_out("expired").await;
    opens_nothing(app, world, expired.cookie()).await;
}

#[tokio::test]
async fn an_operators_session_that_has_run_out_opens_nothing() {
    const NAME: &str = "outstayed";
    let app = TestApp::get().await;
    let world = here(app).await;
    let operator = made(app, NAME).await;
    operator.get("/api/identity/operator/session").await.expect(200);
    world.run_out_operator(NAME).await;
    let cookie = operator.cookie();
    assert!(cookie.is_some());
    let mut tried = 0;
    for operation in operations(app).await {
        if operation.trial.whom != For::Operators {
            continue;
        }
        let ghost = app.stranger(None);
        ghost.set_cookie(cookie.clone());
        let answer = world.attempt(&ghost, &operation, &world.own()).await;
        assert_eq!(
            (answer.status, answer.code()),
            (401, "unauthenticated"),
            "{}: {}",
            operation.id,
            answer.text()
        );
        tried += 1;
    }
    assert!(tried > 40, "only {tried} operations are for operators");
}

#[tokio::test]
async fn another_organisations_session_is_nothing_here() {
    let app = TestApp::get().await;
    let (world, neighbour) = (here(app).await, there(app).await);
    let admin = neighbour.org.admin().await;
    for operation in operations(app).await {
        if matches!(operation.trial.whom, For::Public | For::Operators) {
            continue;
        }
        let visitor = admin.visits(&world.org.url());
        let answer = world.attempt(&visitor, &operation, &world.own()).await;
        assert_eq!(
            (answer.status, answer.code()),
            (401, "unauthenticated"),
            "{}: {}",
            operation.id,
            answer.text()
        );
    }
}

#[tokio::test]
async fn a_plain_member_is_refused_what_needs_a_role() {
    let app = TestApp::get().await;
    let world = here(app).await;
    for operation in operations(app).await {
        if operation.trial.whom != For::Roles {
            continue;
        }
        let answer = world.attempt(&world.member, &operation, &world.own()).await;
        assert!(matches!(answer.status, 403 | 404), "{}: {} {}", operation.id, answer.status, answer.text());
    }
}

#[tokio::test]
async fn operators_operations_exist_at_the_platforms_host_alone() {
    let app = TestApp::get().await;
    let world = here(app).await;
    let admin = world.org.admin().await;
    for operation in operations(app).await {
        if operation.trial.whom != For::Operators {
            continue;
        }
        for who in [
            world.org.stranger(),
            admin.visits(&world.org.url()),
            app.stranger(None),
            admin.visits(&app.url(None)),
        ] {
            let answer = world.attempt(&who, &operation, &world.own()).await;
            assert!(
                matches!(answer.status, 401 | 403 | 404),
                "{}: {} {}",
                operation.id,
                answer.status,
                answer.text()
            );
        }
    }
}
