use totp_rs::{Builder, Secret};

/// The code an authenticator shows, `steps` half-minutes from `now` (seconds since 1970).
pub fn code(secret: &str, now: i64, steps: i64) -> String {
    let secret = Secret::try_from_base32(secret).expect("the secret is base32");
    let totp = Builder::new()
        .with_secret(secret)
        .with_account_name("test")
        .build()
        .expect("the secret is long enough");
    totp.generate(u64::try_from(now + steps * 30).unwrap_or_default()).to_string()
}
