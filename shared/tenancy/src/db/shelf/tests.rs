use super::*;

#[derive(Debug, PartialEq, Eq)]
struct Fake(&'static str, Vec<TenantKey>);

impl Kept for Fake {
    fn knows(&self, key: &TenantKey) -> bool {
        self.1.contains(key)
    }

    fn known(&self) -> usize {
        self.1.len()
    }
}

fn key(n: u8) -> TenantKey {
    TenantKey::compose(0, [n; 10]).unwrap()
}

fn keys(of: &[u8]) -> Vec<TenantKey> {
    of.iter().map(|&n| key(n)).collect()
}

fn shelf() -> Shelf<Fake> {
    let shelf = Shelf::new();
    shelf.put(1, Fake("knows three", keys(&[1, 2, 3])));
    shelf.put(1, Fake("knows one", keys(&[4])));
    shelf.put(1, Fake("knows another", keys(&[5])));
    shelf.put(2, Fake("of another shard", keys(&[1])));
    shelf
}

fn taken(shelf: &Shelf<Fake>, shard: u16, of: Option<u8>) -> Option<&'static str> {
    shelf.take(shard, of.map(key).as_ref()).map(|(fake, _)| fake.0)
}

#[test]
fn an_organisation_gets_the_connection_that_knows_it() {
    let shelf = shelf();
    assert_eq!(taken(&shelf, 1, Some(2)), Some("knows three"));
    assert_eq!(taken(&shelf, 1, Some(4)), Some("knows one"));
}

#[test]
fn an_unknown_one_gets_the_connection_that_knows_the_fewest() {
    let shelf = shelf();
    // of two that know as many, the one that came back last
    assert_eq!(taken(&shelf, 1, Some(9)), Some("knows another"));
    assert_eq!(taken(&shelf, 1, Some(9)), Some("knows one"));
    assert_eq!(taken(&shelf, 1, Some(9)), Some("knows three"));
    assert_eq!(taken(&shelf, 1, Some(9)), None);
}

#[test]
fn who_is_no_organisation_gets_the_one_used_last() {
    assert_eq!(taken(&shelf(), 1, None), Some("knows another"));
}

#[test]
fn nobody_gets_a_connection_of_another_shard() {
    let shelf = shelf();
    assert_eq!(taken(&shelf, 3, Some(1)), None);
    assert_eq!(taken(&shelf, 2, Some(9)), Some("of another shard"));
    assert_eq!(taken(&shelf, 2, Some(1)), None);
}

#[test]
fn the_one_idle_for_longest_makes_way() {
    let shelf = shelf();
    let oldest = || shelf.take_oldest().map(|fake| fake.0);
    assert_eq!(oldest(), Some("knows three"));
    assert_eq!(oldest(), Some("knows one"));
    assert_eq!(oldest(), Some("knows another"));
    assert_eq!(oldest(), Some("of another shard"));
    assert_eq!(oldest(), None);
}
