//! The fingerprint of a version. Pure.

use ring::digest::{SHA256, digest};

/// Number and both texts, so that nobody can say later it was another text.
pub fn of(number: i32, zh: &str, en: &str) -> Vec<u8> {
    // lengths keep the parts apart: no sentence can wander from one language into the other
    let whole = format!("{number}\n{}\n{zh}\n{}\n{en}", zh.len(), en.len());
    digest(&SHA256, whole.as_bytes()).as_ref().to_vec()
}

/// What a template leaves open, in the form it stands in a text: `【…】`.
pub fn blank(text: &str) -> Option<&str> {
    let from = text.find('【')?;
    let to = text[from..].find('】')? + from + '】'.len_utf8();
    Some(&text[from..to])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_counts() {
        let first = of(1, "甲", "a");
        for other in [of(2, "甲", "a"), of(1, "乙", "a"), of(1, "甲", "b"), of(1, "甲\n", "a")] {
            assert_ne!(other, first);
        }
        assert_eq!((of(1, "甲", "a"), first.len()), (first, 32));
    }

    #[test]
    fn what_is_left_open_is_found() {
        assert_eq!(blank("联系人：【姓名】。"), Some("【姓名】"));
        assert_eq!(blank("没有"), None);
        assert_eq!(blank("】【"), None);
    }
}
