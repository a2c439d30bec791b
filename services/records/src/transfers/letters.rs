//! Issuing a letter, and taking down one from elsewhere.

use super::{
    problems::{LETTER_FIELDS, PAID_TO_KNOWN, PAID_TO_NEEDED},
    rules::{Finding, Route, letter},
    said::Told,
    store::{self, letter::Model, transfer},
    view::RuleOut,
};
use crate::{desk::Desk, dues, text};
use kernel::{AccountId, TransferLetterId, YearMonth};
use rest::{Problem, kinds};
use rulepack::transfers::Distance;
use serde::Deserialize;
use time::Date;
use utoipa::ToSchema;

/// A letter of our own.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTransferLetter)]
pub struct NewLetter {
    /// How far it has to travel, which says how long it is usually valid.
    #[serde(default)]
    #[schema(inline)]
    pub distance: Option<Distance>,
    /// The usual number when absent.
    #[serde(default)]
    pub days: Option<u16>,
    /// The last month that is paid, where no dues are recorded here.
    #[serde(default)]
    pub paid_to: Option<YearMonth>,
}

/// What stands on a letter from elsewhere.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PaperTransferLetter)]
pub struct PaperLetter {
    /// Its number, as it is written.
    pub number: String,
    #[serde(deserialize_with = "crate::dates::day")]
    pub issued_on: Date,
    /// The last day on which it is taken.
    #[serde(deserialize_with = "crate::dates::day")]
    pub valid_until: Date,
    /// The last month that is paid.
    pub paid_to: YearMonth,
}

/// What a letter is made from.
#[derive(Clone, Debug)]
pub enum Source {
    Ours(NewLetter),
    Paper(PaperLetter),
}

/// A letter as it is about to be issued, and what should be looked at before.
pub struct Draft {
    pub letter: Model,
    pub told: Vec<Told>,
}

/// What a letter says, by whichever source.
struct Says {
    distance: Distance,
    days: Option<u16>,
    issued_on: Date,
    paid_to: YearMonth,
    paper_no: Option<String>,
}

/// Writes the next letter of a transfer, without numbering or keeping it.
///
/// # Errors
/// When a field is missing or the rules do not allow it.
pub async fn draft(
    desk: &Desk<'_>,
    transfer: &transfer::Model,
    source: Source,
    on: Date,
    by: Option<AccountId>,
) -> Result<Draft, Problem> {
    let pointer =
        if transfer.route == Route::Incoming { "/paper_letter/valid_until" } else { "/letter/days" };
    let Says { distance, days, issued_on, paid_to, paper_no } = says(desk, transfer, source, on).await?;
    let rules = desk.pack.transfers.letter.on(issued_on);
    let told = |finding: &Finding| Told::of(desk, finding, None, issued_on);
    let issued = letter::issue(rules, distance, days, issued_on, paid_to);
    let (issued, basis) = issued.map_err(|finding| {
        let told = told(&finding);
        told.problem().field_with(pointer, told.kind, &told.params)
    })?;
    let arrears = letter::arrears(&desk.pack.transfers.pending.on(issued_on).value, None, &issued);
    let rests_on = serde_json::to_value([RuleOut::from(basis)]);
    let letter = Model {
        id: TransferLetterId::new(),
        transfer_id: transfer.id,
        version: store::last_letter(desk.tx, transfer.id).await?.map_or(0, |letter| letter.version) + 1,
        year: None,
        number: None,
        distance: paper_no.is_none().then_some(distance),
        paper_no,
        issued_on,
        valid_until: issued.valid_until,
        paid_to: paid_to.first_day(),
        keep_until: letter::keep_stub_until(&rules.value, issued_on),
        rests_on: rests_on.map_err(|error| kinds::INTERNAL.problem().because(error))?,
        issued_by: by,
        recorded_at: desk.now,
    };
    Ok(Draft { letter, told: arrears.iter().map(told).collect() })
}

/// Whoever lets somebody go writes the letter; whoever takes somebody in has it on paper.
async fn says(
    desk: &Desk<'_>,
    transfer: &transfer::Model,
    source: Source,
    on: Date,
) -> Result<Says, Problem> {
    match (source, transfer.route) {
        (Source::Paper(_), route) if route != Route::Incoming => Err(LETTER_FIELDS.at("/paper_letter")),
        (Source::Ours(_), Route::Incoming) => Err(LETTER_FIELDS.at("/letter")),
        (Source::Paper(paper), _) => on_paper(desk, paper),
        (Source::Ours(new), _) => Ok(Says {
            distance: new.distance.ok_or_else(|| kinds::MISSING.at("/letter/distance"))?,
            days: new.days,
            issued_on: on,
            paid_to: paid_to(desk, transfer, new.paid_to).await?,
            paper_no: None,
        }),
    }
}

fn on_paper(desk: &Desk<'_>, paper: PaperLetter) -> Result<Says, Problem> {
    let PaperLetter { number, issued_on, valid_until, paid_to } = paper;
    if issued_on > desk.today {
        return Err(kinds::IN_FUTURE.at("/paper_letter/issued_on"));
    }
    Ok(Says {
        distance: Distance::Outside,
        // one that ends before it begins has no days
        days: Some(u16::try_from((valid_until - issued_on).whole_days()).unwrap_or(0)),
        issued_on,
        paid_to,
        paper_no: Some(text::required(number, "/paper_letter/number", 50)?),
    })
}

/// By the ledger, where there is one; a letter never says anything else.
async fn paid_to(
    desk: &Desk<'_>,
    transfer: &transfer::Model,
    given: Option<YearMonth>,
) -> Result<YearMonth, Problem> {
    let known = match transfer.member_id {
        Some(member) => dues::paid_to(desk, member).await?,
        None => None,
    };
    match (known, given) {
        (Some(known), Some(given)) if known != given => {
            Err(PAID_TO_KNOWN.at("/letter/paid_to").with("known", known))
        }
        (Some(known), _) => Ok(known),
        (None, Some(given)) => Ok(given),
        (None, None) => Err(PAID_TO_NEEDED.at("/letter/paid_to")),
    }
}

/// Gives one of ours the next number of the year. The top of the organisation is held first, so that two letters never
/// race for one.
///
/// # Errors
/// When the database is away.
pub async fn number(desk: &Desk<'_>, letter: &mut Model) -> Result<(), Problem> {
    if letter.paper_no.is_some() {
        return Ok(());
    }
    crate::units::top(desk.tx).await?;
    let year = letter.issued_on.year();
    letter.number = Some(store::last_number(desk.tx, year).await? + 1);
    letter.year = Some(year);
    Ok(())
}
