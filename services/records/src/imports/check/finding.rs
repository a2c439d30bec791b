use super::problems;
use crate::{dates, members, spoken, text, units};
use rest::{ProblemKind, Voice};
use rulepack::UnitKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something about a row that refuses it or should be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable; the text is made when it is read.
    pub code: String,
    /// The field it is about, as in the layout.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Column of the file, counted from zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    pub refuses: bool,
    /// What stands there, with its sensitive part hidden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

impl Finding {
    pub fn new(code: &str, refuses: bool) -> Self {
        Self { code: code.into(), field: None, column: None, refuses, value: None, params: BTreeMap::new() }
    }

    pub fn refusal(kind: &ProblemKind) -> Self {
        Self::new(kind.code, true)
    }

    pub fn doubt(kind: &ProblemKind) -> Self {
        Self::new(kind.code, false)
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.into(), value.to_string());
        self
    }
}

/// What a finding says to people.
pub fn detail(finding: &Finding, voice: Voice) -> String {
    let Some(kind) = kind(finding) else {
        let other = Finding::refusal(&problems::CHANGED_MEANWHILE).with("code", &finding.code);
        return if finding.code == other.code { other.code } else { detail(&other, voice) };
    };
    finding.params.iter().fold(kind.said(voice).to_owned(), |text, (name, value)| {
        // kinds of units are kept by their word and told by their name
        let told = value.parse::<UnitKind>().map(spoken::kind);
        voice.fill(&text, name, told.unwrap_or(value))
    })
}

/// The text with the finding's word whose blanks the finding can fill: a number that is in the file twice and
/// one that another member has are the same fault, told differently.
fn kind(finding: &Finding) -> Option<&'static ProblemKind> {
    let fills = |kind: &&'static ProblemKind| {
        kind.code == finding.code
            && kind
                .zh
                .split('{')
                .skip(1)
                .all(|rest| rest.split('}').next().is_some_and(|name| finding.params.contains_key(name)))
    };
    catalogues().find(fills)
}

/// Where the words of findings have their texts; the check's own come first.
fn catalogues() -> impl Iterator<Item = &'static ProblemKind> {
    let all = [problems::ALL, members::problems::ALL, units::problems::ALL, text::ALL, dates::ALL];
    all.into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Locale, TenantKind};

    const ZH: Voice = Voice { locale: Locale::Zh, kind: None };
    const EN: Voice = Voice { locale: Locale::En, kind: None };

    #[test]
    fn the_text_fits_what_is_known() {
        let twice = Finding::refusal(&problems::DUPLICATE_IN_FILE).with("line", 7);
        assert_eq!(detail(&twice, ZH), "与第 7 行的公民身份号码相同");
        assert_eq!(detail(&twice, EN), "Line 7 has the same identity number");
        let elsewhere = Finding::refusal(&problems::DUPLICATE_IN_TENANT);
        assert_eq!(detail(&elsewhere, ZH), problems::DUPLICATE_IN_TENANT.zh);
    }

    #[test]
    fn every_fault_of_a_member_has_its_own_text() {
        for fault in members::fault::Fault::ALL {
            let finding = Finding::new(fault.as_str(), true);
            assert_eq!(detail(&finding, ZH), fault.kind().zh);
        }
    }

    /// A second text under the same word would never be read, or be read for the wrong fault. What a file is told of
    /// the parents differs from what the pages say of the same fault.
    #[test]
    fn no_word_stands_for_two_faults() {
        let mut told: BTreeMap<&str, &ProblemKind> = BTreeMap::new();
        let mut twice = Vec::new();
        for kind in catalogues().filter(|kind| !kind.zh.contains('{')) {
            if told.insert(kind.code, kind).is_some_and(|other| other.zh != kind.zh) {
                twice.push(kind.code);
            }
        }
        assert_eq!(twice, ["root_exists", "unknown_parent"]);
    }

    #[test]
    fn an_association_reads_its_own_words() {
        let voice = Voice::of(Locale::Zh, TenantKind::Association);
        for kind in [problems::ALL, members::problems::ALL, units::problems::ALL].into_iter().flatten() {
            let said = detail(&Finding::refusal(kind), voice);
            assert!(!said.contains('党'), "{said}");
        }
    }
}
