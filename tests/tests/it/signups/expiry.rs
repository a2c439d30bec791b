#![allow(clippy::unwrap_used)]

use super::{mail, office::Office};
use crate::tenancy::ground::new;
use identity::signups::{self, By};
use kernel::Service;
use serde_json::json;
use time::Duration;

#[tokio::test]
async fn a_letter_nobody_answers_runs_out_and_its_application_is_forgotten() {
    let office = Office::open(|signup| signup.verify_hours = 2).await;
    assert_eq!(office.apply("first").await, 202);
    let token = office.token("first").await;
    assert_eq!(office.apply("first").await, 409, "the address is held");
    office.clock.advance(Duration::minutes(119));
    assert_eq!(signups::keep_house(&office.app).await.unwrap(), 0);
    assert_eq!(office.state(&token).await, "unverified");
    office.clock.advance(Duration::minutes(1));
    let (status, problem) = office.with_token("verify", &token).await;
    assert_eq!((status, problem["code"].as_str()), (410, Some("signup_expired")));
    assert_eq!(signups::keep_house(&office.app).await.unwrap(), 1);
    let (status, problem) = office.with_token("verify", &token).await;
    assert_eq!((status, problem["code"].as_str()), (404, Some("signup_invalid")));
    assert!(signups::all(&office.app, None, 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_expired_application_is_in_nobodys_way_before_it_is_forgotten() {
    let office = Office::open(|signup| signup.verify_hours = 1).await;
    assert_eq!(office.apply("lugang").await, 202);
    office.clock.advance(Duration::hours(1));
    assert_eq!(office.apply("lugang").await, 202);
    assert_eq!(signups::all(&office.app, None, 10).await.unwrap().len(), 1);
    office.clock.advance(Duration::hours(1));
    office.provisioner.create(&new("lugang")).await.unwrap();
    assert_eq!(office.apply("lugang").await, 409);
}

#[tokio::test]
async fn who_has_confirmed_waits_as_long_as_it_takes_and_the_refused_are_forgotten_in_time() {
    let office = Office::open(|signup| signup.keep_days = 30).await;
    let token = office.confirmed("patient").await;
    office.clock.advance(Duration::days(300));
    assert_eq!(signups::keep_house(&office.app).await.unwrap(), 0);
    assert_eq!(office.state(&token).await, "waiting");
    let row = signups::all(&office.app, None, 10).await.unwrap().remove(0);
    signups::refuse(&office.app, row.id, "资料不全", &By::settings()).await.unwrap();
    assert_eq!(office.letters(&mail("patient")).await.last().unwrap().template, "signup_refused");
    office.clock.advance(Duration::days(30));
    assert_eq!(signups::keep_house(&office.app).await.unwrap(), 0);
    office.clock.advance(Duration::seconds(1));
    assert_eq!(signups::keep_house(&office.app).await.unwrap(), 1);
}

#[tokio::test]
async fn where_the_settings_say_so_nobody_has_to_approve() {
    let office = Office::automatic().await;
    let token = office.confirmed("quick").await;
    assert_eq!(office.state(&token).await, "approving");
    assert!(signups::take_up(&office.app, &office.provisioner).await.unwrap());
    assert_eq!(office.state(&token).await, "approved");
    assert_eq!(office.letters(&mail("quick")).await.last().unwrap().template, "welcome");
    assert!(!signups::take_up(&office.app, &office.provisioner).await.unwrap());
}

/// Somebody who may decide applications, and has never logged in.
const DECIDER: &str = "INSERT INTO platform.operators \
     (id, login, display_name, locale, state, role, password_hash, totp_secret, failures, created_at) \
     VALUES (gen_random_uuid(), 'decider@desk.example', '审核员', 'zh-CN', 'active', 'admin', 'x', 'x', 0, now())";

#[tokio::test]
async fn who_may_decide_hears_whether_an_application_is_new_or_could_not_be_made() {
    let _alone = suites::TAKING_UP.lock().await;
    let office = Office::open(|_| {}).await;
    office.ground.admin_run(Service::Identity, DECIDER).await;
    let token = office.confirmed("unlucky").await;
    let told = async || {
        let letters = office.letters("decider@desk.example").await;
        letters.into_iter().map(|letter| letter.template).collect::<Vec<_>>()
    };
    assert_eq!(told().await, ["signup_waiting"]);
    office.provisioner.create(&new("acme")).await.unwrap();
    office.approve("unlucky").await;
    office.ground.admin_run(Service::Identity, "UPDATE platform.signups SET slug = 'acme'").await;
    assert!(signups::take_up(&office.app, &office.provisioner).await.unwrap());
    assert_eq!(office.state(&token).await, "waiting");
    assert_eq!(told().await, ["signup_waiting", "signup_not_made"]);
}

#[tokio::test]
async fn a_platform_that_takes_none_says_so() {
    let office = Office::open(|signup| signup.open = false).await;
    assert_eq!(office.apply("closed").await, 403);
    let (_, terms) = office.ask("GET", "/api/identity/signups/terms", serde_json::Value::Null).await;
    assert_eq!(terms["open"], false);
}

#[tokio::test]
async fn who_asked_for_an_organisation_is_forgotten_with_it() {
    let office = Office::automatic().await;
    let (status, _) = office.send(None, "passing", json!({ "contact_phone": "16054623754" })).await;
    assert_eq!(status, 202);
    let token = office.token("passing").await;
    assert_eq!(office.with_token("verify", &token).await.0, 200);
    assert!(signups::take_up(&office.app, &office.provisioner).await.unwrap());
    let row = signups::all(&office.app, None, 10).await.unwrap().remove(0);
    let known = (row.contact_name.as_str(), row.contact_email.clone(), row.contact_phone_masked.as_deref());
    assert_eq!(known, ("周明", mail("passing"), Some("160****3754")));
    office.provisioner.drop_tenant(row.tenant_id.unwrap()).await.unwrap();
    let left = signups::all(&office.app, None, 10).await.unwrap().remove(0);
    assert_eq!((left.id, left.name), (row.id, row.name), "that there was an application stays known");
    let known = (left.contact_name.as_str(), left.contact_email.as_str(), left.contact_phone_masked);
    assert_eq!(known, ("", "", None));
}
