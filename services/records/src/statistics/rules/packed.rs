//! Who was counted, in a form that is kept: ids of sixteen bytes each, rising. Two of them are compared in one walk.

use kernel::MemberId;
use ring::digest::{SHA256, digest};
use std::cmp::Ordering;
use uuid::Uuid;

/// The ids, sorted, one behind the other.
pub fn pack(ids: &[MemberId]) -> Vec<u8> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.iter().flat_map(|id| id.0.into_bytes()).collect()
}

/// The ids again; bytes that are no id are none.
pub fn unpack(packed: &[u8]) -> Vec<MemberId> {
    packed.chunks_exact(16).filter_map(|bytes| Uuid::from_slice(bytes).ok()).map(MemberId).collect()
}

pub fn hash(packed: &[u8]) -> Vec<u8> {
    digest(&SHA256, packed).as_ref().to_vec()
}

/// Who is in the second and not in the first, and the other way round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Between {
    pub come: Vec<MemberId>,
    pub gone: Vec<MemberId>,
}

/// Both sorted, as [`pack`] leaves them.
pub fn between(then: &[MemberId], now: &[MemberId]) -> Between {
    let (mut between, mut then, mut now) =
        (Between::default(), then.iter().peekable(), now.iter().peekable());
    loop {
        let order = match (then.peek(), now.peek()) {
            (None, None) => return between,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(a), Some(b)) => a.cmp(b),
        };
        if order != Ordering::Greater {
            let gone = then.next().filter(|_| order == Ordering::Less);
            between.gone.extend(gone);
        }
        if order != Ordering::Less {
            let come = now.next().filter(|_| order == Ordering::Greater);
            between.come.extend(come);
        }
    }
}
