use super::{
    catalogue::{For, Operation, operations},
    named::{is_of_the_platform, names, nobodys, places},
    world::{World, here, there},
};
use crate::operators::looks_in;
use reqwest::Method;
use serde_json::Value;
use suites::{Answer, Person, TestApp};

/// Operations that refuse an id with another word than that there is no such thing.
const OTHERWISE: [(&str, &str, &str); 2] = [
    // it is the pair that does not belong to the branch, which is said at the second of the two
    ("record_talk", "member", "not_in_branch"),
    // whoever has no record as a member has no talks, with whomever
    ("record_own_talk", "colleague", "no_member_record"),
];

/// The answer without what differs between any two requests.
fn essence(answer: &Answer) -> (u16, Value) {
    let mut json = answer.json.clone();
    if let Some(problem) = json.as_object_mut() {
        problem.remove("request_id");
    }
    (answer.status, json)
}

async fn attempt_with(who: &Person, world: &World, operation: &Operation, name: &str, id: &str) -> Answer {
    let own = world.own();
    world.attempt(who, operation, &|asked| if asked == name { id.to_owned() } else { own(asked) }).await
}

/// It says that there is no such thing, and nothing else is what it refuses.
fn is_unknown(operation: &Operation, name: &str, answer: &Answer) -> bool {
    let (fields, places) = (answer.fields(), places(operation, name));
    // what stands beside the path is refused at its place, or at the list it is in
    let there = |(pointer, _): &(String, String)| {
        let inside = format!("{pointer}/");
        places.iter().any(|place| place == pointer || (!pointer.is_empty() && place.starts_with(&inside)))
    };
    match (answer.status, answer.code()) {
        (404, "not_found") => true,
        (422, _) if !fields.is_empty() && fields.iter().all(there) => true,
        // a list filtered by an id that does not exist is empty
        (200, _) => {
            let filters = operation.method == Method::GET && !places.is_empty();
            filters && answer.json["items"] == Value::Array(vec![])
        }
        (_, code) => OTHERWISE.contains(&(operation.id.as_str(), name, code)),
    }
}

/// Tries every id of the operations that are meant, and gives how many there were. All that is wrong is told at once.
async fn tries(
    app: &'static TestApp,
    who: &Person,
    meant: impl Fn(&Operation) -> bool,
    fits: impl Fn(&Operation, &str, &Answer) -> bool,
) -> usize {
    let (world, neighbour) = (here(app).await, there(app).await);
    let (mut tried, mut wrong) = (0, Vec::new());
    for operation in operations(app).await.iter().filter(|one| meant(one)) {
        for name in names(world, operation).iter().filter(|name| !is_of_the_platform(name)) {
            let Some(id) = neighbour.ids.get(name) else {
                wrong.push(format!("{}: the worlds have no {name}", operation.id));
                continue;
            };
            let foreign = attempt_with(who, world, operation, name, id).await;
            let unknown = attempt_with(who, world, operation, name, &nobodys(id)).await;
            if essence(&foreign) != essence(&unknown) || !fits(operation, name, &foreign) {
                let place = format!("{} with a foreign {name}", operation.id);
                let (status, text) = (foreign.status, foreign.text());
                wrong.push(format!(
                    "{place}: {status} {text}, unknown: {} {}",
                    unknown.status,
                    unknown.text()
                ));
            }
            tried += 1;
        }
    }
    assert!(wrong.is_empty(), "{} of {tried} ids:\n{}", wrong.len(), wrong.join("\n"));
    tried
}

/// An administrator may do everything here, so only the ids can be what is refused.
#[tokio::test]
async fn another_organisations_id_is_an_unknown_id() {
    let app = TestApp::get().await;
    let admin = here(app).await.org.admin().await;
    let tried = tries(app, &admin, |one| one.trial.whom != For::Operators, is_unknown).await;
    assert!(tried >= 200, "only {tried} ids were tried");
}

/// Nor does an operator learn of one organisation while looking into another. What is not shown to operators at all
/// is not shown for any id.
#[tokio::test]
async fn it_is_to_an_operator_who_looks_in() {
    let app = TestApp::get().await;
    let (visitor, _) = looks_in(app, &here(app).await.org, "peerer").await;
    let reads = |one: &Operation| {
        one.method == Method::GET && !matches!(one.trial.whom, For::Public | For::Operators)
    };
    let fits = |operation: &Operation, name: &str, answer: &Answer| {
        answer.status == 403 || is_unknown(operation, name, answer)
    };
    let tried = tries(app, &visitor, reads, fits).await;
    assert!(tried >= 80, "only {tried} ids were tried");
}

/// What operators do is not there for an organisation, at its own host or at the platform's, whatever it names.
#[tokio::test]
async fn operators_operations_tell_an_administrator_of_no_organisation() {
    let app = TestApp::get().await;
    let admin = here(app).await.org.admin().await;
    for who in [&admin, &admin.visits(&app.url(None))] {
        let fits = |_: &Operation, _: &str, answer: &Answer| matches!(answer.status, 401 | 403 | 404);
        let tried = tries(app, who, |one| one.trial.whom == For::Operators, fits).await;
        assert!(tried >= 10, "only {tried} ids were tried");
    }
}
