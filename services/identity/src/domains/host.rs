//! What a host may be called. Pure.

use super::problems;
use rest::ProblemKind;

/// Where the file lies that proves a host.
pub const FILE: &str = "/.well-known/zhibu-challenge";
/// The name below a host under which its record stands.
pub const RECORD: &str = "_zhibu-challenge";

/// The host as it is kept: punycode, lower case, no final dot.
///
/// # Errors
/// For what is no host, is an address, or lies below the deployment's own domain.
pub fn normal(text: &str, base_domain: &str, platform: &str) -> Result<String, &'static ProblemKind> {
    let typed = text.trim().trim_end_matches('.');
    let host = idna::domain_to_ascii_strict(typed).map_err(|_| &problems::HOST_FORM)?;
    let labels: Vec<&str> = host.split('.').collect();
    let plain = |label: &&str| {
        let inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        (1..=63).contains(&label.len())
            && label.bytes().all(inner)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // the last part of a name is never a number: that would be an address
    let named = labels.last().is_some_and(|last| last.bytes().any(|b| b.is_ascii_lowercase()));
    if labels.len() < 2 || host.len() > 253 || !named || !labels.iter().all(plain) {
        return Err(&problems::HOST_FORM);
    }
    let ours = |own: &str| host == own || host.strip_suffix(own).is_some_and(|rest| rest.ends_with('.'));
    if ours(base_domain) || ours(platform) || host.ends_with(".localhost") || host.ends_with(".local") {
        return Err(&problems::HOST_OURS);
    }
    Ok(host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> Result<String, &'static str> {
        normal(text, "zhibu.example", "www.zhibu.example").map_err(|kind| kind.code)
    }

    #[test]
    fn hosts_are_kept_as_browsers_send_them() {
        for (typed, kept) in [
            ("Dang.Example.CN", "dang.example.cn"),
            (" home.example.cn. ", "home.example.cn"),
            ("党建.中国", "xn--fiq228c5hs.xn--fiqs8s"),
        ] {
            let host = code(typed);
            assert!(host.is_ok(), "{typed}: {host:?}");
            if typed.is_ascii() {
                assert_eq!(host.as_deref(), Ok(kept));
            } else {
                assert!(host.is_ok_and(|host| host.starts_with("xn--") && host.is_ascii()));
            }
        }
    }

    #[test]
    fn what_is_no_host_of_ones_own_is_refused() {
        for bad in [
            "",
            "host",
            "127.0.0.1",
            "[::1]",
            "a..b",
            "-a.example.cn",
            "a_b.example.cn",
            "http://a.cn",
            "a.cn:80",
            "a b.cn",
        ] {
            assert_eq!(code(bad), Err("host_invalid"), "{bad}");
        }
        for ours in ["zhibu.example", "x.zhibu.example", "a.b.zhibu.example", "printer.local", "a.localhost"]
        {
            assert_eq!(code(ours), Err("host_ours"), "{ours}");
        }
        assert!(code("notzhibu.example").is_ok());
    }

    proptest! {
        #[test]
        fn what_is_kept_is_kept_again(text in "\\PC{0,40}") {
            if let Ok(host) = code(&text) {
                prop_assert_eq!(code(&host), Ok(host));
            }
        }
    }
}
