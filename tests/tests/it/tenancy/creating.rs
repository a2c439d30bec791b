//! Creating an organisation, cut off at every place.

use super::ground::{Done, Ground, fresh, leave, new, sql, whereabouts};
use kernel::Service;
use sea_orm::ConnectionTrait as _;
use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tenancy::{
    Deployment, Entry, TenantScope, TenantState,
    provision::{CreateError, Hooks, ProvisionError, SlugError, Watch},
};

/// Breaks off before or after a step, as a crash would.
pub struct CutOff {
    pub step: &'static str,
    pub done: bool,
}

impl Watch for CutOff {
    fn step(&self, step: &str, done: bool) -> ControlFlow<()> {
        if step == self.step && done == self.done {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

/// Leaves a row in the new organisation's records; twice is once.
struct Greeting {
    deployment: Deployment,
    calls: AtomicUsize,
}

impl Hooks for Greeting {
    fn welcome<'a>(&'a self, entry: &'a Entry, scope: &'a TenantScope) -> Done<'a> {
        Box::pin(async move {
            assert_eq!(entry.state, TenantState::Creating, "nobody can log in yet");
            self.calls.fetch_add(1, Ordering::SeqCst);
            let tx = self.deployment.tenant_db(Service::Records).begin(scope).await?;
            let text = "INSERT INTO event_positions (consumer, source, txid, seq) VALUES ('hello', 'x', 1, 1) \
                 ON CONFLICT DO NOTHING";
            tx.execute_raw(sql(text)).await?;
            tx.commit().await?;
            Ok(())
        })
    }
}

async fn assert_whole(ground: &Ground, slug: &str) {
    let entry = ground.deployment.directory().find_by_slug(slug).await.unwrap().unwrap();
    assert_eq!(entry.state, TenantState::Active);
    let scope = ground.scope(&entry);
    for &service in Service::ALL {
        let registry = format!(
            "SELECT count(*) FROM platform.tenants WHERE state = 'active' AND tenant_id = '{}' AND key = '{}'",
            entry.tenant.id, entry.tenant.key
        );
        assert_eq!(ground.admin_count(service, &registry).await, 1, "{service}");
        let tx = ground.deployment.tenant_db(service).begin(&scope).await.unwrap();
        assert_eq!(whereabouts(&tx).await.0, entry.tenant.key.role(service));
    }
    let open = "SELECT count(*) FROM platform.provisioning WHERE finished_at IS NULL";
    assert_eq!(ground.admin_count(Service::Identity, open).await, 0);
}

#[tokio::test]
async fn cut_off_anywhere_and_run_again_gives_the_same() {
    let ground = fresh().await;
    for step in ["others", "welcome", "finish"] {
        for done in [false, true] {
            let slug = &format!("{step}-{done}");
            let hooks =
                Arc::new(Greeting { deployment: ground.deployment.clone(), calls: AtomicUsize::new(0) });
            let cut = ground
                .provisioner
                .clone()
                .with_hooks(hooks.clone())
                .with_watch(Arc::new(CutOff { step, done }));
            let answer = cut.create(&new(slug)).await;
            let interrupted = matches!(answer, Err(CreateError::Provision(ProvisionError::Interrupted)));
            assert!(interrupted, "{step} {done}: {answer:?}");
            let taken = ground.provisioner.create(&new(slug)).await;
            assert!(matches!(taken, Err(CreateError::Taken)), "{step} {done}");
            let later = ground.other_process();
            let again = later.provisioner.clone().with_hooks(hooks.clone());
            // what was cut off after its last effect has nothing left to do
            let left = usize::from(!(step == "finish" && done));
            assert_eq!(again.resume_unfinished().await.unwrap(), left, "{step} {done}");
            assert_eq!(again.resume_unfinished().await.unwrap(), 0, "{step} {done}");
            assert_whole(&later, slug).await;
            assert!(hooks.calls.load(Ordering::SeqCst) >= 1);
        }
    }
}

#[tokio::test]
async fn a_hook_that_fails_leaves_the_organisation_to_be_finished() {
    struct Failing;
    impl Hooks for Failing {
        fn welcome<'a>(&'a self, _: &'a Entry, _: &'a TenantScope) -> Done<'a> {
            Box::pin(async { Err("the mail queue is away".into()) })
        }
    }
    let ground = fresh().await;
    let failing = ground.provisioner.clone().with_hooks(Arc::new(Failing));
    let answer = failing.create(&new("acme")).await;
    assert!(matches!(answer, Err(CreateError::Provision(ProvisionError::Hook(_)))), "{answer:?}");
    let note =
        "SELECT count(*) FROM platform.provisioning WHERE attempts = 1 AND last_error LIKE '%mail queue%'";
    assert_eq!(ground.admin_count(Service::Identity, note).await, 1);
    assert_eq!(ground.provisioner.resume_unfinished().await.unwrap(), 1);
    assert_whole(&ground, "acme").await;
}

