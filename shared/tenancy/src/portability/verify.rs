//! Proving that a container is what was signed, byte by byte.

use super::{
    Damage, Place, PortError,
    chain::Chains,
    container::Container,
    documents::PIECE,
    line,
    manifest::{Document, FORMAT, KEYS, MANIFEST, Manifest, Part, Rows, SIGNATURE},
    sign::Signature,
    sum::{self, Sum},
    walk::{Found, Walk, missing},
};

/// A container that is whole.
#[derive(Clone, Debug)]
pub struct Verified {
    pub manifest: Manifest,
    pub sha256: String,
    /// Whose signature it bears, in hexadecimal. Whether that is somebody to believe is for the caller to say.
    pub signed_by: String,
    /// Entries of the audit logs, all of them in order.
    pub audit_entries: i64,
    /// `keys.json` as it lies in the container.
    pub envelope: Option<Vec<u8>>,
}

/// Goes through the whole container. Nothing of it is kept in memory but the piece being looked at.
///
/// # Errors
/// The first thing that is not as it was signed, with its place.
pub async fn verify(container: impl Into<Container>) -> Result<Verified, PortError> {
    examine(&container.into()).await
}

pub(super) async fn examine(container: &Container) -> Result<Verified, PortError> {
    let mut walk = Walk::open(container).await?;
    let (manifest, signature) = walk.last_two().await?;
    let (text, signature) = (manifest, Signature::parse(&signature, SIGNATURE)?);
    if !signature.is_sound(FORMAT) {
        return Err(PortError::damaged(Damage::Signature, "the signature was changed", Place::of(SIGNATURE)));
    }
    if !signature.fits(FORMAT, &text) {
        return Err(PortError::damaged(
            Damage::Signature,
            "the contents page is not the one that was signed",
            Place::of(MANIFEST),
        ));
    }
    let manifest = read(&text)?;
    if manifest.exporter.public_key != signature.public_key {
        return Err(PortError::damaged(
            Damage::Signature,
            "signed by another key than it names",
            Place::of(SIGNATURE),
        ));
    }
    let mut check = Check { walk, chains: Chains::default() };
    check.walk.go(0);
    let first: Vec<&Part> = manifest.first_parts().collect();
    for part in first {
        check.part(part).await?;
    }
    check.documents(&manifest).await?;
    let envelope = match &manifest.keys {
        Some(part) => Some(check.part(part).await?),
        None => None,
    };
    check.end().await?;
    let audit_entries = check.chains.finish(&manifest)?;
    Ok(Verified {
        sha256: sum::hex(&text),
        signed_by: signature.public_key,
        audit_entries,
        envelope,
        manifest,
    })
}

/// The contents page, of a form this program knows. Whether anybody signed it is not asked here.
///
/// # Errors
/// When it is none, or does not add up.
pub fn read(text: &[u8]) -> Result<Manifest, PortError> {
    #[derive(serde::Deserialize)]
    struct Form {
        format: String,
    }
    let form: Form = serde_json::from_slice(text)?;
    if form.format != FORMAT {
        return Err(PortError::Format(form.format));
    }
    let manifest: Manifest = serde_json::from_slice(text)?;
    consistent(&manifest)?;
    Ok(manifest)
}

/// The sums of the contents page are those of its parts.
fn consistent(manifest: &Manifest) -> Result<(), PortError> {
    let tables = manifest.services.iter().flat_map(|service| &service.tables).map(|table| &table.content);
    let events = manifest.services.iter().map(|service| &service.events);
    let wrong = |what: &str| PortError::damaged(Damage::Sums, what, Place::of(MANIFEST));
    let all: Vec<&Rows> = tables.chain(events).chain([&manifest.documents.index]).collect();
    for rows in &all {
        let sum = |of: fn(&Part) -> u64| total(rows.parts.iter().map(of));
        if sum(|part| part.rows) != Some(rows.rows) || sum(|part| part.bytes) != Some(rows.bytes) {
            return Err(wrong("rows do not add up"));
        }
    }
    let bytes = all.iter().map(|rows| rows.bytes).chain([manifest.documents.bytes]);
    if total(all.iter().map(|rows| rows.rows)).is_none() || total(bytes).is_none() {
        return Err(wrong("more than can be counted"));
    }
    if manifest.keys.as_ref().is_some_and(|part| part.path != KEYS) {
        return Err(wrong("the keys lie elsewhere"));
    }
    if manifest.documents.count == manifest.documents.index.rows {
        Ok(())
    } else {
        Err(wrong("documents do not add up"))
    }
}

/// The sum, where there is one: whoever wrote the numbers may have signed them too.
fn total(mut numbers: impl Iterator<Item = u64>) -> Option<u64> {
    numbers.try_fold(0, u64::checked_add)
}

struct Check {
    walk: Walk,
    chains: Chains,
}

impl Check {
    /// The next file has to be this one.
    async fn part(&mut self, part: &Part) -> Result<Vec<u8>, PortError> {
        let found = self.walk.next().await?.ok_or_else(|| missing(&part.path))?;
        self.same(part, &found).await
    }

