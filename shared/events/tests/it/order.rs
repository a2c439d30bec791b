use crate::ground::{Ground, Ticked, ground};
use events::{
    Cursor,
    outbox::{Batch, Range, read},
};
use kernel::Service;

async fn log(ground: &Ground, after: Cursor, limit: u16) -> Batch {
    let range = Range { after, kinds: vec!["test.ticked.v1".into()], tenant: None, limit };
    read(&ground.deployment.platform_db(Service::Records), &range).await.unwrap()
}

fn numbers(batch: &Batch) -> Vec<u32> {
    batch.rows.iter().map(|row| row.decode::<Ticked>().unwrap().unwrap().number).collect()
}

#[tokio::test]
async fn what_commits_late_is_never_overtaken() {
    let ground = ground().await;
    let slow = ground.source(&ground.a).await;
    events::emit(&slow, &Ticked { number: 1 }).await.unwrap();
    ground.emit(&ground.b, 2).await;
    let early = log(&ground, Cursor::START, 10).await;
    assert_eq!(numbers(&early), [0_u32; 0], "the older transaction still runs");
    slow.commit().await.unwrap();
    ground.settled().await;
    let late = log(&ground, early.next, 10).await;
    assert_eq!(numbers(&late), [1, 2]);
    assert_eq!(late.rows[0].tenant, ground.a.tenant.key, "the tenant is stamped by the database");
    assert!(!late.more && log(&ground, late.next, 10).await.rows.is_empty());
}

#[tokio::test]
async fn what_is_rolled_back_never_happened() {
    let ground = ground().await;
    let tx = ground.source(&ground.a).await;
    events::emit(&tx, &Ticked { number: 1 }).await.unwrap();
    tx.rollback().await.unwrap();
    let tx = ground.source(&ground.a).await;
    events::emit(&tx, &Ticked { number: 2 }).await.unwrap();
    drop(tx);
    assert!(log(&ground, Cursor::START, 10).await.rows.is_empty());
}

#[tokio::test]
async fn pages_together_are_the_log() {
    let ground = ground().await;
    for number in 0..7 {
        ground.emit(if number % 2 == 0 { &ground.a } else { &ground.b }, number).await;
    }
    ground.settled().await;
    let (mut at, mut all) = (Cursor::START, Vec::new());
    loop {
        let batch = log(&ground, at, 3).await;
        all.extend(numbers(&batch));
        at = batch.next;
        if !batch.more {
            break;
        }
    }
    assert_eq!(all, [0, 1, 2, 3, 4, 5, 6]);
}
