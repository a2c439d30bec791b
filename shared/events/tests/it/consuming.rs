use crate::ground::{Counting, Ground, ground};
use events::{
    ConsumerError,
    consumer::{ConsumerRunner, catch_up_all, replay},
};
use kernel::Service;
use std::sync::{Arc, atomic::Ordering};

fn runner(ground: &Ground, consumer: &Arc<Counting>) -> ConsumerRunner {
    let here = Service::Identity;
    ConsumerRunner::new(
        consumer.clone(),
        ground.feed(),
        ground.deployment.tenant_db(here),
        ground.deployment.platform_db(here),
        ground.deployment.system_scope(here),
    )
}

async fn caught_up(ground: &Ground, runner: &mut ConsumerRunner) -> Result<(), ConsumerError> {
    ground.settled().await;
    catch_up_all(runner).await
}

#[tokio::test]
async fn every_event_counts_once_whatever_restarts() {
    let (ground, consumer) = (ground().await, Arc::new(Counting::default()));
    for number in 1..=3 {
        ground.emit(&ground.a, number).await;
    }
    let mut first = runner(&ground, &consumer);
    caught_up(&ground, &mut first).await.unwrap();
    ground.emit(&ground.a, 4).await;
    ground.emit(&ground.b, 5).await;
    // another process that knows nothing of the first, and the first going on
    caught_up(&ground, &mut runner(&ground, &consumer)).await.unwrap();
    caught_up(&ground, &mut first).await.unwrap();
    assert_eq!(ground.seen(&ground.a).await, [1, 2, 3, 4]);
    assert_eq!(ground.seen(&ground.b).await, [5]);
}

#[tokio::test]
async fn one_organisation_in_trouble_holds_up_no_other() {
    let (ground, consumer) = (ground().await, Arc::new(Counting::default()));
    consumer.stuck.store(true, Ordering::SeqCst);
    for (entry, number) in [(&ground.a, 12), (&ground.a, 13), (&ground.b, 1), (&ground.a, 14)] {
        ground.emit(entry, number).await;
    }
    let mut running = runner(&ground, &consumer);
    assert!(caught_up(&ground, &mut running).await.is_err());
    ground.emit(&ground.b, 2).await;
    let _ = caught_up(&ground, &mut running).await;
    assert_eq!(ground.seen(&ground.b).await, [1, 2]);
    assert_eq!(ground.seen(&ground.a).await, [0_u32; 0], "all or none of a stretch");

    consumer.stuck.store(false, Ordering::SeqCst);
    // a new process begins at the mark below which everybody is up to date
    caught_up(&ground, &mut runner(&ground, &consumer)).await.unwrap();
    assert_eq!(ground.seen(&ground.a).await, [12, 13, 14]);
    assert_eq!(ground.seen(&ground.b).await, [1, 2]);
}

#[tokio::test]
async fn replay_gives_the_same_and_the_runner_goes_on_behind_it() {
    let (ground, consumer) = (ground().await, Arc::new(Counting::default()));
    for number in 1..=5 {
        ground.emit(&ground.a, number).await;
    }
    let mut running = runner(&ground, &consumer);
    caught_up(&ground, &mut running).await.unwrap();
    let before = ground.seen(&ground.a).await;
    let here = Service::Identity;
    let (db, system) = (ground.deployment.tenant_db(here), ground.deployment.system_scope(here));
    let applied = replay(&*consumer, &ground.feed(), &db, &system, &ground.a.tenant.key).await.unwrap();
    assert_eq!((applied, ground.seen(&ground.a).await), (5, before));
    ground.emit(&ground.a, 6).await;
    caught_up(&ground, &mut running).await.unwrap();
    assert_eq!(ground.seen(&ground.a).await, [1, 2, 3, 4, 5, 6]);
}

#[tokio::test]
async fn a_replay_that_fails_changes_nothing() {
    let (ground, consumer) = (ground().await, Arc::new(Counting::default()));
    for number in [1, 13, 2] {
        ground.emit(&ground.a, number).await;
    }
    caught_up(&ground, &mut runner(&ground, &consumer)).await.unwrap();
    consumer.stuck.store(true, Ordering::SeqCst);
    let here = Service::Identity;
    let (db, system) = (ground.deployment.tenant_db(here), ground.deployment.system_scope(here));
    ground.settled().await;
    assert!(replay(&*consumer, &ground.feed(), &db, &system, &ground.a.tenant.key).await.is_err());
    assert_eq!(ground.seen(&ground.a).await, [1, 13, 2]);
}
