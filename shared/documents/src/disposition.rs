use std::fmt::Write as _;

/// What a file is called when it is saved (RFC 6266): in letters everybody reads, and as it is (RFC 5987).
pub fn disposition(inline: bool, name: &str) -> String {
    let how = if inline { "inline" } else { "attachment" };
    let plain: String = name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    let mut text = format!("{how}; filename=\"{plain}\"; filename*=UTF-8''");
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // writing to a text does not fail
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

const fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ')
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn every_name_is_one_quoted_text_and_comes_back() {
        assert_eq!(
            disposition(false, "入党\"a\r\n.pdf"),
            "attachment; filename=\"___a__.pdf\"; filename*=UTF-8''%E5%85%A5%E5%85%9A%22a%0D%0A.pdf"
        );
        assert_eq!(disposition(true, "a b.pdf"), "inline; filename=\"a b.pdf\"; filename*=UTF-8''a%20b.pdf");
    }
}
