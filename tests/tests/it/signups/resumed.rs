#![allow(clippy::unwrap_used)]

use super::{mail, office::Office};
use crate::tenancy::creating::CutOff;
use identity::{FirstAdmin, signups};
use kernel::{Locale, Service, TenantKind};
use std::sync::Arc;
use tenancy::{TenantState, provision::NewTenant};
use time::Duration;

/// The organisation is whole, and its administrator was invited once.
async fn assert_whole(office: &Office, slug: &str, token: &str) {
    assert_eq!(office.state(token).await, "approved", "{slug}");
    let entry = office.ground.deployment.directory().find_by_slug(slug).await.unwrap().unwrap();
    assert_eq!(entry.state, TenantState::Active);
    let letters = office.letters(&mail(slug)).await;
    let welcomes: Vec<_> = letters.iter().filter(|letter| letter.template == "welcome").collect();
    assert_eq!(welcomes.len(), 1, "{slug}");
    assert_eq!(welcomes[0].params["name"], "周明");
    assert!(welcomes[0].params["url"].starts_with(&format!("{}/", welcomes[0].params["address"])), "{slug}");
    let open = "SELECT count(*) FROM platform.provisioning WHERE finished_at IS NULL";
    assert_eq!(office.ground.admin_count(Service::Identity, open).await, 0);
    let mine = format!("SELECT count(*) FROM platform.organisations WHERE slug = '{slug}'");
    assert_eq!(office.ground.admin_count(Service::Identity, &mine).await, 1);
}

#[tokio::test]
async fn an_approval_cut_off_anywhere_is_taken_up_again() {
    let _alone = suites::TAKING_UP.lock().await;
    let office = Office::open(|_| {}).await;
    for step in ["others", "welcome", "finish"] {
        for done in [false, true] {
            let slug = format!("{step}-{done}");
            let token = office.confirmed(&slug).await;
            office.approve(&slug).await;
            let cut = office.provisioner.clone().with_watch(Arc::new(CutOff { step, done }));
            assert!(signups::take_up(&office.app, &cut).await.unwrap());
            assert_eq!(office.state(&token).await, "approving", "{slug}");
            let late = signups::take_up(&office.app, &office.provisioner).await.unwrap();
            assert!(!late, "{slug}: it rests before the next attempt");
            office.clock.advance(Duration::seconds(30));
            assert!(signups::take_up(&office.app, &office.provisioner).await.unwrap());
            assert_whole(&office, &slug, &token).await;
        }
    }
}

#[tokio::test]
async fn an_approval_that_an_operator_holds_waits_and_does_not_fail() {
    let _alone = suites::TAKING_UP.lock().await;
    let office = Office::open(|_| {}).await;
    let token = office.confirmed("patient").await;
    office.approve("patient").await;
    let cut = office.provisioner.clone().with_watch(Arc::new(CutOff { step: "welcome", done: false }));
    assert!(signups::take_up(&office.app, &cut).await.unwrap());
    let hold = "UPDATE platform.provisioning SET held_since = now(), held_by = gen_random_uuid()";
    office.ground.admin_run(Service::Identity, hold).await;
    for _ in 0..3 {
        office.clock.advance(Duration::seconds(30));
        assert!(signups::take_up(&office.app, &office.provisioner).await.unwrap());
        assert_eq!(office.state(&token).await, "approving");
    }
    let tries = "SELECT attempts::bigint FROM platform.signups";
    assert_eq!(office.ground.admin_count(Service::Identity, tries).await, 1, "the one that was cut off");
    let release = "UPDATE platform.provisioning SET held_since = NULL, held_by = NULL";
    office.ground.admin_run(Service::Identity, release).await;
    office.clock.advance(Duration::seconds(30));
    assert!(signups::take_up(&office.app, &office.provisioner).await.unwrap());
    assert_whole(&office, "patient", &token).await;
}

