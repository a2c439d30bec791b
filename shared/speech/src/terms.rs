use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Names that contain a term and are none.
const NAMES: &[&str] = &["支部云"];

/// Terms of one language that stand in the place of the usual ones.
pub struct Terms {
    /// The longest first, so that a compound is not said in pieces.
    pairs: Vec<(String, String)>,
    /// Only whole words, whatever their case.
    whole: bool,
    kept: Mutex<HashMap<&'static str, &'static str>>,
}

impl Terms {
    pub(crate) fn chinese(lists: &[&[(&str, &str)]]) -> Self {
        let named = NAMES.iter().map(|name| ((*name).to_owned(), (*name).to_owned()));
        Self::new(all(lists).chain(named).collect(), false)
    }

    pub(crate) fn english(lists: &[&[(&str, &str)]]) -> Self {
        let one: Vec<(String, String)> = all(lists).collect();
        let many = one.iter().map(|(usual, said)| (plural(usual), plural(said)));
        // a plural that is a term of its own is said as that one
        Self::new(one.iter().cloned().chain(many).collect(), true)
    }

    fn new(mut pairs: Vec<(String, String)>, whole: bool) -> Self {
        pairs.sort_by_key(|(usual, _)| std::cmp::Reverse(usual.len()));
        Self { pairs, whole, kept: Mutex::default() }
    }

    /// Says a text in these terms, each once. What stands for a value, `{name}`, stays.
    pub fn say<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let (mut said, mut at, mut done) = (String::new(), 0, 0);
        while let Some(first) = text[at..].chars().next() {
            if first == '{' {
                at += place(&text[at..]);
            } else if let Some((length, word)) = self.found(text, at) {
                said.push_str(&text[done..at]);
                said.push_str(&word);
                at += length;
                done = at;
            } else {
                at += first.len_utf8();
            }
        }
        if done == 0 {
            return Cow::Borrowed(text);
        }
        said.push_str(&text[done..]);
        Cow::Owned(said)
    }

    /// The same for a text of the program, said once and kept: there are as many as the program has.
    pub fn keep(&self, text: &'static str) -> &'static str {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(said) = kept.get(text) {
            return said;
        }
        let said: &'static str = match self.say(text) {
            Cow::Borrowed(same) => same,
            Cow::Owned(said) => Box::leak(said.into_boxed_str()),
        };
        kept.insert(text, said);
        said
    }

    /// How long the term is that stands here, and what is said for it.
    fn found(&self, text: &str, at: usize) -> Option<(usize, Cow<'_, str>)> {
        let rest = &text[at..];
        if !self.whole {
            let pair = self.pairs.iter().find(|(usual, _)| rest.starts_with(usual.as_str()));
            return pair.map(|(usual, said)| (usual.len(), Cow::Borrowed(said.as_str())));
        }
        if text[..at].ends_with(is_letter) {
            return None;
        }
        let stands = |usual: &str| {
            let head = rest.get(..usual.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(usual))
                && !rest[usual.len()..].starts_with(is_letter)
        };
        let (usual, said) = self.pairs.iter().find(|(usual, _)| stands(usual))?;
        Some((usual.len(), capitalised(rest, said)))
    }
}

fn all<'a>(lists: &'a [&'a [(&'a str, &'a str)]]) -> impl Iterator<Item = (String, String)> + 'a {
    lists.iter().flat_map(|list| list.iter()).map(|(usual, said)| ((*usual).to_owned(), (*said).to_owned()))
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// How long `{name}` is at the beginning of a text; one where it is only a brace.
fn place(rest: &str) -> usize {
    let end = rest[1..].find(|c: char| !is_letter(c)).map_or(rest.len(), |end| end + 1);
    if end > 1 && rest[end..].starts_with('}') { end + 1 } else { 1 }
}

fn plural(word: &str) -> String {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(vowel) => format!("{stem}ies"),
        _ if ["s", "x", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// With as large a first letter as what it stands for.
fn capitalised<'a>(found: &str, said: &'a str) -> Cow<'a, str> {
    let large = found.starts_with(|c: char| c.is_ascii_uppercase());
    match said.get(..1) {
        Some(head) if large => Cow::Owned(head.to_ascii_uppercase() + &said[1..]),
        _ => Cow::Borrowed(said),
    }
}
