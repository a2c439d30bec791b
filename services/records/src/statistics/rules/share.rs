//! Parts of a whole, in thousandths: whole numbers, half up.

/// Thousandths of the whole; none where there is no whole.
pub fn per_mille(count: u64, of: u64) -> Option<u64> {
    (of > 0).then(|| (count * 2_000 + of) / (of * 2))
}

/// As people read it: `12.2%`.
pub fn percent(count: u64, of: u64) -> Option<String> {
    per_mille(count, of).map(|mille| format!("{}.{}%", mille / 10, mille % 10))
}
