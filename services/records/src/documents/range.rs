//! Ranges of files that are not sealed.

use super::problems::RANGE;
use ::documents::Span;
use axum::http::HeaderValue;
use rest::Problem;

/// The one range of a header; none when it is another kind of range or several, which may be ignored (RFC 9110).
pub fn span(value: &HeaderValue, size: u64) -> Option<Result<Span, Problem>> {
    let text = value.to_str().ok()?.strip_prefix("bytes=")?;
    let (first, last) = text.split_once('-')?;
    let (first, last) = match (first.parse::<u64>().ok(), last.parse::<u64>().ok()) {
        (Some(first), Some(last)) if first <= last => (first, last.min(size.saturating_sub(1))),
        (Some(first), None) if last.is_empty() => (first, size.saturating_sub(1)),
        (None, Some(length)) if first.is_empty() => (size.saturating_sub(length), size.saturating_sub(1)),
        _ => return None,
    };
    Some(if first < size && first <= last { Ok(Span { first, last }) } else { Err(RANGE.problem()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_range_is_read_and_others_are_ignored() {
        let of = |text: &'static str| span(&HeaderValue::from_static(text), 100);
        let good = |text| of(text).and_then(Result::ok).map(|span| (span.first, span.last));
        assert_eq!(good("bytes=0-9"), Some((0, 9)));
        assert_eq!(good("bytes=90-"), Some((90, 99)));
        assert_eq!(good("bytes=-10"), Some((90, 99)));
        assert_eq!(good("bytes=50-1000"), Some((50, 99)));
        assert!(of("bytes=100-").is_some_and(|range| range.is_err()));
        for ignored in ["bytes=9-0", "bytes=0-1,3-4", "lines=1-2", "bytes=-"] {
            assert!(of(ignored).is_none(), "{ignored}");
        }
    }
}
