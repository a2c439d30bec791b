use anyhow::Result;
use time::OffsetDateTime;
use totp_rs::{Builder, Secret};

/// The code an authenticator shows for this secret at this moment.
///
/// # Errors
/// When the secret is not base32 or too short.
pub fn code(secret: &str, now: OffsetDateTime) -> Result<String> {
    let secret =
        Secret::try_from_base32(secret).map_err(|e| anyhow::anyhow!("the secret is not base32: {e}"))?;
    let totp = Builder::new().with_secret(secret).with_account_name("demo").build()?;
    Ok(totp.generate(u64::try_from(now.unix_timestamp())?).to_string())
}

/// Seconds until the next code.
pub fn seconds_left(now: OffsetDateTime) -> i64 {
    30 - now.unix_timestamp().rem_euclid(30)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn the_example_of_rfc_6238() {
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        assert_eq!(code(secret, datetime!(1970-01-01 00:00:59 UTC)).unwrap(), "287082");
        assert_eq!(seconds_left(datetime!(1970-01-01 00:00:59 UTC)), 1);
    }
}
