//! The definition of a form.

use kernel::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

words! {
    /// What a field takes.
    pub enum FieldKind {
        Text = "text",
        /// A whole number.
        Number = "number",
        /// In fen.
        Money = "money",
        Date = "date",
        /// One of the choices.
        Choice = "choice",
        YesNo = "yes_no",
        /// Rows with columns.
        Table = "table",
    }
}

words! {
    /// A fact the system knows of a unit. Members are counted with everything below the unit, on the day of the answer.
    pub enum Known {
        UnitName = "unit_name",
        /// The number the unit has in other systems.
        UnitCode = "unit_code",
        ParentName = "parent_name",
        FoundedOn = "founded_on",
        SecretaryName = "secretary_name",
        /// Groups of the unit that exist.
        Groups = "groups",
        Members = "members",
        MembersFull = "members_full",
        MembersProbationary = "members_probationary",
        MembersWomen = "members_women",
        /// Of an ethnic minority.
        MembersMinority = "members_minority",
        /// Up to the age of `collections.groups`.
        MembersYoung = "members_young",
        /// From the age of `collections.groups` on.
        MembersOld = "members_old",
        /// With the education of `collections.groups`.
        MembersEducated = "members_educated",
        /// Records of meetings filed this year.
        MeetingsHeld = "meetings_held",
        BranchMeetingsHeld = "branch_meetings_held",
        LecturesHeld = "lectures_held",
        ThemedDaysHeld = "themed_days_held",
        /// Of a hundred members who owe dues for the last month, those who have paid them.
        DuesPaidPercent = "dues_paid_percent",
    }
}

impl Known {
    /// The kind of field it fills.
    pub const fn kind(self) -> FieldKind {
        match self {
            Self::UnitName | Self::UnitCode | Self::ParentName | Self::SecretaryName => FieldKind::Text,
            Self::FoundedOn => FieldKind::Date,
            _ => FieldKind::Number,
        }
    }
}

/// What is asked for in one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollectionField)]
pub struct Field {
    /// Names the value; small letters, digits and `_`.
    pub key: String,
    pub label: String,
    pub kind: FieldKind,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub help: Option<String>,
    /// Filled by the system; shown and not asked unless `editable`.
    #[serde(default)]
    pub known: Option<Known>,
    /// What the system knows is only proposed.
    #[serde(default)]
    pub editable: bool,
    /// Of a choice.
    #[serde(default)]
    pub choices: Vec<String>,
    /// Bounds of a number or an amount.
    #[serde(default)]
    pub least: Option<i64>,
    #[serde(default)]
    pub most: Option<i64>,
    /// Of a table.
    #[serde(default)]
    pub columns: Vec<Column>,
}

impl Field {
    /// Whether a unit is asked for it.
    pub const fn is_asked(&self) -> bool {
        self.known.is_none() || self.editable
    }

    pub fn spec(&self) -> Spec<'_> {
        let Self { kind, required, choices, least, most, .. } = self;
        Spec { kind: *kind, required: *required, choices, least: *least, most: *most }
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollectionColumn)]
pub struct Column {
    pub key: String,
    pub label: String,
    /// Anything but a table.
    pub kind: FieldKind,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub choices: Vec<String>,
}

impl Column {
    pub fn spec(&self) -> Spec<'_> {
        Spec { kind: self.kind, required: self.required, choices: &self.choices, least: None, most: None }
    }
}

/// What one value has to be.
#[derive(Clone, Copy, Debug)]
pub struct Spec<'a> {
    pub kind: FieldKind,
    pub required: bool,
    pub choices: &'a [String],
    pub least: Option<i64>,
    pub most: Option<i64>,
}

/// Everything that is asked for, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CollectionForm)]
pub struct Form {
    pub fields: Vec<Field>,
}

/// What is wrong with a form, by the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    NoFields,
    TooMany {
        pointer: String,
    },
    BadKey {
        pointer: String,
    },
    KeyTwice {
        pointer: String,
    },
    BadLabel {
        pointer: String,
    },
    Choices {
        pointer: String,
    },
    Columns {
        pointer: String,
    },
    Bounds {
        pointer: String,
    },
    /// The system knows something of another kind.
    KnownKind {
        pointer: String,
    },
}

/// More than anybody fills in.
const MOST: usize = 100;
const LABEL: usize = 60;

/// Everything that is wrong with a form.
pub fn flaws(form: &Form) -> Vec<Flaw> {
    let mut found = Vec::new();
    match form.fields.len() {
        0 => found.push(Flaw::NoFields),
        n if n > MOST => found.push(Flaw::TooMany { pointer: "/form/fields".into() }),
        _ => {}
    }
    let mut keys = BTreeSet::new();
    for (at, field) in form.fields.iter().enumerate() {
        let pointer = format!("/form/fields/{at}");
        named(&mut found, &pointer, &field.key, &field.label, keys.insert(field.key.as_str()));
        choices(&mut found, &pointer, field.kind, &field.choices);
        columns(&mut found, &pointer, field);
        let numbers = matches!(field.kind, FieldKind::Number | FieldKind::Money);
        let bounded = field.least.is_some() || field.most.is_some();
        let upside = field.least.zip(field.most).is_some_and(|(least, most)| least > most);
        if upside || (bounded && !numbers) {
            found.push(Flaw::Bounds { pointer: format!("{pointer}/least") });
        }
        if field.known.is_some_and(|known| known.kind() != field.kind) {
            found.push(Flaw::KnownKind { pointer: format!("{pointer}/known") });
        }
    }
    found
}

fn named(found: &mut Vec<Flaw>, pointer: &str, key: &str, label: &str, first: bool) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if key.is_empty() || key.len() > 30 || !key.chars().all(plain) {
        found.push(Flaw::BadKey { pointer: format!("{pointer}/key") });
    } else if !first {
        found.push(Flaw::KeyTwice { pointer: format!("{pointer}/key") });
    }
    if unfit(label, LABEL) {
        found.push(Flaw::BadLabel { pointer: format!("{pointer}/label") });
    }
}

fn unfit(text: &str, most: usize) -> bool {
    text.trim().is_empty() || text.chars().count() > most || text.chars().any(char::is_control)
}

fn choices(found: &mut Vec<Flaw>, pointer: &str, kind: FieldKind, choices: &[String]) {
    let distinct: BTreeSet<&String> = choices.iter().collect();
    let fine = match kind {
        FieldKind::Choice => (2..=MOST).contains(&choices.len()) && distinct.len() == choices.len(),
        _ => choices.is_empty(),
    };
    if !fine || choices.iter().any(|choice| unfit(choice, LABEL)) {
        found.push(Flaw::Choices { pointer: format!("{pointer}/choices") });
    }
}

fn columns(found: &mut Vec<Flaw>, pointer: &str, field: &Field) {
    let fine = match field.kind {
        FieldKind::Table => (1..=20).contains(&field.columns.len()),
        _ => field.columns.is_empty(),
    };
    if !fine || field.columns.iter().any(|column| column.kind == FieldKind::Table) {
        found.push(Flaw::Columns { pointer: format!("{pointer}/columns") });
    }
    let mut keys = BTreeSet::new();
    for (at, column) in field.columns.iter().enumerate() {
        let pointer = format!("{pointer}/columns/{at}");
        named(found, &pointer, &column.key, &column.label, keys.insert(column.key.as_str()));
        choices(found, &pointer, column.kind, &column.choices);
    }
}
