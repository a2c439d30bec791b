use super::problems;
use crate::table::Fault;
use rest::Problem;
use serde::{Deserialize, Serialize};

/// Why an import did not come through, as it is kept; its text is made when somebody reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Trouble {
    File(Fault),
    Work(Work),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Work {
    /// Rows that were good when they were checked cannot be entered now.
    ImportRowsChanged {
        count: usize,
    },
    ImportGaveUp,
}

impl Trouble {
    pub fn problem(&self) -> Problem {
        match self {
            Trouble::File(fault) => problems::of_fault(fault),
            Trouble::Work(Work::ImportRowsChanged { count }) => {
                problems::ROWS_CHANGED.problem().with("count", count)
            }
            Trouble::Work(Work::ImportGaveUp) => problems::GAVE_UP.problem(),
        }
    }

    /// The form in the table; what cannot be written is told as a failure without a reason.
    pub fn kept(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }

    pub fn read(kept: &str) -> Self {
        serde_json::from_str(kept).unwrap_or(Trouble::Work(Work::ImportGaveUp))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back() {
        let troubles = [
            Trouble::File(Fault::NoRows),
            Trouble::File(Fault::UnterminatedQuote { line: 3 }),
            Trouble::Work(Work::ImportRowsChanged { count: 2 }),
            Trouble::Work(Work::ImportGaveUp),
        ];
        for trouble in troubles {
            assert_eq!(Trouble::read(&trouble.kept().unwrap()), trouble);
        }
    }
}
