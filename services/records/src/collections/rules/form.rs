//! The definition of a form.

use kernel::words;
use serde::{Deserialize, Serialize};
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
