//! The pieces of a name that are indexed: every character and every pair of neighbours.

use std::collections::BTreeSet;

/// Pieces to store for a name. White space does not count; letters are compared in lower case.
pub fn of_name(name: &str) -> Vec<String> {
    let chars = squeeze(name);
    let single = chars.iter().map(char::to_string);
    let pairs = chars.windows(2).map(|pair| pair.iter().collect());
    single.chain(pairs).collect::<BTreeSet<String>>().into_iter().collect()
}

/// Pieces a name must have to contain this text. Whether they stand side by side is checked afterwards.
pub fn of_query(text: &str) -> Vec<String> {
    let chars = squeeze(text);
    if chars.len() == 1 {
        return vec![chars.iter().collect()];
    }
    chars.windows(2).map(|pair| pair.iter().collect()).collect::<BTreeSet<String>>().into_iter().collect()
}

fn squeeze(text: &str) -> Vec<char> {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_name_has_few_pieces() {
        assert_eq!(of_name("李𬭩"), ["李", "李𬭩", "𬭩"]);
        assert_eq!(of_query("李𬭩"), ["李𬭩"]);
        assert_eq!(of_query("李"), ["李"]);
        assert!(of_query("").is_empty());
    }

    proptest! {
        #[test]
        fn a_name_has_the_pieces_of_all_it_contains(name in "[一-龥·A-Za-z]{1,12}", from in 0_usize..12, len in 1_usize..6) {
            let chars: Vec<char> = name.chars().collect();
            let from = from % chars.len();
            let part: String = chars.iter().skip(from).take(len).collect();
            let stored = of_name(&name);
            prop_assert!(of_query(&part).iter().all(|piece| stored.contains(piece)));
        }
    }
}
