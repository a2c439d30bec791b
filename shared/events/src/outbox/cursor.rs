use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A place in the log of one service: everything at or before it has been seen. Written `txid.seq`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Cursor {
    pub txid: i64,
    pub seq: i64,
}

impl Cursor {
    pub const START: Cursor = Cursor { txid: 0, seq: 0 };
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the event log")]
pub struct InvalidCursor;

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.txid, self.seq)
    }
}

impl FromStr for Cursor {
    type Err = InvalidCursor;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (txid, seq) = text.split_once('.').ok_or(InvalidCursor)?;
        let number = |part: &str| part.parse::<i64>().ok().filter(|n| *n >= 0).ok_or(InvalidCursor);
        Ok(Self { txid: number(txid)?, seq: number(seq)? })
    }
}

impl TryFrom<String> for Cursor {
    type Error = InvalidCursor;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Cursor> for String {
    fn from(cursor: Cursor) -> Self {
        cursor.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_transaction_first() {
        let at = |txid, seq| Cursor { txid, seq };
        assert!(at(2, 1) > at(1, 9) && at(2, 2) > at(2, 1) && at(1, 1) > Cursor::START);
    }

    #[test]
    fn only_its_own_spelling_parses() {
        assert_eq!("12.7".parse(), Ok(Cursor { txid: 12, seq: 7 }));
        assert_eq!(Cursor { txid: 12, seq: 7 }.to_string(), "12.7");
        for text in ["", ".", "1", "1.", "-1.2", "1.-2", "a.b", "1.2.3", "99999999999999999999.1"] {
            assert_eq!(text.parse::<Cursor>(), Err(InvalidCursor), "{text}");
        }
    }
}
