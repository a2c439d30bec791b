//! A letter that is lost, a mailbox that was mistyped, an address that is kept for a while.
#![allow(clippy::unwrap_used)]

use super::{mail, office::Office};
use identity::signups;
use serde_json::{Value, json};
use time::Duration;

const KEY: Option<&str> = Some("the word of this browser");

fn code(answer: &(u16, Value)) -> (u16, &str) {
    (answer.0, answer.1["code"].as_str().unwrap_or_default())
}

/// What a refusal says, but for the number of its request.
fn said(answer: &(u16, Value)) -> (u16, Value) {
    let mut body = answer.1.clone();
    body.as_object_mut().unwrap().remove("request_id");
    (answer.0, body)
}

#[tokio::test]
async fn a_letter_that_was_lost_is_sent_again_with_a_fresh_link() {
    let office = Office::open(|_| {}).await;
    let (slug, again) = ("lost", json!({ "again": true }));
    let (status, sent) = office.send(KEY, slug, json!({})).await;
    assert_eq!(status, 202);
    let first = office.token(slug).await;
    let repeated = office.send(KEY, slug, json!({})).await;
    assert_eq!(repeated, (202, sent), "a request that is repeated is one request");
    let early = office.send(KEY, slug, again.clone()).await;
    assert_eq!(code(&early), (429, "signup_sent_just_now"));
    assert!(early.1["detail"].as_str().unwrap().contains("60"), "it says when: {}", early.1);
    office.clock.advance(Duration::minutes(1));
    assert_eq!(office.send(KEY, slug, again.clone()).await.0, 202);
    office.clock.advance(Duration::seconds(119));
    assert_eq!(code(&office.send(KEY, slug, again.clone()).await), (429, "signup_sent_just_now"));
    office.clock.advance(Duration::seconds(1));
    assert_eq!(office.send(KEY, slug, json!({})).await.0, 202, "later the same words ask for it too");
    assert_eq!(office.letters(&mail(slug)).await.len(), 3);
    assert_eq!(code(&office.with_token("verify", &first).await), (404, "signup_invalid"));
    assert_eq!(office.with_token("verify", &office.token(slug).await).await.0, 200);
    assert_eq!(code(&office.send(KEY, slug, again).await), (409, "signup_confirmed"));
    assert_eq!(signups::all(&office.app, None, 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn who_lost_the_page_finds_the_letter_and_a_stranger_hears_the_same() {
    let office = Office::open(|_| {}).await;
    let (slug, guess) = ("pageless", json!({ "contact_email": "guess@elsewhere.example" }));
    assert_eq!(office.send(KEY, slug, json!({})).await.0, 202);
    let strangers = Some("another word");
    for (minutes, letters) in [(0, 1), (1, 2), (1, 2), (1, 3)] {
        office.clock.advance(Duration::minutes(minutes));
        let own = office.send(strangers, slug, json!({ "name": "另一个名称" })).await;
        let guessed = office.send(None, slug, guess.clone()).await;
        assert_eq!(code(&own), (409, "slug_asked"));
        assert_eq!(said(&own), said(&guessed), "whose application it is, is not told");
        assert_eq!(office.letters(&mail(slug)).await.len(), letters);
    }
    assert!(office.letters("guess@elsewhere.example").await.is_empty());
    let (status, confirmed) = office.with_token("verify", &office.token(slug).await).await;
    assert_eq!((status, confirmed["name"].as_str()), (200, Some("中共pageless委员会")));
    let late = office.send(None, slug, json!({})).await;
    assert_eq!(said(&late), said(&office.send(None, slug, guess).await), "nor how far it has got");
    assert_eq!(office.letters(&mail(slug)).await.len(), 3);
}

#[tokio::test]
async fn whoever_holds_the_key_corrects_the_mailbox_at_once_but_writes_to_no_crowd() {
    let office = Office::open(|_| {}).await;
    let to = |name: &str| json!({ "contact_email": format!("{name}@mistyped.example") });
    for name in ["one", "two", "three"] {
        assert_eq!(office.send(KEY, "mistyped", to(name)).await.0, 202, "{name}");
    }
    let more = office.send(KEY, "mistyped", to("four")).await;
    assert_eq!(code(&more), (429, "signup_sent_just_now"));
    assert!(office.letters("four@mistyped.example").await.is_empty());
    for name in ["one", "two"] {
        let old = office.token_to(&format!("{name}@mistyped.example")).await;
        assert_eq!(code(&office.with_token("verify", &old).await), (404, "signup_invalid"), "{name}");
    }
    let last = office.token_to("three@mistyped.example").await;
    assert_eq!(office.with_token("verify", &last).await.0, 200);
    let row = signups::all(&office.app, None, 10).await.unwrap().remove(0);
    assert_eq!(row.contact_email, "three@mistyped.example");
    // what was refused is over: the same browser may ask anew
    signups::refuse(&office.app, row.id, "资料不全", &signups::By::settings()).await.unwrap();
    assert_eq!(office.send(KEY, "mistyped", to("three")).await.0, 202);
    assert_eq!(signups::all(&office.app, None, 10).await.unwrap().len(), 2);
}

#[tokio::test]
async fn an_address_is_kept_for_a_while_and_the_link_works_longer() {
    let office = Office::open(|signup| (signup.hold_hours, signup.verify_hours) = (2, 48)).await;
    let rival = json!({ "contact_email": "rival@elsewhere.example" });
    assert_eq!(office.apply("while").await, 202);
    let first = office.token("while").await;
    office.clock.advance(Duration::minutes(119));
    assert_eq!(code(&office.send(None, "while", rival.clone()).await), (409, "slug_asked"));
    office.clock.advance(Duration::minutes(1));
    let (_, address) = office.ask("GET", "/api/identity/signups/address?slug=while", Value::Null).await;
    assert_eq!(address["state"], "free");
    assert_eq!(office.send(None, "while", rival).await.0, 202);
    let gone = office.with_token("verify", &first).await;
    assert_eq!(code(&gone), (409, "signup_slug_gone"));
    assert!(gone.1["detail"].as_str().unwrap().contains("while"), "{}", gone.1);
    // the other one did not confirm either
    office.clock.advance(Duration::hours(2));
    assert_eq!(office.with_token("verify", &first).await.0, 200);
    let late = office.with_token("verify", &office.token_to("rival@elsewhere.example").await).await;
    assert_eq!(code(&late), (409, "signup_slug_gone"));
}

#[tokio::test]
async fn an_organisation_made_by_hand_takes_an_address_nobody_keeps_any_more() {
    let office = Office::open(|signup| signup.hold_hours = 2).await;
    assert_eq!(office.apply("byhand").await, 202);
    let new = crate::tenancy::ground::new("byhand");
    assert!(office.provisioner.create(&new).await.is_err(), "it is kept");
    office.clock.advance(Duration::hours(2));
    office.provisioner.create(&new).await.unwrap();
    let late = office.with_token("verify", &office.token("byhand").await).await;
    assert_eq!(code(&late), (409, "signup_slug_gone"));
    assert_eq!(code(&office.send(None, "byhand", json!({})).await), (409, "slug_taken"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_links_to_one_address_one_is_confirmed() {
    let office = std::sync::Arc::new(Office::open(|signup| signup.hold_hours = 1).await);
    assert_eq!(office.apply("contested").await, 202);
    let mut tokens = vec![office.token("contested").await];
    office.clock.advance(Duration::hours(1));
    let rival = json!({ "contact_email": "rival@elsewhere.example" });
    assert_eq!(office.send(None, "contested", rival).await.0, 202);
    tokens.push(office.token_to("rival@elsewhere.example").await);
    office.clock.advance(Duration::hours(1));
    let tasks: Vec<_> = tokens
        .into_iter()
        .map(|token| {
            let office = office.clone();
            tokio::spawn(async move { office.with_token("verify", &token).await.0 })
        })
        .collect();
    let mut statuses = Vec::new();
    for task in tasks {
        statuses.push(task.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
}
