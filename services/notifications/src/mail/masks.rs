/// The room the list has for one.
const LONGEST: usize = 254;

/// An address as the delivery list shows it: enough to recognise, too little to write to.
pub(super) fn address(address: &str) -> String {
    let (name, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let first: String = name.chars().take(1).collect();
    let masked = if domain.is_empty() { format!("{first}***") } else { format!("{first}***@{domain}") };
    masked.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_the_first_letter_is_left() {
        assert_eq!(super::address("zhang.san@example.org"), "z***@example.org");
        assert_eq!(super::address("张三@example.org"), "张***@example.org");
        assert_eq!(super::address("nonsense"), "n***");
        assert_eq!(super::address(""), "***");
        assert_eq!(super::address(&format!("a@{}", "b".repeat(252))).len(), super::LONGEST);
    }
}
