//! The enrolment link as a picture: SVG, so that it scales to a large print.

use qrcode::{EcLevel, QrCode, render::svg, types::QrError};

/// # Errors
/// When the text is too long for a QR code.
pub fn svg(text: &str) -> Result<String, QrError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M)?;
    Ok(code
        .render::<svg::Color<'_>>()
        .min_dimensions(240, 240)
        .quiet_zone(true)
        .dark_color(svg::Color("#000000"))
        .light_color(svg::Color("#ffffff"))
        .build())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_link_becomes_a_picture() {
        let svg = super::svg("otpauth://totp/a?secret=ABC&issuer=%E6%94%AF").unwrap();
        assert!(svg.contains("<svg") && !svg.contains("otpauth"));
    }
}
