use super::*;
use kernel::{AccountId, OperatorId, RequestId};
use tenancy::assertion::Claims;

fn account() -> Actor {
    Actor::Account { id: AccountId::new(), member: None, assignments: vec![] }
}

/// What each context answers to who asks: 200 stands for being let in.
fn statuses(actor: Actor, level: Level) -> [u16; 3] {
    let claims = Claims { actor, level, ..Claims::anonymous(RequestId::new()) };
    [Level::Full, Level::Partial, Level::Anonymous]
        .map(|least| admit(&claims, least).map_or_else(|problem| problem.kind().status, |()| 200))
}

#[test]
fn a_context_lets_in_whom_it_says() {
    assert_eq!(statuses(account(), Level::Full), [200, 200, 200]);
    assert_eq!(statuses(account(), Level::Partial), [403, 200, 200]);
    assert_eq!(statuses(account(), Level::Anonymous), [401, 401, 200], "a level without a log-in");
    assert_eq!(statuses(Actor::Anonymous, Level::Anonymous), [401, 401, 200]);
    assert_eq!(statuses(Actor::Anonymous, Level::Full), [401, 401, 200]);
    assert_eq!(
        statuses(Actor::Operator { id: OperatorId::new(), entry: None }, Level::Full),
        [403, 403, 200]
    );
    assert_eq!(statuses(Actor::Gateway, Level::Full), [403, 403, 200]);
}
