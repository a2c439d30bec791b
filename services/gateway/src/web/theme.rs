use ring::digest::{SHA256, digest};

/// A tenant's brand colour as a style sheet under a name that is its content: it never changes, so it can be
/// cached for good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Theme {
    pub hash: String,
    pub css: String,
}

type Rgb = [u8; 3];

impl Theme {
    /// The theme of a colour written `#rrggbb`; none when it is something else.
    pub fn of(colour: &str) -> Option<Self> {
        let brand = parse(colour)?;
        let ink = if contrast(brand, [255; 3]) >= 4.5 { "#ffffff" } else { "#1b1f24" };
        let (soft, deep) = (hex(mix(brand, [255; 3], 0.09)), hex(mix(brand, [0; 3], 0.8)));
        let brand = hex(brand);
        // doubled, so that it wins over the defaults wherever it stands in the page
        let css = format!(
            ":root:root{{--brand:{brand};--brand-ink:{ink}}}\n\
             :root:root:not([data-theme=dark]){{--brand-soft:{soft};--brand-deep:{deep}}}\n"
        );
        Some(Self { hash: short_hash(css.as_bytes()), css })
    }
}

/// The first 16 hexadecimal digits of SHA-256.
pub(crate) fn short_hash(bytes: &[u8]) -> String {
    digest(&SHA256, bytes).as_ref()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn parse(colour: &str) -> Option<Rgb> {
    let digits =
        colour.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    let [_, r, g, b] = value.to_be_bytes();
    Some([r, g, b])
}

fn hex([r, g, b]: Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// `share` of the first, the rest of the second.
fn mix(first: Rgb, second: Rgb, share: f64) -> Rgb {
    // the result lies between two bytes
    let channel = |a: u8, b: u8| (f64::from(a) * share + f64::from(b) * (1.0 - share)).round() as u8;
    [channel(first[0], second[0]), channel(first[1], second[1]), channel(first[2], second[2])]
}

/// Contrast by WCAG 2.1, from 1 to 21.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let linear = |channel: u8| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    let light = |[r, g, b]: Rgb| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ink_is_readable_on_the_brand() {
        assert!(Theme::of("#b3261e").unwrap().css.contains("--brand-ink:#ffffff"));
        assert!(Theme::of("#ffd700").unwrap().css.contains("--brand-ink:#1b1f24"));
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.01);
    }

    #[test]
    fn only_a_colour_becomes_a_style_sheet() {
        for text in ["", "red", "#fff", "#12345g", "#1234567", "b3261e", "#b3261e}body{}"] {
            assert_eq!(Theme::of(text), None, "{text}");
        }
    }

    #[test]
    fn the_name_changes_with_the_colour() {
        let (a, b) = (Theme::of("#b3261e").unwrap(), Theme::of("#B3261E").unwrap());
        assert_eq!(a, b);
        assert_ne!(a.hash, Theme::of("#0b57c2").unwrap().hash);
    }
}