#[tokio::test]
async fn an_administrator_who_was_named_is_called_so_however_long_the_organisation_was_held() {
    let _alone = suites::TAKING_UP.lock().await;
    let office = Office::open(|_| {}).await;
    let kept = async || {
        let kept = "SELECT count(*) FROM platform.provisioning WHERE admin_name = 'Ann Field' AND admin_locale = 'en'";
        office.ground.admin_count(Service::Identity, kept).await
    };
    let email = mail("named");
    let admin = FirstAdmin { email: email.clone(), display_name: " Ann  Field".into(), locale: Locale::En };
    let (name, contact_email) = ("北岸机关".to_owned(), Some(email.clone()));
    let new = NewTenant { slug: "named".into(), name, kind: TenantKind::Agency, contact_email };
    let cut = office.provisioner.clone().with_watch(Arc::new(CutOff { step: "welcome", done: false }));
    assert!(cut.with_witness(identity::naming(admin)).create(&new).await.is_err());
    let hold = "UPDATE platform.provisioning SET held_since = now(), held_by = gen_random_uuid()";
    office.ground.admin_run(Service::Identity, hold).await;
    // whoever takes up what was left knows nobody's name
    assert_eq!(office.provisioner.resume_unfinished().await.unwrap(), 0);
    assert!(office.letters(&email).await.is_empty());
    assert_eq!(kept().await, 1);
    let release = "UPDATE platform.provisioning SET held_since = NULL, held_by = NULL";
    office.ground.admin_run(Service::Identity, release).await;
    assert_eq!(office.provisioner.resume_unfinished().await.unwrap(), 1);
    let letters = office.letters(&email).await;
    assert_eq!(letters.len(), 1);
    assert_eq!((&*letters[0].template, letters[0].locale), ("invitation", Locale::En));
    assert_eq!(letters[0].params["name"], "Ann Field");
    assert_eq!(kept().await, 0, "the invitation has it now");
}

#[tokio::test]
async fn what_a_process_that_died_held_goes_to_another_when_its_time_has_run_out() {
    let _alone = suites::TAKING_UP.lock().await;
    let office = Office::open(|_| {}).await;
    let token = office.confirmed("killed").await;
    office.approve("killed").await;
    // a process that is killed writes nothing more: its work is dropped where it stands
    let dying = signups::take_up(&office.app, &office.provisioner);
    drop(tokio::time::timeout(std::time::Duration::from_millis(30), dying).await);
    if office.state(&token).await == "approving" {
        let held = signups::take_up(&office.app, &office.provisioner).await.unwrap();
        assert!(!held || office.state(&token).await == "approved", "two are never at it together");
    }
    // whoever starts next finishes what the control plane has begun, in any order
    office.provisioner.resume_unfinished().await.unwrap();
    office.clock.advance(Duration::seconds(21));
    signups::take_up(&office.app, &office.provisioner).await.unwrap();
    assert_whole(&office, "killed", &token).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_processes_one_takes_each_approval() {
    let _alone = suites::TAKING_UP.lock().await;
    let office = Arc::new(Office::open(|_| {}).await);
    let token = office.confirmed("contested").await;
    office.approve("contested").await;
    let tasks: Vec<_> = (0..4)
        .map(|_| {
            let office = office.clone();
            tokio::spawn(async move { signups::take_up(&office.app, &office.provisioner).await.unwrap() })
        })
        .collect();
    let mut taken = 0;
    for task in tasks {
        taken += usize::from(task.await.unwrap());
    }
    assert_eq!(taken, 1);
    assert_whole(&office, "contested", &token).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_processes_that_start_none_is_in_the_way_of_another() {
    let _alone = suites::TAKING_UP.lock().await;
    let office = Arc::new(Office::open(|_| {}).await);
    let token = office.confirmed("crowded").await;
    office.approve("crowded").await;
    let cut = office.provisioner.clone().with_watch(Arc::new(CutOff { step: "others", done: true }));
    assert!(signups::take_up(&office.app, &cut).await.unwrap());
    let tasks: Vec<_> = (0..4)
        .map(|_| {
            let office = office.clone();
            tokio::spawn(async move { office.provisioner.resume_unfinished().await.unwrap() })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    office.clock.advance(Duration::seconds(30));
    signups::take_up(&office.app, &office.provisioner).await.unwrap();
    assert_whole(&office, "crowded", &token).await;
}

#[tokio::test]
async fn approving_again_while_it_is_made_changes_nothing() {
    let _alone = suites::TAKING_UP.lock().await;
    let office = Office::open(|_| {}).await;
    let token = office.confirmed("again").await;
    for _ in 0..3 {
        office.approve("again").await;
    }
    assert!(signups::take_up(&office.app, &office.provisioner).await.unwrap());
    office.approve("again").await;
    assert!(!signups::take_up(&office.app, &office.provisioner).await.unwrap());
    assert_whole(&office, "again", &token).await;
    let deeds = "SELECT count(*) FROM platform.operator_log WHERE action = 'signup.approved'";
    assert_eq!(office.ground.admin_count(Service::Identity, deeds).await, 1);
}
