use super::{
    catalogue::{For, Operation, operations},
    world::{World, here, there},
};
use serde_json::Value;
use suites::{Answer, Person, TestApp};
use uuid::Uuid;

/// The answer without what differs between any two requests.
fn essence(answer: &Answer) -> (u16, Value) {
    let mut json = answer.json.clone();
    if let Some(problem) = json.as_object_mut() {
        problem.remove("request_id");
    }
    (answer.status, json)
}

/// Names of the ids an operation takes, in its path, query and body.
pub(super) fn names(world: &World, operation: &Operation) -> Vec<String> {
    let seen = std::cell::RefCell::new(Vec::new());
    let note = |name: &str| {
        seen.borrow_mut().push(name.to_owned());
        Uuid::now_v7().to_string()
    };
    world.path(operation, &note);
    let body = operation.trial.body.as_deref().unwrap_or_default();
    for part in body.split("{{").skip(1) {
        note(part.split("}}").next().unwrap_or_default());
    }
    let mut names = seen.into_inner();
    // a year or a password is nobody's id
    names.retain(|name| world.ids.get(name).is_some_and(|id| id.parse::<Uuid>().is_ok()));
    names.sort();
    names.dedup();
    names
}

async fn attempt_with(who: &Person, world: &World, operation: &Operation, name: &str, id: &str) -> Answer {
    let own = world.own();
    world.attempt(who, operation, &|asked| if asked == name { id.to_owned() } else { own(asked) }).await
}

/// An administrator may do everything here, so only the ids can be what is refused.
#[tokio::test]
async fn another_organisations_id_is_an_unknown_id() {
    let app = TestApp::get().await;
    let (world, neighbour) = (here(app).await, there(app).await);
    let admin = world.org.admin().await;
    let mut tried = 0;
    for operation in operations(app).await {
        if matches!(operation.trial.whom, For::Public | For::Operators) {
            continue;
        }
        for name in names(world, &operation) {
            let foreign = attempt_with(&admin, world, &operation, &name, &neighbour.ids[&name]).await;
            let unknown = attempt_with(&admin, world, &operation, &name, &Uuid::now_v7().to_string()).await;
            let place = format!("{} with a foreign {name}", operation.id);
            assert_eq!(essence(&foreign), essence(&unknown), "{place}");
            // a list filtered by an id that does not exist is empty; anything else is refused
            let empty = operation.method == reqwest::Method::GET
                && foreign.status == 200
                && foreign.json["items"] == Value::Array(vec![]);
            assert!(
                matches!(foreign.status, 404 | 422) || empty,
                "{place}: {} {}",
                foreign.status,
                foreign.text()
            );
            tried += 1;
        }
    }
    assert!(tried >= 40, "only {tried} ids were tried");
}
