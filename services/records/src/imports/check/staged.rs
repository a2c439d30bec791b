use super::Finding;
use crate::imports::words::Verdict;
use crate::members::draft::NewMember;
use kernel::{ResidentId, UnitId};
use rulepack::UnitKind;
use serde::{Deserialize, Serialize};
use time::Date;

/// A row with its verdict. This is what is sealed and kept until somebody decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    pub line: u32,
    /// For people to recognise the row by.
    pub name: String,
    /// The cells as they stand, for the workbook of refused rows.
    pub original: Vec<String>,
    /// The reason first.
    pub findings: Vec<Finding>,
    /// None when the row is refused.
    pub content: Option<Content>,
    /// The number of a member, of a refused row as well: who has it is asked before anything else is told.
    #[serde(skip)]
    pub id: Option<ResidentId>,
}

/// The facts of a good row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    Member(Box<MemberFacts>),
    Unit(UnitFacts),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberFacts {
    pub member: NewMember,
    pub floating: Option<Floating>,
    /// Absent in rows that were staged before it was read.
    #[serde(default)]
    pub lost: Option<Lost>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floating {
    pub where_to: String,
    pub since: Date,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lost {
    pub since: Date,
    pub reason_code: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitFacts {
    pub name: String,
    pub short_name: Option<String>,
    pub kind: UnitKind,
    pub parent: Parent,
    /// Units above it in the file: parents are entered first.
    pub depth: u32,
    /// The unit that is there already.
    pub exists: Option<UnitId>,
}

/// Where a unit of a file hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Parent {
    Top,
    Known(UnitId),
    Line(u32),
}

impl Judged {
    pub fn verdict(&self) -> Verdict {
        match &self.content {
            None => Verdict::Refused,
            Some(_) if self.findings.is_empty() => Verdict::Good,
            Some(_) => Verdict::Warned,
        }
    }

    /// The one reason a refused row has.
    pub fn reason(&self) -> Option<&str> {
        let refusal = self.findings.iter().find(|finding| finding.refuses);
        refusal.filter(|_| self.content.is_none()).map(|finding| finding.code.as_str())
    }

    pub fn refuse(&mut self, finding: Finding) {
        self.content = None;
        let place = self.findings.iter().take_while(|finding| finding.refuses).count();
        self.findings.insert(place, finding);
    }
}
