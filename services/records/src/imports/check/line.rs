use super::{Finding, problems, values};
use crate::imports::layout::Field;
use crate::members::words::Omitted;
use crate::table::{Cell, Header, Row, cell_name};
use kernel::{InvalidDate, mask};
use rest::ProblemKind;
use time::Date;

/// One row under its header: hands out what stands in a field and keeps what was wrong with it.
pub struct Line<'a> {
    row: &'a Row,
    header: &'a Header<Field>,
    pub findings: Vec<Finding>,
    /// Fields that say "none" instead of being blank.
    pub omitted: Vec<Omitted>,
}

impl<'a> Line<'a> {
    pub fn new(row: &'a Row, header: &'a Header<Field>) -> Self {
        Self { row, header, findings: Vec::new(), omitted: Vec::new() }
    }

    fn cell(&self, field: Field) -> Option<&'a Cell> {
        self.row.cells.get(self.header.column_of(field)?).filter(|cell| !cell.is_blank())
    }

    /// Whether the file has a column for it.
    pub fn has(&self, field: Field) -> bool {
        self.header.column_of(field).is_some()
    }

    /// Whether something stands there that is neither blank nor a fault already told.
    pub fn is_given(&self, field: Field) -> bool {
        self.cell(field).is_some()
    }

    /// What stands in the field; nothing when it is blank, says that there is nothing, or is no value at all.
    pub fn text(&mut self, field: Field) -> Option<String> {
        let cell = self.cell(field)?;
        let place =
            || cell_name(self.row.line.saturating_sub(1), self.header.column_of(field).unwrap_or_default());
        let unusable = match cell {
            Cell::Formula(_) => &problems::FORMULA_CELL,
            Cell::Error(_) => &problems::ERROR_CELL,
            _ => {
                let text = cell.text();
                return if self.is_nothing(field, &text) { None } else { Some(text.into_owned()) };
            }
        };
        let finding = Finding::refusal(unusable).with("cell", place());
        self.add(field, finding);
        None
    }

    fn is_nothing(&mut self, field: Field, text: &str) -> bool {
        let none = values::says_none(text);
        if none && let Ok(omitted) = field.as_str().parse::<Omitted>() {
            self.omitted.push(omitted);
        }
        none || values::says_unknown(text)
    }

    /// A number people write as text: an identity number, a phone.
    pub fn digits(&mut self, field: Field) -> Option<String> {
        if let Some(Cell::Number(number)) = self.cell(field)
            && (*number >= 1e15 || number.fract() != 0.0)
        {
            self.refuse(field, &problems::DIGITS_LOST);
            return None;
        }
        self.text(field)
    }

    pub fn date(&mut self, field: Field) -> Option<Date> {
        let read = match self.cell(field)? {
            Cell::Date(serial, system) => kernel::date_of_serial(*serial, *system),
            Cell::Number(number) => kernel::date_of_number(*number, self.header.dates),
            _ => kernel::read_date(&self.text(field)?),
        };
        let invalid = match read {
            Ok(date) => return Some(date),
            Err(InvalidDate::Impossible) => &crate::members::problems::IMPOSSIBLE_DATE,
            Err(InvalidDate::Unreadable) => &problems::UNREADABLE_DATE,
        };
        self.refuse(field, invalid);
        None
    }

    /// A word of a list; an unknown one refuses the row.
    pub fn word<T>(&mut self, field: Field, read: fn(&str) -> Option<T>, unknown: &ProblemKind) -> Option<T> {
        let text = self.text(field)?;
        let word = read(&text);
        if word.is_none() {
            self.refuse(field, unknown);
        }
        word
    }

    /// A value that is nice to have; one that is not understood is left out.
    pub fn wish<T>(&mut self, field: Field, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(field)?;
        let value = read(&text);
        if value.is_none() {
            self.doubt(field, &problems::VALUE_LEFT_OUT);
        }
        value
    }

    pub fn refuse(&mut self, field: Field, kind: &ProblemKind) {
        self.add(field, Finding::refusal(kind));
    }

    pub fn doubt(&mut self, field: Field, kind: &ProblemKind) {
        self.add(field, Finding::doubt(kind));
    }

    pub fn add(&mut self, field: Field, mut finding: Finding) {
        finding.field = Some(field.to_string());
        finding.column = self.header.column_of(field);
        finding.value = self.cell(field).map(|cell| shown(field, &cell.text()));
        self.findings.push(finding);
    }

    /// The cells as they stand, one for every column of the header.
    pub fn original(&self) -> Vec<String> {
        let columns = self.header.titles.len().max(self.row.cells.len());
        (0..columns)
            .map(|at| self.row.cells.get(at).map(|cell| cell.text().into_owned()).unwrap_or_default())
            .collect()
    }
}

/// The value for people to see: enough to find it in the file, not enough to carry it away.
fn shown(field: Field, text: &str) -> String {
    match field {
        Field::IdNo => mask::id_no(text),
        Field::Mobile => mask::mobile(text),
        Field::Landline => mask::landline(text),
        Field::Address | Field::PoliceStation => mask::address(text),
        _ => text.chars().take(60).collect(),
    }
}
