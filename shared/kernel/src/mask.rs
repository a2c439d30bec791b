//! What is left of a sensitive value when it is shown to somebody who did not ask for it.

/// First six and last four at most.
pub fn id_no(value: &str) -> String {
    ends(value, 6, 4)
}

pub fn mobile(value: &str) -> String {
    ends(value, 3, 4)
}

/// The area code says little; of the number two digits stay.
pub fn landline(value: &str) -> String {
    ends(value, 3, 2)
}

/// Province and city at most.
pub fn address(value: &str) -> String {
    ends(value, 6, 0)
}

/// The first character and the domain.
pub fn email(value: &str) -> String {
    match value.rsplit_once('@') {
        Some((local, domain)) => format!("{}***@{domain}", local.chars().take(1).collect::<String>()),
        None => hidden(),
    }
}

/// Nothing of the value.
pub fn hidden() -> String {
    "***".into()
}

/// Keeps some characters at both ends; a value that would be shown whole is hidden whole.
pub fn ends(value: &str, first: usize, last: usize) -> String {
    let chars: Vec<char> = value.chars().collect();
    if chars.len() <= first + last {
        return hidden();
    }
    let head: String = chars[..first].iter().collect();
    let tail: String = chars[chars.len() - last..].iter().collect();
    format!("{head}{}{tail}", "*".repeat((chars.len() - first - last).min(8)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn masks() {
        assert_eq!(id_no("11010519491231002X"), "110105********002X");
        assert_eq!(mobile("16020110411"), "160****0411");
        assert_eq!(landline("010-62345678"), "010*******78");
        assert_eq!(address("上海市芳市永川西安街b座"), "上海市芳市永******");
        assert_eq!(address("上海"), "***");
        assert_eq!(mobile("0411"), "***");
        assert_eq!(email("wang@example.org"), "w***@example.org");
        assert_eq!(email("no address"), "***");
    }

    proptest! {
        #[test]
        fn a_masked_value_never_holds_the_whole(value in "[0-9]{1,20}") {
            for masked in [id_no(&value), mobile(&value), landline(&value), address(&value)] {
                prop_assert!(!masked.contains(&value));
                prop_assert!(masked.contains('*'));
            }
        }
    }
}
