//! Passwords everybody tries first.

/// Whole passwords, lower case, that satisfy a rule of classes and are known to every cracking list.
const WHOLE: &str = include_str!("common.txt");

/// Words that do not become a secret by a year, a number or a sign behind or before them.
const WORDS: [&str; 22] = [
    "password",
    "passwd",
    "pass",
    "admin",
    "administrator",
    "root",
    "user",
    "test",
    "guest",
    "welcome",
    "qwerty",
    "qwertyuiop",
    "asdfgh",
    "zxcvbn",
    "abc",
    "aa",
    "woaini",
    "iloveyou",
    "letmein",
    "zhibu",
    "dangyuan",
    "dangzhibu",
];

/// How many digits and signs around such a word still count as decoration.
const DECORATION: usize = 6;

fn plain(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// Whether a password is one of the first a stranger would try.
pub fn is_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    if WHOLE.lines().any(|line| line == lower) {
        return true;
    }
    // `P@ssw0rd2024!`: the letters in disguise are unmasked, the ends are decoration
    [lower.clone(), lower.chars().map(plain).collect()].iter().any(|text| {
        let core = text.trim_matches(|c: char| !c.is_alphabetic());
        let decoration = text.chars().count() - core.chars().count();
        let bare = lower.trim_matches(|c: char| !c.is_alphabetic());
        let unmasked: String = bare.chars().map(plain).collect();
        let around = lower.chars().count() - bare.chars().count();
        (WORDS.contains(&core) && decoration <= DECORATION)
            || (WORDS.contains(&unmasked.as_str()) && around <= DECORATION)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disguises_do_not_help() {
        for bad in [
            "Password1!",
            "P@ssw0rd",
            "p@SSw0rd2024",
            "Admin@123",
            "Admin123456",
            "1qaz@WSX",
            "Qwer1234!",
            "Abc@12345",
            "Zhibu@2024",
            "Welcome#1",
            "123456Aa",
            "Aa123456!",
            "Woaini1314!",
        ] {
            assert!(is_common(bad), "{bad}");
        }
    }

    #[test]
    fn ordinary_good_ones_pass() {
        for good in
            ["Ropeway-Lantern7", "党建2026年第一课!a", "xK7#mmqPz2", "Testament-Vii2", "Fernweh.1986x"]
        {
            assert!(!is_common(good), "{good}");
        }
    }

    #[test]
    fn the_list_is_clean() {
        for line in WHOLE.lines() {
            assert!(!line.is_empty() && line == line.to_lowercase() && line == line.trim(), "{line:?}");
        }
    }
}