    async fn same(&mut self, part: &Part, found: &Found) -> Result<Vec<u8>, PortError> {
        if found.path != part.path || found.bytes != part.bytes {
            let what = format!("{} of {} bytes was expected", part.path, part.bytes);
            return Err(PortError::damaged(Damage::Displaced, what, found.place()));
        }
        let bytes = self.walk.whole(found).await?;
        self.content(part, &bytes).map_err(|error| moved(error, found.start()))?;
        Ok(bytes)
    }

    /// Checks hash, lines and chain. Places count from the beginning of the file.
    fn content(&mut self, part: &Part, bytes: &[u8]) -> Result<(), PortError> {
        let of_rows = part.path.starts_with("tables/") || part.path.starts_with("events/");
        if of_rows {
            lines(part, bytes)?;
        }
        if sum::hex(bytes) != part.sha256 {
            let place = Place::of(&part.path).bytes(0, part.bytes);
            return Err(PortError::damaged(Damage::Changed, "the file is not what was signed", place));
        }
        self.chains.part(part, bytes)
    }

    /// Stretches of documents, each with its list behind it.
    async fn documents(&mut self, manifest: &Manifest) -> Result<(), PortError> {
        for list in &manifest.documents.index.parts {
            let mut seen = Vec::new();
            loop {
                let found = self.walk.next().await?.ok_or_else(|| missing(&list.path))?;
                if found.path == list.path {
                    let text = self.same(list, &found).await?;
                    compare(&seen, &text, &found)?;
                    break;
                }
                if seen.len() as u64 >= list.rows {
                    return Err(PortError::damaged(Damage::Unlisted, "a file nobody listed", found.place()));
                }
                seen.push(self.document(found).await?);
            }
        }
        Ok(())
    }

    async fn document(&mut self, found: Found) -> Result<(Found, String, Vec<String>), PortError> {
        let (mut sum, mut pieces) = (Sum::new(), Vec::new());
        while let Some(piece) = self.walk.piece(&found, PIECE).await? {
            sum.add(&piece);
            pieces.push(sum::hex(&piece));
        }
        Ok((found, sum.hex(), pieces))
    }

    /// Behind everything come contents page and signature, then nothing.
    async fn end(&mut self) -> Result<(), PortError> {
        for expected in [MANIFEST, SIGNATURE] {
            let found = self.walk.next().await?.ok_or_else(|| missing(expected))?;
            if found.path != expected {
                return Err(PortError::damaged(Damage::Unlisted, "a file nobody listed", found.place()));
            }
            self.walk.whole(&found).await?;
        }
        match self.walk.next().await? {
            None => Ok(()),
            Some(found) => Err(PortError::damaged(Damage::Unlisted, "a file nobody listed", found.place())),
        }
    }
}

/// The documents that were found against the list of them.
fn compare(seen: &[(Found, String, Vec<String>)], list: &[u8], place: &Found) -> Result<(), PortError> {
    let mut seen = seen.iter();
    for line in list.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let listed = Document::of_line(line)?;
        let path = listed.path();
        let Some((found, sum, pieces)) = seen.next() else { return Err(missing(&path)) };
        if found.path != path || found.bytes != listed.bytes {
            let what = format!("{path} was expected");
            return Err(PortError::damaged(Damage::Displaced, what, found.place()));
        }
        let bent = pieces.iter().zip(&listed.pieces).position(|(a, b)| a != b);
        if let Some(at) = bent {
            let from = found.start() + (at * PIECE) as u64;
            let to = (from + PIECE as u64).min(found.start() + found.bytes);
            return Err(PortError::damaged(
                Damage::Changed,
                "the document was changed",
                Place::of(&path).bytes(from, to),
            ));
        }
        if *sum != listed.sha256 || pieces.len() != listed.pieces.len() {
            return Err(PortError::damaged(Damage::Changed, "the document was changed", found.place()));
        }
    }
    match seen.next() {
        None => Ok(()),
        Some(_) => Err(PortError::damaged(Damage::Unlisted, "a document nobody listed", place.place())),
    }
}

/// Finds the first line that is not what its checksum says, and counts.
fn lines(part: &Part, bytes: &[u8]) -> Result<(), PortError> {
    let (mut from, mut number) = (0, 0);
    while from < bytes.len() {
        number += 1;
        let length = bytes[from..].iter().position(|byte| *byte == b'\n');
        let to = length.map_or(bytes.len(), |length| from + length);
        if length.is_none() || !line::is_whole(&bytes[from..to]) {
            let place = Place::of(&part.path).line(number).bytes(from as u64, to as u64 + 1);
            return Err(PortError::damaged(Damage::Changed, "the line was changed", place));
        }
        from = to + 1;
    }
    let place = Place::of(&part.path);
    if number == part.rows {
        Ok(())
    } else {
        Err(PortError::damaged(Damage::Missing, "lines are missing", place))
    }
}

fn moved(error: PortError, by: u64) -> PortError {
    match error {
        PortError::Damaged { kind, what, place } => PortError::Damaged { kind, what, place: place.moved(by) },
        other => other,
    }
}
