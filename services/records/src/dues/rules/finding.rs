use super::{
    Months,
    closing::{MonthState, RuleState},
};
use kernel::{Fen, YearMonth};
use rulepack::{
    UnitKind, Weight,
    dues::{PayerKind, SpendingPurpose},
};
use time::Date;

/// What a rule says about facts that are not as they should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A setting of the organisation has a value the rules do not leave to it.
    ChoiceNotAllowed {
        setting: &'static str,
    },
    AmountOutOfBounds {
        least: Fen,
        most: Fen,
        given: Fen,
    },
    NegativeAmount {
        given: Fen,
    },
    /// A payer of this kind is not measured by facts of this sort.
    IncomeDoesNotFit {
        payer: PayerKind,
    },
    /// Deductions exceed pay; the base is taken as nothing.
    NegativeBase {
        base: Fen,
    },
    /// More than a member normally pays; the rest may be given of free will.
    AboveCap {
        computed: Fen,
        cap: Fen,
    },
    /// Within the year of its fixing an amount changes for a reason only.
    ChangeInYear {
        fixed_from: YearMonth,
        asked: YearMonth,
    },
    /// The amount is still that of an earlier year, quarter or month.
    NotFixedFor {
        months: Months,
        fixed_from: YearMonth,
    },
    /// Relief without study by the branch, so the full amount stays.
    ReliefNotStudied,
    /// Relief without approval above, so the full amount stays.
    ReliefNotApproved,
    ReliefApprovedBeforeStudy {
        studied_on: Date,
        approved_on: Date,
    },
    /// A unit of this kind cannot approve relief.
    ReliefApprover {
        by: UnitKind,
    },
    ReliefAboveDues {
        owed: Fen,
        asked: Fen,
    },
    /// These months are covered by an earlier payment.
    AlreadyPaid {
        months: Months,
    },
    /// The member owes nothing for this month.
    NotOwed {
        month: YearMonth,
    },
    AmountDiffers {
        owed: Fen,
        given: Fen,
    },
    /// Paying for several months at once asks for the consent of the branch.
    ConsentMissing {
        months: Months,
    },
    /// Consent reaches to this month.
    TooFarAhead {
        last: YearMonth,
        allowed: YearMonth,
    },
    /// Handed in by somebody else without consent.
    HandedInWithoutConsent,
    NotTheOwnBranch,
    /// Further back than is usual; asks for approval above.
    TooFarBack {
        months: u16,
        allowed: u16,
        first_allowed: YearMonth,
    },
    /// An earlier month stays unpaid.
    LeavesUnpaid {
        month: YearMonth,
    },
    /// What goes to the Centre comes with a short note on the member.
    NoteMissing,
    /// Special dues belong to a campaign somebody entitled has called; a branch may not ask for any.
    CampaignMissing,
    /// Money of one fund entered as another's.
    MixedFunds,
    /// Debits and credits differ by so much, or an entry moves nothing.
    NotBalanced {
        difference: Fen,
    },
    TooLarge {
        given: Fen,
        most: Fen,
    },
    /// The id or number is taken.
    Repeated,
    NoSuchEntry,
    AlreadyReversed,
    ReversalOfReversal,
    /// A reversal takes back exactly what the wrong entry did.
    NotTheReverse,
    BeforeTheEntry {
        entry_on: Date,
        on: Date,
    },
    NotEnoughMoney {
        have: Fen,
        asked: Fen,
    },
    /// The month is closed; corrections are booked in an open one.
    MonthSettled {
        month: YearMonth,
    },
    MonthNotOver {
        until: Date,
    },
    EarlierMonthOpen {
        month: YearMonth,
    },
    Unfinished {
        unmatched: u32,
        unconfirmed: u32,
    },
    MonthStep {
        from: MonthState,
        to: MonthState,
    },
    RuleStep {
        from: RuleState,
        to: RuleState,
    },
    /// The level above has not set what share goes up.
    ShareNotSet {
        on: Date,
    },
    ShareOutOfBounds {
        least: u16,
        most: u16,
        given: u16,
    },
    /// The two sides do not say the same.
    SidesDiffer {
        sent: Fen,
        received: Fen,
    },
    PurposeNotAllowed {
        purpose: SpendingPurpose,
    },
    /// Money allocated for one purpose is spent on it.
    OtherPurpose {
        allocated_for: SpendingPurpose,
        purpose: SpendingPurpose,
    },
    DecisionMissing,
    VoucherMissing,
    /// A year's figures were not shown to the members by this day.
    NotPublished {
        year: i32,
        by: Date,
    },
}

impl Finding {
    pub const fn weight(&self) -> Weight {
        match self {
            Self::NegativeBase { .. }
            | Self::AboveCap { .. }
            | Self::ReliefNotStudied
            | Self::ReliefNotApproved
            | Self::ReliefApprovedBeforeStudy { .. }
            | Self::ReliefApprover { .. }
            | Self::TooFarBack { .. }
            | Self::LeavesUnpaid { .. } => Weight::Warn,
            Self::NotFixedFor { .. } | Self::NoteMissing | Self::NotPublished { .. } => Weight::Alert,
            _ => Weight::Block,
        }
    }

    pub fn blocks(&self) -> bool {
        self.weight() == Weight::Block
    }
}
