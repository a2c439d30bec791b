use super::{
    item::TransferItem,
    next::{self, NextStep},
    parts::{FindingOut, LetterOut, ReceiptOut, StepOut, finding},
};
use crate::{
    desk::Desk,
    members::{self, words::MemberKind},
    transfers::{
        actors::{Acting, Seat},
        opening, person,
        query::Placed,
        rules::{Actor, letter, machine::Home},
        said::Told,
        store,
        take::By,
    },
};
use kernel::mask;
use rest::{Call, Problem};
use rulepack::transfers::TransferState;
use serde::Serialize;
use time::Date;
use utoipa::ToSchema;

/// A transfer with everything that happened, and what may be done next.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TransferOut {
    #[serde(flatten)]
    pub transfer: TransferItem,
    pub reason: String,
    /// The day it went to the receiving side.
    pub sent_on: Option<Date>,
    /// Whether the member is with the receiving branch already.
    pub moved: bool,
    pub person: Option<Mover>,
    pub steps: Vec<StepOut>,
    /// What the reader may do.
    pub next: Vec<NextStep>,
    /// Where it leads and why may be changed by the reader.
    pub may_change: bool,
    /// What stands against it, or is to be seen to, while it is open.
    pub findings: Vec<FindingOut>,
    /// Letters, the one that counts first.
    pub letters: Vec<LetterOut>,
    pub receipt: Option<ReceiptOut>,
}

/// What the receiving branch needs to know of whoever moves.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TransferPerson)]
pub struct Mover {
    pub member_kind: MemberKind,
    pub id_no_masked: String,
    pub joined_on: Date,
    /// Probation dates stay as they are.
    pub full_on: Option<Date>,
}

/// # Errors
/// When the database is away or a value does not open.
pub async fn detail(desk: &Desk<'_>, call: &Call, placed: &Placed) -> Result<TransferOut, Problem> {
    let transfer = &placed.transfer;
    let seat = Seat::of(call).await?;
    let parts = seat.parts(transfer, &placed.units);
    let item = TransferItem::of(desk, &seat, transfer, &placed.units);
    let letters = store::letters_of(desk.tx, transfer.id).await?;
    let findings = if transfer.is_open() { findings(desk, placed, &letters).await? } else { Vec::new() };
    Ok(TransferOut {
        reason: transfer.reason.clone(),
        sent_on: transfer.sent_on,
        moved: transfer.home() == Home::Receiver,
        person: mover(desk, placed).await?,
        steps: store::steps_of(desk.tx, transfer.id).await?.into_iter().map(Into::into).collect(),
        next: next::steps(transfer, &parts, item.waits_for_me, desk.today),
        may_change: may_change(placed, &parts),
        findings: findings.into_iter().map(finding).collect(),
        letters: letters.into_iter().map(Into::into).collect(),
        receipt: store::receipt_of(desk.tx, transfer.id).await?.map(Into::into),
        transfer: item,
    })
}

fn may_change(placed: &Placed, parts: &[Acting]) -> bool {
    let transfer = &placed.transfer;
    matches!(transfer.state, TransferState::Draft | TransferState::ReturnedForFix)
        && !transfer.route.comes()
        && parts.iter().any(|part| part.actor == Actor::Member)
}

async fn findings(
    desk: &Desk<'_>,
    placed: &Placed,
    letters: &[store::letter::Model],
) -> Result<Vec<Told>, Problem> {
    let mut found = opening::told(desk, placed).await?;
    if let Some(last) = letters.first() {
        let rules = &desk.pack.transfers.pending.on(last.issued_on).value;
        let arrears = letter::arrears(rules, None, &last.issued());
        found.extend(arrears.map(|finding| Told::of(desk, &finding, Some(last.issued()), last.issued_on)));
    }
    Ok(found)
}

async fn mover(desk: &Desk<'_>, placed: &Placed) -> Result<Option<Mover>, Problem> {
    let papers = match placed.transfer.member_id {
        Some(id) => match members::by_ids(desk.tx, vec![id]).await?.remove(&id) {
            Some(member) => Some(members::facts(desk.tx.vault(), &member)?),
            None => None,
        },
        None => person::open(desk, &placed.transfer)?,
    };
    Ok(papers.map(|papers| Mover {
        member_kind: papers.member_kind,
        id_no_masked: mask::id_no(&papers.id_no),
        joined_on: papers.joined_on,
        full_on: papers.full_on,
    }))
}

/// Who records a step, by the name in the own record.
///
/// # Errors
/// When the database is away.
pub async fn by(call: &Call) -> Result<By, Problem> {
    let own: Vec<_> = call.member().into_iter().collect();
    let name = members::names(call.tx(), own).await?.into_values().next();
    Ok(By { account: call.account().ok(), name })
}