#[tokio::test]
async fn names_that_cannot_be_had_say_why() {
    let ground = fresh().await;
    ground.organisation("acme").await;
    let cases = [
        ("acme", CreateError::Taken),
        ("admin", CreateError::Slug(SlugError::Reserved)),
        ("a", CreateError::Slug(SlugError::Length)),
        ("а-cyrillic", CreateError::Slug(SlugError::Characters)),
        ("xn--acme", CreateError::Slug(SlugError::Hyphens)),
    ];
    for (slug, expected) in cases {
        let answer = ground.provisioner.create(&new(slug)).await.unwrap_err();
        assert_eq!(answer.to_string(), expected.to_string(), "{slug}");
    }
    let mut nameless = new("nameless");
    nameless.name = " ".into();
    assert!(matches!(ground.provisioner.create(&nameless).await, Err(CreateError::Name)));
    assert_eq!(ground.admin_count(Service::Identity, "SELECT count(*) FROM platform.organisations").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_get_a_slot_each_and_a_name_goes_to_one() {
    let ground = Arc::new(fresh().await);
    ground.provisioner.fill(4, &|_, _| {}).await.unwrap();
    let tasks: Vec<_> = (0..8)
        .map(|n| {
            let ground = ground.clone();
            // every name is asked for twice
            tokio::spawn(async move { ground.provisioner.create(&new(&format!("org-{}", n / 2))).await })
        })
        .collect();
    let mut keys = Vec::new();
    for task in tasks {
        match task.await.unwrap() {
            Ok(entry) => keys.push(entry.tenant.key),
            Err(CreateError::Taken) => {}
            Err(other) => panic!("{other}"),
        }
    }
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 4);
    let left = "SELECT count(*) FROM platform.tenants WHERE state NOT IN ('active', 'warm')";
    assert_eq!(ground.admin_count(Service::Identity, left).await, 0);
}

#[tokio::test]
async fn what_was_set_up_can_be_set_up_again() {
    let ground = fresh().await;
    let entry = ground.organisation("acme").await;
    let tx = ground.begin(&entry).await;
    leave(&tx, "kept").await.unwrap();
    tx.commit().await.unwrap();
    ground.provisioner.bootstrap().await.unwrap();
    let tx = ground.begin(&entry).await;
    assert_eq!(super::ground::marks(&tx).await, ["kept"]);
}

#[tokio::test]
async fn one_that_cannot_be_finished_holds_up_no_other() {
    struct Particular;
    impl Hooks for Particular {
        fn welcome<'a>(&'a self, entry: &'a Entry, _: &'a TenantScope) -> Done<'a> {
            let fails = entry.slug == "first";
            Box::pin(async move { if fails { Err("not this one".into()) } else { Ok(()) } })
        }
    }
    let ground = fresh().await;
    let particular = ground.provisioner.clone().with_hooks(Arc::new(Particular));
    assert!(particular.create(&new("first")).await.is_err());
    let cut = particular.clone().with_watch(Arc::new(CutOff { step: "welcome", done: false }));
    assert!(cut.create(&new("second")).await.is_err());
    let young = particular.resume_older_than(time::Duration::minutes(1)).await.unwrap();
    assert_eq!(young, 0, "they may still be in somebody's hands");
    let answer = particular.resume_unfinished().await;
    assert!(matches!(answer, Err(ProvisionError::Hook(_))), "{answer:?}");
    let second = ground.deployment.directory().find_by_slug("second").await.unwrap().unwrap();
    assert_eq!(second.state, TenantState::Active);
    assert_eq!(ground.provisioner.resume_unfinished().await.unwrap(), 1);
    assert_whole(&ground, "first").await;
    assert_whole(&ground, "second").await;
}
