use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The languages of the product; Chinese comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
pub enum Locale {
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    #[serde(rename = "en")]
    En,
}

impl Locale {
    pub const fn as_str(self) -> &'static str {
        match self {
            Locale::Zh => "zh-CN",
            Locale::En => "en",
        }
    }

    /// Chooses by an `Accept-Language` header (RFC 9110, 12.5.4): the known language of highest weight,
    /// Chinese where nothing known is asked for.
    pub fn negotiate(accept: Option<&str>) -> Self {
        let mut best = (0.0_f32, Locale::Zh);
        for item in accept.unwrap_or_default().split(',') {
            let mut parts = item.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let weight = parts
                .find_map(|p| p.trim().strip_prefix("q="))
                .and_then(|q| q.parse::<f32>().ok())
                .unwrap_or(1.0);
            let locale = match tag.split('-').next() {
                Some("zh") => Locale::Zh,
                Some("en") => Locale::En,
                _ => continue,
            };
            if weight > best.0 {
                best = (weight, locale);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn the_heaviest_known_language_wins() {
        let cases = [
            (None, Locale::Zh),
            (Some(""), Locale::Zh),
            (Some("en"), Locale::En),
            (Some("en-GB,zh;q=0.9"), Locale::En),
            (Some("en;q=0.5, zh-CN"), Locale::Zh),
            (Some("fr, de;q=0.9"), Locale::Zh),
            (Some("fr, en;q=0.1"), Locale::En),
            (Some("en;q=oops,zh;q=0.2"), Locale::En),
        ];
        for (header, expected) in cases {
            assert_eq!(Locale::negotiate(header), expected, "{header:?}");
        }
    }
}
