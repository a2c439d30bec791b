use super::{Ground, count, hear_all, platform, records, scope, show, take};
use kernel::Service;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Executor as _};
use suites::Org;
use tenancy::{Who, exchange};

/// A worker that dies before the end of its transaction: it has done everything, and nothing is there.
async fn dies(org: &Org) {
    let (records, scope) = (records(org), scope(org).await);
    let looks = org.app.deployment().tenant_db(Service::Records).begin(&scope).await.unwrap();
    let waiting = exchange::waiting(&looks, 100).await.unwrap();
    looks.rollback().await.unwrap();
    for message in waiting {
        let tx = org.app.deployment().tenant_db(Service::Records).begin(&scope).await.unwrap();
        let heard = records::transfers::exchange::hear(&records.desk_for(&tx, Who::system()), &message).await;
        // the running product may have been faster; then there is nothing left to do
        heard.unwrap();
        drop(tx);
    }
}

/// Everything that was ever said between the two is told once more.
async fn told_again(g: &Ground) {
    let ids = format!("'{}', '{}'", g.from.entry.tenant.id, g.to.entry.tenant.id);
    let sql = format!("UPDATE exchange_messages SET taken_at = NULL WHERE sender IN ({ids})");
    platform(&g.from).await.execute(AssertSqlSafe(sql)).await.unwrap();
    for org in [&g.to, &g.from] {
        hear_all(org).await;
    }
}

async fn rough(g: &Ground, expected: &str, id: &str, there: &str) {
    for org in [&g.to, &g.from] {
        dies(org).await;
        dies(org).await;
    }
    g.heard().await;
    told_again(g).await;
    assert_eq!(g.states(id, there).await, (expected.into(), expected.into()));
    assert_eq!(count(g, "taken_at IS NULL").await, 0);
    let (here, other) = g.heads().await;
    assert_eq!(here + other, 1, "{expected}");
}

#[tokio::test]
async fn a_death_at_every_step_and_everything_told_twice_change_nothing() {
    let g = Ground::new().await;
    let id = g.ready().await;
    take(&g.sender, &id, json!({"step": "send"})).await.expect(200);
    dies(&g.to).await;
    g.heard().await;
    let there = g.arrived().await;
    rough(&g, "in_transit", &id, &there).await;
    let walk: [(bool, Value, &str); 4] = [
        (false, json!({"step": "approve", "to_unit_id": g.lane}), "to_committee_ok"),
        (false, json!({"step": "accept"}), "to_branch_accepted"),
        (false, json!({"step": "return_receipt"}), "receipt_returned"),
        (true, json!({"step": "archive"}), "archived"),
    ];
    for (sends, step, state) in walk {
        let (who, of) = if sends { (&g.sender, &id) } else { (&g.receiver, &there) };
        take(who, of, step).await.expect(200);
        rough(&g, state, &id, &there).await;
    }
    assert_eq!(g.heads().await, (0, 1));
    let (mine, theirs) = (show(&g.sender, &id).await, show(&g.receiver, &there).await);
    assert_eq!(mine.at("/accepted_on"), theirs.at("/accepted_on"));
    // the sender has told of the way before it as well
    assert_eq!(theirs.json["steps"].as_array().map(Vec::len), Some(5));
}

#[tokio::test]
async fn a_later_message_waits_for_the_one_before() {
    let g = Ground::new().await;
    let (id, there) = g.on_the_way().await;
    let message = exchange::Message {
        exchange: exchange_of(&g, &id).await,
        number: 9,
        sender: g.from.entry.tenant.id,
        envelope: String::new(),
        letter: None,
    };
    let (records, scope) = (records(&g.to), scope(&g.to).await);
    let tx = g.to.app.deployment().tenant_db(Service::Records).begin(&scope).await.unwrap();
    let heard = records::transfers::exchange::hear(&records.desk_for(&tx, Who::system()), &message).await;
    assert!(!heard.unwrap());
    drop(tx);
    assert_eq!(g.states(&id, &there).await, ("in_transit".into(), "in_transit".into()));
}

async fn exchange_of(g: &Ground, id: &str) -> kernel::ExchangeId {
    use sqlx::Row as _;
    let sql = format!("SELECT exchange_id FROM transfers WHERE id = '{id}'");
    let row = g.from.schema(Service::Records).await.fetch_one(AssertSqlSafe(sql)).await.unwrap();
    kernel::ExchangeId(row.get(0))
}
