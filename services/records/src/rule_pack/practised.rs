use kernel::words;
use rulepack::Pack;
use time::Date;

words! {
    /// An area of work that some kinds of organisation leave out as a whole.
    pub enum PractisedArea {
        Cadres = "cadres",
        Development = "development",
        Dues = "dues",
        Transfers = "transfers",
    }
}

/// What the organisation does on a day, by the rules of its kind and what it decided itself.
pub fn practised(pack: &Pack, on: Date) -> Vec<PractisedArea> {
    let practised = |area: &PractisedArea| match area {
        PractisedArea::Cadres => pack.cadres.practice.on(on).value.usual,
        PractisedArea::Development => pack.development.practice.on(on).value.practised,
        PractisedArea::Dues => pack.dues.practice.on(on).value.practised,
        PractisedArea::Transfers => pack.transfers.practice.on(on).value.usual,
    };
    PractisedArea::ALL.iter().copied().filter(practised).collect()
}
