use kernel::DateSystem;
use std::borrow::Cow;

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    /// Beyond fifteen digits a number is no longer the one that was typed.
    Number(f64),
    /// A number shown as a date.
    Date(f64, DateSystem),
    Bool(bool),
    /// `#N/A` and its kin.
    Error(String),
    /// What it would come to is not known here.
    Formula(String),
}

/// A row with something in it. `line` is where people find it: the row of the sheet, or the number of the
/// record in a text file, the header being the first.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub line: u32,
    pub cells: Vec<Cell>,
}

impl Cell {
    /// The cell as people see it.
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) | Cell::Error(text) => Cow::Borrowed(text),
            Cell::Number(number) => Cow::Owned(number.to_string()),
            Cell::Date(serial, system) => Cow::Owned(match kernel::date_of_serial(*serial, *system) {
                Ok(date) => date.to_string(),
                Err(_) => serial.to_string(),
            }),
            Cell::Bool(true) => Cow::Borrowed("TRUE"),
            Cell::Bool(false) => Cow::Borrowed("FALSE"),
            Cell::Formula(formula) => Cow::Owned(format!("={formula}")),
        }
    }

    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.chars().all(kernel::text::is_blank),
            _ => false,
        }
    }
}

/// `B7`; both counted from zero.
pub fn cell_name(row: u32, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect::<String>() + &(u64::from(row) + 1).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_names() {
        let cases =
            [((0, 0), "A1"), ((6, 25), "Z7"), ((9, 26), "AA10"), ((0, 701), "ZZ1"), ((0, 702), "AAA1")];
        for ((row, column), name) in cases {
            assert_eq!(cell_name(row, column), name);
        }
    }

    #[test]
    fn cells_read_as_on_the_screen() {
        let cases = [
            (Cell::Number(7.0), "7"),
            (Cell::Number(0.5), "0.5"),
            (Cell::Number(16_054_623_754.0), "16054623754"),
            (Cell::Number(710_000_195_007_063_966.0), "710000195007063900"),
            (Cell::Date(37_073.0, DateSystem::From1900), "2001-07-01"),
            (Cell::Formula("A1+1".into()), "=A1+1"),
        ];
        for (cell, text) in cases {
            assert_eq!(cell.text(), text);
        }
    }
}
