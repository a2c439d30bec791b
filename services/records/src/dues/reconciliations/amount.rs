//! Amounts as banks write them.

use kernel::Fen;

/// Reads yuan with at most two decimals that count: `1,234.50`, `+45`, `¥20.00元`. Nothing for a blank text.
pub fn read(text: &str) -> Result<Option<Fen>, ()> {
    let blank = |c: &char| !c.is_whitespace() && !matches!(c, ',' | '，' | '¥' | '￥' | '元' | '+');
    let plain: String = text.chars().filter(blank).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let (negative, digits) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain.as_str()),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = part.trim_end_matches('0');
    let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 13 || part.len() > 2 || !numeric(whole) || !numeric(part) {
        return Err(());
    }
    let fen: i64 = format!("{whole}{part:0<2}").parse().map_err(|_| ())?;
    Ok(Some(Fen(if negative { -fen } else { fen })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_banks_write_them() {
        for (text, fen) in [
            ("45", 4500),
            ("45.5", 4550),
            ("1,234.50", 123_450),
            ("¥20.00元", 2000),
            ("-3.10", -310),
            ("+0.2", 20),
            ("7.5000", 750),
        ] {
            assert_eq!(read(text), Ok(Some(Fen(fen))), "{text}");
        }
        assert_eq!(read("  "), Ok(None));
        for text in ["x", "1.234", ".5", "1e3", "--1", "99999999999999"] {
            assert_eq!(read(text), Err(()), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(fen in 0_i64..1_000_000_000_000) {
            let text = format!("{}.{:02}", fen / 100, fen % 100);
            prop_assert_eq!(read(&text), Ok(Some(Fen(fen))));
        }

        #[test]
        fn any_text_is_judged(text in "\\PC{0,30}") {
            let _ = read(&text);
        }
    }
}
