use rulepack::Version;
use time::Date;

/// The wording a result rests on: which rule, from where, since when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Id of the rule in the pack, such as `dues.rates`.
    pub rule: &'static str,
    pub source: String,
    pub since: Date,
}

impl Basis {
    pub fn of<T>(rule: &'static str, version: &Version<T>) -> Self {
        Self { rule, source: version.source.clone(), since: version.effective_from }
    }
}
