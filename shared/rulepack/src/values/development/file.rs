use super::{PaperCode, StepCode};
use crate::DocumentKind;
use serde::Deserialize;

kernel::words! {
    /// Which part of the file a paper lies in.
    pub enum FilePart {
        /// 存入本人人事档案
        Personnel = "personnel",
        /// 存入党员档案(由党委保存)
        Branch = "branch",
    }
}

kernel::words! {
    /// Whose signature or seal a paper bears.
    pub enum Signer {
        Person = "person",
        Contacts = "contacts",
        Introducers = "introducers",
        Secretary = "secretary",
        /// Whoever held the talk.
        Talker = "talker",
        HigherCommittee = "higher_committee",
    }
}

/// A paper of the file.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperRule {
    pub code: PaperCode,
    /// As the field calls it.
    pub name: String,
    /// The step that creates it.
    pub step: StepCode,
    /// What it is among the documents.
    pub document: DocumentKind,
    pub part: FilePart,
    #[serde(default)]
    pub signed_by: Vec<Signer>,
    /// There is one for every time the step was taken.
    #[serde(default)]
    pub each: bool,
    /// Its date is the day of the step.
    #[serde(default)]
    pub same_day: bool,
    /// Custom of some places; its absence is told and stops nothing.
    #[serde(default)]
    pub customary: bool,
    /// Pages a complete one has at least.
    #[serde(default = "one")]
    pub pages: u16,
}

impl PaperRule {
    /// There is one for every period that asks for a thought report, whatever steps were taken in it.
    pub fn is_thought_report(&self) -> bool {
        self.document == DocumentKind::ThoughtReport
    }
}

const fn one() -> u16 {
    1
}

/// `development.file`: the papers in the order they are filed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileRules {
    pub paper: Vec<PaperRule>,
}

impl FileRules {
    pub fn paper(&self, code: &PaperCode) -> Option<&PaperRule> {
        self.paper.iter().find(|paper| paper.code == *code)
    }

    /// What a step creates.
    pub fn of_step<'a>(&'a self, step: &'a StepCode) -> impl Iterator<Item = &'a PaperRule> {
        self.paper.iter().filter(move |paper| paper.step == *step)
    }
}
