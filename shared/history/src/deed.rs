//! What somebody did, as data.

use crate::parts::{
    Absence, Attendance, Call, Contest, Destination, FollowUp, Gift, Honour, Instalment, Newcomer, Ruling,
    Stay, Survey, Training,
};
use kernel::YearMonth;
use serde::Serialize;
use time::{Date, OffsetDateTime};

/// A month of a branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chapter {
    pub month: YearMonth,
    pub deeds: Vec<Deed>,
}

/// Something that was written down at a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deed {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub what: What,
}

/// Words are those of the API; people are places on the roster, things numbers of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum What {
    Appoint {
        who: usize,
        post: &'static str,
        started_on: Date,
        term_end: Date,
    },
    LeavePost {
        who: usize,
        post: &'static str,
        on: Date,
        reason: &'static str,
    },
    /// That the term which is running began on this day.
    EnterTerm {
        began: Date,
    },
    PlanElection {
        election: usize,
        on: Date,
        /// In the committee; none where a secretary alone is elected.
        seats: u8,
    },
    /// The committee above agrees to a day before or after the end of the term.
    ApproveDay {
        election: usize,
        on: Date,
        doc_no: String,
    },
    Nominate(Contest),
    /// From the beginning of the meeting to the result.
    Elect {
        meeting: usize,
        on: Date,
        contest: Contest,
    },
    /// The committee above files and approves the result, in one paper.
    ConfirmElection {
        election: usize,
        on: Date,
        doc_no: String,
    },
    Plan(Call),
    AskLeave {
        meeting: usize,
        who: usize,
        reason: Absence,
    },
    AnswerLeave {
        meeting: usize,
        who: usize,
        approve: bool,
    },
    Cancel {
        meeting: usize,
        reason: &'static str,
    },
    Attend(Attendance),
    Write {
        meeting: usize,
        minutes: String,
        decision: Option<&'static str>,
        against: u8,
        follow_ups: Vec<FollowUp>,
    },
    /// That a step before an organisational-life meeting was taken.
    NoteStep {
        meeting: usize,
        step: &'static str,
        on: Date,
        note: &'static str,
    },
    /// So many of a hundred who are asked to an organisational-life meeting have talked with somebody, the last of them
    /// on this day.
    Talk {
        meeting: usize,
        percent: u8,
        until: Date,
    },
    File {
        meeting: usize,
    },
    Correct {
        meeting: usize,
        place: &'static str,
        reason: &'static str,
    },
    Finish {
        meeting: usize,
        nth: usize,
        on: Date,
    },
    Fix {
        who: usize,
        from: YearMonth,
        base: i64,
        reason: Option<&'static str>,
    },
    Relieve {
        who: usize,
        from: YearMonth,
        until: YearMonth,
        studied_on: Date,
        approved_on: Date,
    },
    Pay {
        payment: usize,
        on: Date,
        channel: &'static str,
        instalments: Vec<Instalment>,
    },
    TakeBack {
        payment: usize,
        nth: usize,
        reason: &'static str,
    },
    Excuse {
        who: usize,
        first: YearMonth,
        last: YearMonth,
        reason: &'static str,
    },
    Close {
        month: YearMonth,
    },
    Open {
        file: usize,
        newcomer: Newcomer,
        applied_on: Date,
    },
    Notice {
        file: usize,
        ahead_of: &'static str,
        from: Date,
        until: Date,
    },
    Step {
        file: usize,
        step: &'static str,
        outcome: &'static str,
        on: Date,
        mentors: [usize; 2],
        months: Option<u8>,
    },
    Move {
        transfer: usize,
        who: usize,
        to: Destination,
        reason: &'static str,
        apply: bool,
    },
    TakeIn {
        transfer: usize,
        newcomer: Newcomer,
        from: &'static str,
        issued_on: Date,
    },
    Hand {
        transfer: usize,
        step: &'static str,
        reason: Option<&'static str>,
    },
    Lose {
        who: usize,
        since: Date,
        reason: &'static str,
    },
    FindAgain {
        who: usize,
        on: Date,
    },
    Float {
        who: usize,
        since: Date,
        to: &'static str,
        inflow: bool,
        stay: Stay,
    },
    /// The branch heard of somebody abroad.
    Hear {
        who: usize,
        on: Date,
    },
    Certify {
        certificate: usize,
        who: usize,
        addressee: &'static str,
    },
    CancelCertificate {
        certificate: usize,
        reason: &'static str,
    },
    /// A member of an organisation elsewhere takes part here.
    Visit {
        visitor: usize,
        name: String,
        from: &'static str,
        since: Date,
        paper_no: Option<&'static str>,
        paper_until: Option<Date>,
    },
    EndVisit {
        visitor: usize,
        on: Date,
    },
    /// The branch agrees that somebody need not come to meetings.
    Exempt {
        who: usize,
        ground: &'static str,
        since: Date,
    },
    ComeBack {
        who: usize,
        on: Date,
    },
    Ask {
        request: usize,
        who: usize,
        job_title: &'static str,
    },
    Decide {
        request: usize,
        accept: bool,
        reason: Option<&'static str>,
    },
    DraftSurvey {
        survey: usize,
        about: Survey,
        due_on: Date,
    },
    /// The workbook of the committee above.
    BringWorkbook {
        survey: usize,
        about: Survey,
    },
    SendDown {
        survey: usize,
    },
    /// So many of a hundred units write figures, which are then taken in or left to be looked at.
    HandIn {
        survey: usize,
        percent: u8,
        accept: bool,
        figures: Vec<u8>,
    },
    CloseSurvey {
        survey: usize,
    },
    /// How a remedy of a meeting is going.
    ReportRemedy {
        meeting: usize,
        nth: usize,
        state: &'static str,
        on: Date,
        note: &'static str,
    },
    /// More than the monthly dues.
    Give(Gift),
    /// What one secretary hands to the next: whoever leaves has signed.
    HandOver {
        from: usize,
        to: usize,
        note: &'static str,
    },
    Seal {
        year: i32,
    },
    AskUnit {
        request: usize,
        name: &'static str,
        full_members: u8,
        reason: &'static str,
    },
    RefuseUnit {
        request: usize,
        on: Date,
        reason: &'static str,
    },
    /// A thought report (思想汇报), and who received it.
    ThoughtReport {
        file: usize,
        on: Date,
        pages: u8,
        received_by: usize,
    },
    /// A committee analyses the pool of activists.
    AnalysePool {
        on: Date,
        doc_no: String,
        note: &'static str,
    },
    /// A branch becomes one of several bodies (联合党支部).
    Join {
        on: Date,
        bodies: u8,
        doc_no: String,
    },
    /// Delegates shall elect the committee; the committee above agreed, and the seats are divided.
    CallCongress {
        congress: usize,
        on: Date,
        planned_on: Date,
        doc_no: String,
    },
    /// The nth of the units that have seats elects its delegates on a day; it has only prepared that without a paper
    /// by which they were filed.
    SendDelegates {
        congress: usize,
        nth: usize,
        on: Date,
        doc_no: Option<String>,
    },
    Dispose(Ruling),
    Honour(Honour),
    /// Somebody attended a concentrated course (集中培训).
    Train(Training),
    Approve {
        case: usize,
        level: &'static str,
        on: Date,
        doc_no: String,
    },
    Lift {
        case: usize,
        on: Date,
        doc_no: String,
    },
}
