//! How kinds of organisations speak of the same things: terms in the place of the usual ones, in every text the product
//! makes. An association has chapters and fees where a Party organisation has branches and dues.
//!
//! No dependency, so that the press, which is a program of its own, speaks the same way as the services.

mod association;
mod terms;

pub use terms::Terms;

use std::sync::LazyLock;

/// The terms of a kind of organisation, in every language.
pub struct Speech {
    /// Chinese.
    pub zh: Terms,
    /// English.
    pub en: Terms,
}

static ASSOCIATION: LazyLock<Speech> = LazyLock::new(|| Speech {
    zh: Terms::chinese(&[association::ZH, association::ZH_HERE]),
    en: Terms::english(&[association::EN, association::EN_HERE]),
});

/// How this kind speaks (`association`); none where it speaks in the usual terms.
pub fn of(kind: &str) -> Option<&'static Speech> {
    (kind == "association").then(|| &*ASSOCIATION)
}

/// The Party words of a text that an organisation of another kind must not read, for tests. The name of the product
/// holds one and is none.
pub fn party_words(text: &str) -> Vec<&'static str> {
    const CHINESE: &[&str] = &["党", "支部", "支委", "书记", "总支", "纪委", "同志", "中共", "组织生活"];
    const ENGLISH: &[&str] = &["party", "parties", "cpc"];
    let text = text.replace("支部云", "").to_ascii_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    let chinese = CHINESE.iter().filter(|word| text.contains(**word));
    chinese.chain(ENGLISH.iter().filter(|word| words.contains(word))).copied().collect()
}

#[cfg(test)]
mod everything;
#[cfg(test)]
mod tests;
