use kernel::words;
use rulepack::{Basis, Pack};
use time::Date;

words! {
    /// Why the facts of a member are refused or doubted. The same words stand in problems, in the results of
    /// an import and in warnings.
    pub enum Fault {
        MissingName = "missing_name",
        BadName = "bad_name",
        BadIdNo = "bad_id_no",
        BadCheckDigit = "bad_check_digit",
        ImpossibleDate = "impossible_date",
        /// No living person's record holds such a day.
        TooEarly = "date_too_early",
        /// Fifteen digits; only an import upgrades them.
        FirstGenerationId = "first_generation_id",
        GenderContradictsId = "gender_contradicts_id",
        ConfirmedBeforeJoined = "confirmed_before_joined",
        JoinedBeforeBirth = "joined_before_birth",
        InFuture = "date_in_future",
        ProbationaryWithFullDate = "probationary_with_full_date",
        StatusContradictsKind = "status_contradicts_kind",
        UnknownCode = "unknown_code",
        BadDivision = "bad_division_code",
        BadMobile = "bad_mobile",
        BadLandline = "bad_landline",
        TextTooLong = "text_too_long",
        BadText = "bad_text",
        NotCollected = "not_collected",
        GivenAndNotApplicable = "given_and_not_applicable",
        /// Doubts: the facts are kept.
        BirthDateDiffers = "birth_date_differs",
        FullDateMissing = "full_date_missing",
        JoinedUnderAge = "joined_under_age",
    }
}

impl Fault {
    /// The entry of the pack that is against it, as it read on the day somebody joined, or reads on a day of now. None
    /// where nothing but the record itself is: two papers that differ, a slip, something left open.
    pub fn basis(self, pack: &Pack, joined_on: Date, today: Date) -> Option<Basis> {
        match self {
            Self::JoinedUnderAge
            | Self::FullDateMissing
            | Self::ConfirmedBeforeJoined
            | Self::ProbationaryWithFullDate => Some(pack.joining.on(joined_on).basis("members.joining")),
            Self::NotCollected => Some(pack.collected.on(today).basis("members.collected")),
            _ => None,
        }
    }
}

/// One fault and the field it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// JSON pointer into the member.
    pub pointer: &'static str,
    pub fault: Fault,
    /// The day that is told, and the one it cannot be before.
    pub days: Option<(Date, Date)>,
}

impl Finding {
    pub const fn new(pointer: &'static str, fault: Fault) -> Self {
        Self { pointer, fault, days: None }
    }
}
