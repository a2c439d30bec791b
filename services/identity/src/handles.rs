//! What people type to say who they are: a phone number, an e-mail address or a user name.
//!
//! Chinese input methods produce full-width digits and letters without the writer noticing, and numbers are
//! copied with blanks and dashes in them. None of that is the writer's fault, so none of it counts.

use kernel::{Mobile, text};

/// A log-in as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handle {
    Phone(String),
    Email(String),
    UserName(String),
}

/// Full-width forms of ASCII become ASCII; every other character stays.
pub fn half_width(text: &str) -> String {
    text.chars().map(text::narrow).collect()
}

/// Half-width, without blanks or invisible characters.
fn plain(text: &str) -> String {
    text::compact(text).chars().filter(|c| !c.is_control()).collect()
}

/// The same in lower case.
fn compact(text: &str) -> String {
    plain(text).chars().flat_map(char::to_lowercase).collect()
}

/// A mainland mobile number in its eleven digits, however it was written.
pub fn phone(text: &str) -> Option<String> {
    text.parse::<Mobile>().ok().map(|number| number.as_str().to_owned())
}

/// An e-mail address in the form it is compared by. No mail system in use tells upper from lower case.
pub fn email(text: &str) -> Option<String> {
    let address = compact(text);
    rest::check::is_email(&address).then_some(address)
}

/// A user name as it is compared: 2 to 32 letters, digits, dots, dashes or underscores, not digits alone, so
/// that it can never be taken for a phone number.
pub fn user_name(text: &str) -> Option<String> {
    let name = compact(text);
    let length = name.chars().count();
    let ok = (2..=32).contains(&length)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
        && name.chars().any(char::is_alphabetic)
        && name.starts_with(char::is_alphanumeric);
    ok.then_some(name)
}

/// A user name as it is shown: as it was chosen, but for what nobody sees.
pub fn user_name_shown(text: &str) -> String {
    plain(text)
}

/// Understands what was typed into the log-in field; never fails, a nonsense name simply belongs to nobody.
pub fn read(text: &str) -> Handle {
    if let Some(number) = phone(text) {
        return Handle::Phone(number);
    }
    let compacted = compact(text);
    if compacted.contains('@') { Handle::Email(compacted) } else { Handle::UserName(compacted) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn however_it_is_written_it_is_the_same_number() {
        for text in [
            "13812345678",
            " 138 1234 5678 ",
            "138-1234-5678",
            "１３８１２３４５６７８",
            "138　1234　5678",
            "+86 138 1234 5678",
            "008613812345678",
            "8613812345678",
            "＋８６１３８１２３４５６７８",
            "138\u{200B}12345678",
        ] {
            assert_eq!(read(text), Handle::Phone("13812345678".into()), "{text}");
        }
        for text in ["12812345678", "1381234567", "138123456789", "", "abc"] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_and_names_are_folded() {
        assert_eq!(read("Zhang.San＠Example.CN"), Handle::Email("zhang.san@example.cn".into()));
        assert_eq!(read(" ZhangSan "), Handle::UserName("zhangsan".into()));
        assert_eq!(read("张　三"), Handle::UserName("张三".into()));
        for bad in ["@x.cn", "a@b..cn", "a b", "a@-b.cn", "a,b@c.cn", ".a@b.cn", "<a>@b.cn"] {
            assert_eq!(email(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_user_name_cannot_pass_for_anything_else() {
        for good in ["zhangsan", "zhang.san", "张三", "li_4", "a1b", "wu", "王小明-2"] {
            assert!(user_name(good).is_some(), "{good}");
        }
        for bad in ["13812345678", "12", "a", "a@b", "", "-abc", "a b/c", "名", &"x".repeat(33), "1.2.3"] {
            assert!(user_name(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_user_name_is_shown_as_it_was_chosen_and_nothing_hides_in_it() {
        assert_eq!(user_name_shown(" Ｌi Ｓi\u{200B}\u{7} "), "LiSi");
        assert_eq!(user_name_shown(&format!("a{}b", " ".repeat(100))), "ab");
    }

    proptest! {
        #[test]
        fn reading_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = read(&text);
            let (Handle::Phone(t) | Handle::Email(t) | Handle::UserName(t)) = once.clone();
            prop_assert_eq!(read(&t), once);
        }

        #[test]
        fn an_accepted_user_name_is_read_as_one(text in "\\PC{0,40}") {
            if let Some(name) = user_name(&text) {
                prop_assert_eq!(read(&name), Handle::UserName(name));
            }
        }
    }
}
