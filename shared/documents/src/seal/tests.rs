use super::*;
use proptest::prelude::*;
use std::sync::Arc;

const PIECE: usize = 1 << PIECE_LOG2;

struct Fixed(u8);

impl Keys for Fixed {
    fn newest(&self, salt: &[u8]) -> (u16, Zeroizing<[u8; 32]>) {
        (1, self.of_version(1, salt).unwrap_or_default())
    }

    fn of_version(&self, version: u16, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, VaultError> {
        let digest = ring::digest::digest(&ring::digest::SHA256, &[salt, &[self.0]].concat());
        let mut key = Zeroizing::new([0; 32]);
        key.copy_from_slice(digest.as_ref());
        if version == 1 { Ok(key) } else { Err(VaultError::KeyVersion) }
    }
}

fn place() -> Place {
    Place { tenant: TenantId::new(), document: Uuid::now_v7(), object: Uuid::now_v7() }
}

fn seal(place: &Place, plain: &[u8], step: usize) -> Vec<u8> {
    let mut sealer = Sealer::new(&Fixed(1), place).unwrap();
    let mut out = sealer.head().to_vec();
    for some in plain.chunks(step) {
        sealer.push(some, &mut out).unwrap();
    }
    sealer.finish(&mut out).unwrap();
    out
}

fn open_with(key: u8, place: &Place, sealed: &[u8], step: usize) -> Result<Vec<u8>, SealError> {
    let mut opener = Opener::new(Arc::new(Fixed(key)), *place);
    let mut out = Vec::new();
    for some in sealed.chunks(step) {
        opener.push(some, &mut out)?;
    }
    opener.finish(&mut out)?;
    Ok(out)
}

fn open(place: &Place, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    open_with(1, place, sealed, 10_000)
}

fn bytes(length: usize) -> Vec<u8> {
    (0..length).map(|n| (n % 251) as u8).collect()
}

#[test]
fn every_length_around_a_piece_comes_back() {
    let place = place();
    for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 7] {
        let plain = bytes(length);
        let sealed = seal(&place, &plain, 1000);
        assert_eq!(sealed.len() as u64, sealed_length(length as u64), "{length}");
        assert_eq!(open(&place, &sealed).unwrap(), plain, "{length}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn how_the_bytes_arrive_does_not_matter(length in 0_usize..200_000, give in 1_usize..90_000, take in 1_usize..90_000) {
        let (place, plain) = (place(), bytes(length));
        prop_assert_eq!(open_with(1, &place, &seal(&place, &plain, give), take), Ok(plain));
    }
}

#[test]
fn a_flipped_byte_is_noticed_and_its_place_told() {
    let (place, plain) = (place(), bytes(3 * PIECE));
    let sealed = seal(&place, &plain, PIECE);
    for (at, from) in [(HEAD + 5, 0), (HEAD + PIECE + TAG + 5, PIECE), (sealed.len() - 1, 2 * PIECE)] {
        let mut bent = sealed.clone();
        bent[at] ^= 1;
        assert_eq!(open(&place, &bent), Err(SealError::Damaged { at: from as u64 }), "{at}");
    }
    for at in 0..HEAD {
        let mut bent = sealed.clone();
        bent[at] ^= 1;
        assert!(open(&place, &bent).is_err(), "byte {at} of the head");
    }
}

#[test]
fn another_key_tenant_document_or_object_does_not_open_it() {
    let place = place();
    let sealed = seal(&place, b"plain", 5);
    let damaged = Err(SealError::Damaged { at: 0 });
    assert_eq!(open_with(2, &place, &sealed, 100), damaged);
    assert_eq!(open(&Place { tenant: TenantId::new(), ..place }, &sealed), damaged);
    assert_eq!(open(&Place { document: Uuid::now_v7(), ..place }, &sealed), damaged);
    assert_eq!(open(&Place { object: Uuid::now_v7(), ..place }, &sealed), damaged);
}

#[test]
fn what_is_cut_off_moved_doubled_or_added_is_noticed() {
    let (place, full) = (place(), PIECE + TAG);
    let sealed = seal(&place, &bytes(3 * PIECE), PIECE);
    let piece = |n: usize| &sealed[HEAD + n * full..HEAD + (n + 1) * full];
    let head = &sealed[..HEAD];
    let cut = open(&place, &sealed[..HEAD + 2 * full]);
    assert_eq!(cut, Err(SealError::Damaged { at: PIECE as u64 }), "a whole piece is missing at the end");
    for length in [0, 1, HEAD, HEAD + 1, HEAD + full + 3, sealed.len() - 1] {
        assert!(open(&place, &sealed[..length]).is_err(), "cut to {length}");
    }
    let others = [
        [head, piece(1), piece(0), piece(2)].concat(),
        [head, piece(0), piece(2)].concat(),
        [head, piece(0), piece(0), piece(1), piece(2)].concat(),
        [&sealed[..], &[0]].concat(),
        [&sealed[..], piece(2)].concat(),
    ];
    for (n, other) in others.iter().enumerate() {
        assert!(open(&place, other).is_err(), "{n}");
    }
}

#[test]
fn a_head_cannot_ask_for_all_memory() {
    let place = place();
    let mut sealed = seal(&place, b"plain", 5);
    sealed[3] = 40;
    assert_eq!(open(&place, &sealed), Err(SealError::Algorithm));
}
