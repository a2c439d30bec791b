//! Minutes that were copied from another meeting: how much of a text stands in another one. It says where to look and
//! nothing about who wrote it.

use rulepack::overview::Alike;
use std::collections::HashSet;

/// The runs of characters of a text.
struct Runs {
    letters: Vec<char>,
    length: usize,
}

impl Runs {
    /// None for a text too short to be compared.
    fn of(text: &str, rule: &Alike) -> Option<Self> {
        // blanks and punctuation differ where nothing else does
        let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
        let length = usize::from(rule.run.max(1));
        let least = usize::from(rule.characters).max(length);
        (letters.len() >= least).then_some(Self { letters, length })
    }

    fn set(&self) -> HashSet<&[char]> {
        self.letters.windows(self.length).collect()
    }

    /// How many of a thousand of these runs stand in this text as well.
    fn share_of(&self, runs: &HashSet<&[char]>) -> u16 {
        let mine = self.letters.windows(self.length);
        let found: HashSet<&[char]> = mine.filter(|run| runs.contains(run)).collect();
        u16::try_from(found.len() * 1000 / runs.len().max(1)).unwrap_or(1000)
    }
}

/// Which of the other texts this one is most like, and how many of a thousand of its runs stand there as well, where
/// the rule calls that alike. Of several the first, which is the latest.
pub fn closest<'a>(text: &str, earlier: impl Iterator<Item = &'a str>, rule: &Alike) -> Option<(usize, u16)> {
    let mine = Runs::of(text, rule)?;
    let runs = mine.set();
    let shares =
        earlier.enumerate().filter_map(|(n, other)| Some((n, Runs::of(other, rule)?.share_of(&runs))));
    let alike = shares.filter(|(_, share)| *share >= rule.permille);
    alike.reduce(|best, one| if one.1 > best.1 { one } else { best })
}
