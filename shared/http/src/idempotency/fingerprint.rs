use crate::{Problem, kinds};
use axum::http::request::Parts;
use ring::digest::{Context, SHA256};
use tenancy::assertion::{Actor, Claims, Level};
use uuid::Uuid;

pub(super) const HEADER: &str = "idempotency-key";
const LONGEST: usize = 200;

/// Hash of address and body of a POST with an idempotency key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint(pub [u8; 32]);

impl Fingerprint {
    pub fn of(address: &str, body: &[u8]) -> Self {
        let mut hash = Context::new(&SHA256);
        hash.update(address.as_bytes());
        // an address holds no zero byte, so nothing can be moved from one to the other
        hash.update(&[0]);
        hash.update(body);
        let mut print = [0; 32];
        print.copy_from_slice(hash.finish().as_ref());
        Self(print)
    }
}

/// The key of a request, whose it is, and what the request was.
#[derive(Clone, Debug)]
pub struct Slip {
    pub actor: Uuid,
    pub key: String,
    pub(crate) print: Fingerprint,
}

impl Slip {
    /// Hash of address and body.
    pub const fn print(&self) -> &[u8; 32] {
        &self.print.0
    }
}

/// The slip of a request; none without a key, or for nobody in particular.
pub(crate) fn slip(parts: &Parts, claims: &Claims) -> Result<Option<Slip>, Problem> {
    let Actor::Account { id, .. } = &claims.actor else { return Ok(None) };
    of_actor(parts, id.0)
}

/// The slip of an operator at the platform's own host. There is no tenant's transaction the answer could be kept in, so
/// whoever serves operators keeps it.
///
/// # Errors
/// 422 when the key is none.
pub fn operator_slip(parts: &Parts, claims: &Claims) -> Result<Option<Slip>, Problem> {
    match &claims.actor {
        Actor::Operator { id, entry: None } if claims.tenant.is_none() && claims.level == Level::Full => {
            of_actor(parts, id.0)
        }
        _ => Ok(None),
    }
}

fn of_actor(parts: &Parts, actor: Uuid) -> Result<Option<Slip>, Problem> {
    let (Some(value), Some(print)) = (parts.headers.get(HEADER), parts.extensions.get::<Fingerprint>())
    else {
        return Ok(None);
    };
    let key = value.to_str().ok().filter(|key| (1..=LONGEST).contains(&key.len()));
    let key = key.ok_or_else(|| kinds::IDEMPOTENCY_KEY.problem())?;
    Ok(Some(Slip { actor, key: key.to_owned(), print: *print }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::extract::Request;
    use kernel::{AccountId, RequestId};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn only_the_same_request_has_the_same_print(
            a in ("/[a-z?=]{0,8}", "[a-z]{0,8}"),
            b in ("/[a-z?=]{0,8}", "[a-z]{0,8}"),
        ) {
            let print = |(address, body): &(String, String)| Fingerprint::of(address, body.as_bytes());
            prop_assert_eq!(print(&a), print(&a));
            prop_assert_eq!(print(&a) == print(&b), a == b);
        }
    }

    fn asked(key: &[u8], print: bool, actor: Actor) -> Result<Option<String>, u16> {
        let request = Request::post("/x").header(HEADER, key).body(()).unwrap();
        let mut parts = request.into_parts().0;
        if print {
            parts.extensions.insert(Fingerprint::of("/x", b""));
        }
        let claims = Claims { actor, ..Claims::anonymous(RequestId::new()) };
        slip(&parts, &claims).map(|slip| slip.map(|slip| slip.key)).map_err(|e| e.kind().status)
    }

    fn account() -> Actor {
        Actor::Account { id: AccountId::new(), member: None, assignments: vec![] }
    }

    #[test]
    fn a_key_counts_for_accounts_and_their_posts() {
        assert_eq!(asked(b"k-1", true, account()), Ok(Some("k-1".into())));
        assert_eq!(asked(b"k-1", true, Actor::Anonymous), Ok(None), "answers to nobody may hold tokens");
        assert_eq!(asked(b"k-1", false, account()), Ok(None), "no POST");
    }

    #[test]
    fn an_operators_key_counts_at_the_platforms_host_alone() {
        let mut parts = Request::post("/x").header(HEADER, "k-1").body(()).unwrap().into_parts().0;
        parts.extensions.insert(Fingerprint::of("/x", b""));
        let operator = |entry| Actor::Operator { id: kernel::OperatorId::new(), entry };
        let slip = |actor, level| {
            let claims = Claims { actor, level, ..Claims::anonymous(RequestId::new()) };
            operator_slip(&parts, &claims).unwrap().map(|slip| slip.key)
        };
        assert_eq!(slip(operator(None), Level::Full), Some("k-1".into()));
        assert_eq!(
            slip(operator(Some(kernel::EntryId::new())), Level::Full),
            None,
            "who looks in reads alone"
        );
        assert_eq!(slip(operator(None), Level::Partial), None);
        assert_eq!(slip(account(), Level::Full), None);
    }

    #[test]
    fn a_key_that_is_none_is_refused() {
        for key in [&b""[..], &[b'k'; 201], "键".as_bytes()] {
            assert_eq!(asked(key, true, account()), Err(422), "{key:?}");
        }
    }
}
