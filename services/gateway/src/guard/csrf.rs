use http::{HeaderMap, Method, header::ORIGIN};

/// Whether a browser sends this request from a page of this very host.
///
/// Reading is always allowed. A request that may change something must not come from another site: browsers
/// say so in `Sec-Fetch-Site` and `Origin` and no script can make them lie. A client that is no browser sends
/// neither and brings no cookie by itself either.
pub(crate) fn same_site(method: &Method, headers: &HeaderMap, origin: &str) -> bool {
    if method.is_safe() {
        return true;
    }
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    // `none`: typed by the person; `same-origin`: a page of this host
    let fetch = text("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let from = text(ORIGIN.as_str()).is_none_or(|from| from.eq_ignore_ascii_case(origin));
    fetch && from
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::{HeaderName, HeaderValue};

    fn with(pairs: &[(&str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap()))
            .collect()
    }

    #[test]
    fn other_sites_may_look_and_not_touch() {
        let here = "https://alpha.zhibu.example";
        let evil = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
        assert!(same_site(&Method::GET, &with(&evil), here));
        let refused: [&[(&str, &str)]; 6] = [
            &evil,
            &[("origin", "https://beta.zhibu.example"), ("sec-fetch-site", "same-site")],
            &[("origin", "null")],
            &[("origin", "http://alpha.zhibu.example")],
            &[("sec-fetch-site", "same-site")],
            &[("origin", here), ("sec-fetch-site", "cross-site")],
        ];
        for headers in refused {
            assert!(!same_site(&Method::POST, &with(headers), here), "{headers:?}");
        }
        let fine: [&[(&str, &str)]; 3] =
            [&[], &[("origin", here)], &[("origin", here), ("sec-fetch-site", "same-origin")]];
        for headers in fine {
            assert!(same_site(&Method::DELETE, &with(headers), here), "{headers:?}");
        }
    }
}
