//! What can be renamed. Pure.

use rulepack::{Post, UnitKind};

/// Longest word in Chinese, and in English.
pub const LONGEST: (usize, usize) = (20, 60);

/// `unitKind.branch`, `post.secretary`: the keys the pages have in their catalogues.
pub fn is_known(key: &str) -> bool {
    match key.split_once('.') {
        Some(("unitKind", kind)) => kind.parse::<UnitKind>().is_ok(),
        Some(("post", post)) => post.parse::<Post>().is_ok(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_known;

    #[test]
    fn only_units_and_posts_have_words_of_their_own() {
        assert!(is_known("unitKind.branch") && is_known("post.secretary"));
        for other in ["", "branch", "unitKind.", "unitKind.kingdom", "role.tenant_admin", "nav.home"] {
            assert!(!is_known(other), "{other}");
        }
    }
}
