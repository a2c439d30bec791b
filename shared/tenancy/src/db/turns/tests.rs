use super::*;
use futures_util::FutureExt as _;

fn key(n: u8) -> TenantKey {
    TenantKey::compose(0, [n; 10]).unwrap()
}

/// Takes turns until none is to be had at once.
fn all(turns: &Arc<Turns>, account: Account<'_>, shard: &Arc<Semaphore>) -> Vec<Turn> {
    std::iter::from_fn(|| turns.take(account, shard).now_or_never()).map(Result::unwrap).collect()
}

#[test]
fn nobody_gets_everything() {
    let (turns, shard) = (Turns::new(12), Arc::new(Semaphore::new(12)));
    let (a, b) = (key(1), key(2));
    let of_a = all(&turns, Account::Request(&a), &shard);
    let of_b = all(&turns, Account::Request(&b), &shard);
    let of_jobs = all(&turns, Account::System(&a), &shard);
    assert_eq!((of_a.len(), of_b.len(), of_jobs.len()), (7, 2, 3));
    drop(of_a);
    assert_eq!(all(&turns, Account::System(&b), &shard).len(), 6, "jobs leave a quarter as well");
}

#[test]
fn few_connections_are_all_used() {
    for total in 1..4 {
        let (turns, shard) = (Turns::new(total), Arc::new(Semaphore::new(total)));
        assert_eq!(all(&turns, Account::Request(&key(1)), &shard).len(), total);
    }
}

#[test]
fn one_shard_does_not_use_up_the_turns_of_another() {
    let turns = Turns::new(8);
    let (narrow, other) = (Arc::new(Semaphore::new(1)), Arc::new(Semaphore::new(8)));
    let second = key(2);
    let held = all(&turns, Account::Request(&key(1)), &narrow);
    let mut waiting = Box::pin(turns.take(Account::Request(&second), &narrow));
    assert!((&mut waiting).now_or_never().is_none());
    assert_eq!(held.len(), 1);
    assert_eq!(all(&turns, Account::Request(&key(3)), &other).len(), 5);
}

#[test]
fn lines_go_with_the_last_who_stood_in_them() {
    let (turns, shard) = (Turns::new(2), Arc::new(Semaphore::new(2)));
    let (a, known) = (key(1), || turns.lines.lock().unwrap().len());
    let held = all(&turns, Account::Request(&a), &shard);
    let mut waiting = Box::pin(turns.take(Account::Request(&a), &shard));
    assert!((&mut waiting).now_or_never().is_none());
    drop(held);
    assert_eq!(known(), 1, "somebody still waits there");
    drop(waiting);
    assert_eq!(known(), 0);
}
