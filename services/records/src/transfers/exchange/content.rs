//! What one side says to the other: a step, and with it what the other side cannot know.

use crate::{
    desk::Desk,
    members::{self, NewMember, draft::Circumstances, words::MembershipState},
    transfers::{
        problems::{NO_TREE, RECEIVER_GONE},
        query::Placed,
        rules::{Actor, Step},
        store::{self, letter},
        take::Order,
    },
};
use kernel::{TransferLetterId, UnitId, YearMonth};
use rest::{Problem, kinds};
use serde::{Deserialize, Serialize};
use time::Date;

/// A message, before it is sealed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    pub step: Step,
    pub actor: Actor,
    pub on_behalf: bool,
    pub on: Date,
    pub reason: Option<String>,
    /// Of a receipt.
    pub handled_by: Option<String>,
    /// The letter that counts from now on.
    pub letter: Option<SaidLetter>,
    /// With the sending.
    pub offer: Option<Box<Offer>>,
}

/// Who comes, from where and why.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    pub person: NewMember,
    /// The organisation and the branch that lets the member go.
    pub organisation: String,
    pub from_place: String,
    pub committee: UnitId,
    pub reason: String,
}

/// What stands on a letter.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaidLetter {
    pub serial: String,
    pub issued_on: Date,
    pub valid_until: Date,
    pub paid_to: YearMonth,
    pub keep_until: Date,
}

impl SaidLetter {
    fn of(letter: &letter::Model) -> Self {
        Self {
            serial: letter.serial(),
            issued_on: letter.issued_on,
            valid_until: letter.valid_until,
            paid_to: YearMonth::of(letter.paid_to),
            keep_until: letter.keep_until,
        }
    }

    /// As the other side keeps it: by the number that stands on it.
    pub fn row(&self, desk: &Desk<'_>, placed: &Placed, version: i32) -> letter::Model {
        letter::Model {
            id: TransferLetterId::new(),
            transfer_id: placed.transfer.id,
            version,
            year: None,
            number: None,
            paper_no: Some(self.serial.chars().take(50).collect()),
            distance: None,
            issued_on: self.issued_on,
            valid_until: self.valid_until,
            paid_to: self.paid_to.first_day(),
            keep_until: self.keep_until,
            rests_on: serde_json::json!([]),
            issued_by: None,
            recorded_at: desk.now,
        }
    }
}

/// What is to be said of a step.
///
/// # Errors
/// When the database is away or a value does not open.
pub async fn of_step(desk: &Desk<'_>, placed: &Placed, order: &Order) -> Result<Content, Problem> {
    let letter = match order.step {
        Step::IssueLetter | Step::Send => store::last_letter(desk.tx, placed.transfer.id).await?,
        _ => None,
    };
    let offer = match order.step {
        Step::Send => Some(Box::new(offer(desk, placed).await?)),
        _ => None,
    };
    Ok(Content {
        step: order.step,
        actor: order.acting.actor,
        on_behalf: order.acting.on_behalf,
        on: order.on,
        reason: order.reason.clone(),
        handled_by: order.handled_by.clone(),
        letter: letter.as_ref().map(SaidLetter::of),
        offer,
    })
}

async fn offer(desk: &Desk<'_>, placed: &Placed) -> Result<Offer, Problem> {
    let transfer = &placed.transfer;
    let broken = || kinds::INTERNAL.problem();
    let partner = transfer.partner()?.ok_or_else(broken)?;
    let committee = partner.committee.ok_or_else(|| RECEIVER_GONE.problem())?.id;
    let id = transfer.member_id.ok_or_else(broken)?;
    let member = members::by_ids(desk.tx, vec![id]).await?.remove(&id).ok_or_else(broken)?;
    let facts = members::facts(desk.tx.vault(), &member)?;
    let branch = transfer.from_unit_id.and_then(|id| placed.units.get(&id)).map(|unit| unit.name.clone());
    let organisation = name(desk).await?;
    let from_place = format!("{organisation}{}", branch.unwrap_or_default());
    Ok(Offer {
        // what the receiver has to state a need for is not told, nor what is of this organisation alone
        person: NewMember {
            unit_id: committee,
            group_id: None,
            membership_state: MembershipState::Normal,
            circumstances: Circumstances::default(),
            ..facts
        },
        organisation,
        from_place: from_place.chars().take(200).collect(),
        committee,
        reason: transfer.reason.clone(),
    })
}

/// What the organisation is called: as the top of its tree.
///
/// # Errors
/// When the database is away, or there is no tree.
pub async fn name(desk: &Desk<'_>) -> Result<String, Problem> {
    let top = crate::units::top(desk.tx).await?;
    Ok(top.ok_or_else(|| NO_TREE.problem())?.name)
}
