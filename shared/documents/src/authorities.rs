//! Certificate authorities to trust besides the system's.

use rustls::{
    CertificateError, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject as _},
};
use std::{error::Error, io};

/// Why certificate authorities cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    #[error("it holds no certificate (PEM)")]
    None,
    #[error("certificate {0} in it cannot be used: {1}")]
    Bad(usize, String),
    #[error("it cannot be used: {0}")]
    Refused(String),
}

/// The client would go on without them, or break off later: what is wrong is said before.
pub(crate) fn check(pem: &[u8]) -> Result<(), AuthorityError> {
    let mut roots = RootCertStore::empty();
    for (at, found) in CertificateDer::pem_slice_iter(pem).enumerate() {
        let certificate = found.map_err(|error| AuthorityError::Bad(at + 1, error.to_string()))?;
        roots.add(certificate).map_err(|error| AuthorityError::Bad(at + 1, error.to_string()))?;
    }
    if roots.is_empty() { Err(AuthorityError::None) } else { Ok(()) }
}

/// Whether a server was refused because nobody who is trusted vouches for it.
pub(crate) fn missing(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        let refused = error.downcast_ref::<rustls::Error>();
        if matches!(refused, Some(rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer))) {
            return true;
        }
        // the source of an error of input and output is not what it holds, but the source of that
        let held = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = held.map(|held| held as &(dyn Error + 'static)).or_else(|| error.source());
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ObjectStore, StoreConfig};

    const GOOD: &str = include_str!("../tests/authority.pem");

    fn open(pem: &str) -> Result<ObjectStore, AuthorityError> {
        ObjectStore::open(&StoreConfig {
            endpoint: "https://s3.example.org".into(),
            public_endpoint: None,
            region: "us-east-1".into(),
            bucket: "zhibu".into(),
            access_key: "key".into(),
            secret_key: "secret".into(),
            path_style: true,
            ca_pem: Some(pem.as_bytes().to_vec()),
        })
    }

    #[tokio::test]
    async fn authorities_that_can_be_read_are_trusted() {
        open(GOOD).unwrap();
        open(&format!("# of the house\n{GOOD}\n{GOOD}")).unwrap();
    }

    #[tokio::test]
    async fn what_is_no_certificate_opens_no_store() {
        let half = GOOD.split("-----END").next().unwrap();
        let bent = GOOD.replace("MII", "AAA");
        let garbage = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        let letters = "-----BEGIN CERTIFICATE-----\n支部\n-----END CERTIFICATE-----\n";
        let key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
        for bad in ["", "nothing", half, &bent, garbage, letters, key, &format!("{GOOD}{garbage}")] {
            assert!(open(bad).is_err(), "{bad}");
        }
        assert!(matches!(open(""), Err(AuthorityError::None)));
        assert!(matches!(open(&format!("{GOOD}{garbage}")), Err(AuthorityError::Bad(2, _))));
    }

    #[test]
    fn a_missing_authority_is_told_from_what_else_goes_wrong() {
        let nested =
            |error: rustls::Error| io::Error::other(io::Error::new(io::ErrorKind::InvalidData, error));
        assert!(missing(&nested(rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer))));
        assert!(!missing(&nested(rustls::Error::InvalidCertificate(CertificateError::Expired))));
        assert!(!missing(&io::Error::from(io::ErrorKind::ConnectionRefused)));
    }
}
