//! An organisation that is suspended: its administrators come in to take its data out, nobody else comes in at all.

use super::{
    catalogue::operations,
    world::{World, there},
};
use serde_json::json;
use suites::{Answer, PASSWORD, TestApp};

/// All that stays open, besides the public pages of the API itself.
const OPEN: [&str; 12] = [
    "sign_in",
    "show_second_factor",
    "start_totp",
    "confirm_totp",
    "change_password",
    "get_session",
    "sign_out",
    "create_export",
    "list_exports",
    "get_export",
    "create_export_ticket",
    "fetch_export",
];

async fn suspended(app: &'static TestApp) -> World {
    let world = World::make(app).await;
    let provisioner = app.app().provisioner().expect("the provisioner");
    provisioner.suspend(world.org.entry.tenant.id, "合同到期").await.expect("it is suspended");
    world
}

fn is_shut(answer: &Answer) -> bool {
    answer.status == 403 && answer.code() == "tenant_suspended"
}

#[tokio::test]
async fn administrators_find_the_way_out_open_and_nothing_else() {
    let app = TestApp::get().await;
    let world = suspended(app).await;
    let admin = world.org.admin().await;
    let mut open = 0;
    for operation in operations(app).await {
        // the session is needed to the end
        if operation.id == "sign_out" {
            continue;
        }
        let answer = world.attempt(&admin, &operation, &world.own()).await;
        let listed = OPEN.contains(&operation.id.as_str());
        assert_eq!(!is_shut(&answer), listed, "{}: {} {}", operation.id, answer.status, answer.text());
        open += usize::from(listed);
    }
    assert_eq!(open, OPEN.len() - 1, "everything on the list is an operation");
    let session = admin.get("/api/identity/session").await.expect(200);
    assert_eq!(session.at("/closed/reason"), "合同到期");
    assert_eq!(session.at("/tenant/state"), "suspended");
    admin.get("/api/identity/exports").await.expect(200);
    admin.delete("/api/identity/session").await.expect(204);
}

#[tokio::test]
async fn nobody_else_finds_anything_open() {
    let app = TestApp::get().await;
    let world = suspended(app).await;
    let neighbour = there(app).await.org.admin().await.visits(&world.org.url());
    for operation in operations(app).await {
        let answer = world.attempt(&world.member, &operation, &world.own()).await;
        assert!(is_shut(&answer), "{}: {} {}", operation.id, answer.status, answer.text());
        let answer = world.attempt(&neighbour, &operation, &world.own()).await;
        let nobody = answer.status == 401 && OPEN.contains(&operation.id.as_str());
        assert!(nobody || is_shut(&answer), "{}: {} {}", operation.id, answer.status, answer.text());
    }
}

#[tokio::test]
async fn only_an_administrators_password_opens_the_door() {
    let app = TestApp::get().await;
    let world = suspended(app).await;
    let comes = async |login: &str, password: &str| {
        let body = json!({ "login": login, "password": password });
        world.org.stranger().post("/api/identity/sessions", body).await
    };
    comes("zhangsan", PASSWORD).await.refused(403, "tenant_suspended");
    comes("zhangsan", "Wrong-2026-Word").await.refused(401, "login_refused");
    comes("admin", "Wrong-2026-Word").await.refused(401, "login_refused");
    assert_eq!(comes("admin", PASSWORD).await.expect(200).at("/next"), "totp");
    // whoever is turned away has guessed nothing: it is no way to lock an account
    for _ in 0..8 {
        comes("zhangsan", PASSWORD).await.refused(403, "tenant_suspended");
    }
    let page = world.org.stranger().get("/console/").await;
    assert!(page.status == 403 && page.text().contains("合同到期"), "{}", page.text());
    assert_ne!(world.org.stranger().get("/login/").await.status, 403);
}
