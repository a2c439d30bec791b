//! The rule of small counts: a number below the least is not shown to whoever may not see the people behind it, and
//! neither is one from which it could be reckoned with the total.

/// A count, or nothing where it is hidden.
pub type Cell = Option<u64>;

/// Classes that make up a total together. Nothing is told of nobody: a zero hides no person and stays.
pub fn classes(counts: &[u64], least: u64) -> (Cell, Vec<Cell>) {
    let total: u64 = counts.iter().sum();
    if is_small(total, least) {
        return (None, vec![None; counts.len()]);
    }
    let mut hidden: Vec<bool> = counts.iter().map(|count| is_small(*count, least)).collect();
    // a single hidden count is the total less the others; two of one each give themselves away as well
    while let Some(next) = another(counts, &hidden, least) {
        hidden[next] = true;
    }
    // with nothing left to hide beside them, it is the total that would tell
    let total = (!gives_away(counts, &hidden, least)).then_some(total);
    let cells = counts.iter().zip(&hidden).map(|(count, hidden)| (!hidden).then_some(*count));
    (total, cells.collect())
}

/// The smallest count that has to be hidden too, as long as the hidden ones can be reckoned.
fn another(counts: &[u64], hidden: &[bool], least: u64) -> Option<usize> {
    if !gives_away(counts, hidden, least) {
        return None;
    }
    let shown = counts.iter().zip(hidden).enumerate().filter(|(_, (count, hidden))| !**hidden && **count > 0);
    shown.min_by_key(|(at, (count, _))| (**count, *at)).map(|(at, _)| at)
}

/// Whether the total and what is shown leave so little for the hidden counts that one of them is certain.
fn gives_away(counts: &[u64], hidden: &[bool], least: u64) -> bool {
    let behind = counts.iter().zip(hidden).filter(|(_, hidden)| **hidden);
    let (many, sum) = behind.fold((0, 0), |(many, sum), (count, _)| (many + 1, sum + count));
    many > 0 && (many == 1 || sum <= many || sum < least)
}

/// A part of a whole that is shown beside it: the rest of the whole is a count as well.
pub fn part(count: u64, whole: u64, least: u64) -> Cell {
    let rest = whole.saturating_sub(count);
    (!is_small(count, least) && !is_small(rest, least) && !is_small(whole, least)).then_some(count)
}

/// A count with nothing to reckon it from.
pub const fn alone(count: u64, least: u64) -> Cell {
    if is_small(count, least) { None } else { Some(count) }
}

const fn is_small(count: u64, least: u64) -> bool {
    0 < count && count < least
}
