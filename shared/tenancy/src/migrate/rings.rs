use kernel::words;

words! {
    /// In which order tenants are migrated.
    pub enum Ring {
        Canary = "canary",
        Early = "early",
        Rest = "rest",
    }
}

/// Tenants of the second ring.
const EARLY: usize = 10;

/// Cuts a list, in which those that matter least come first, into rings.
pub(super) fn rings<T>(mut items: Vec<T>) -> Vec<(Ring, Vec<T>)> {
    let rest = items.split_off(items.len().min(1 + EARLY));
    let early = items.split_off(items.len().min(1));
    let all = [(Ring::Canary, items), (Ring::Early, early), (Ring::Rest, rest)];
    all.into_iter().filter(|(_, items)| !items.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_then_a_few_then_all() {
        let sizes =
            |n: usize| rings((0..n).collect()).into_iter().map(|(r, i)| (r, i.len())).collect::<Vec<_>>();
        assert_eq!(sizes(0), []);
        assert_eq!(sizes(1), [(Ring::Canary, 1)]);
        assert_eq!(sizes(3), [(Ring::Canary, 1), (Ring::Early, 2)]);
        assert_eq!(sizes(100), [(Ring::Canary, 1), (Ring::Early, 10), (Ring::Rest, 89)]);
    }
}
