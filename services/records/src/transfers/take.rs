//! Taking a step of a transfer that was claimed before: the rules, the papers, the member, the record of it.

pub use super::order::{By, Order};

use super::{
    actors::Acting,
    exchange, handover, lapse, letters, opening, person,
    problems::{BEFORE_LAST_STEP, LETTER_MEANWHILE},
    query::Placed,
    rules::{
        Actor, Step, machine,
        step::{Attempt, Taken, take},
    },
    said::{self, Told},
    store::{self, letter, receipt, step as row, transfer::Model},
    tell,
};
use crate::desk::Desk;
use rest::{OnConstraint, Problem, kinds};
use rulepack::transfers::TransferState;

/// Takes a step. A letter that ran out is written down first, where that is what the step follows on.
///
/// # Errors
/// With everything against it; nothing is changed then.
pub async fn order(desk: &Desk<'_>, by: &By, placed: &mut Placed, order: Order) -> Result<(), Problem> {
    let route = placed.transfer.route;
    let follows = machine::next(route, TransferState::Expired, order.step, order.acting.actor).is_ok();
    if placed.transfer.lapsed(order.on) && follows {
        lapse::record(desk, placed).await?;
    }
    step(desk, by, placed, order).await
}

/// Takes exactly this step from where the transfer stands.
///
/// # Errors
/// As [`order`].
pub async fn step(desk: &Desk<'_>, by: &By, placed: &mut Placed, order: Order) -> Result<(), Problem> {
    let transfer = &placed.transfer;
    let (letter, fresh, told) = letter(desk, by, transfer, &order).await?;
    let attempt = Attempt {
        route: transfer.route,
        state: transfer.state,
        step: order.step,
        actor: order.acting.actor,
        letter: letter.as_ref().map(letter::Model::issued),
        reason: order.reason.as_deref().unwrap_or_default(),
        on: order.on,
        today: desk.today,
    };
    let taken = take(&attempt).map_err(|found| refused(desk, &attempt, &found))?;
    if order.on < transfer.since {
        return Err(BEFORE_LAST_STEP.at("/on").with("since_day", transfer.since));
    }
    said::refuse(&told)?;
    if order.step == Step::Apply {
        said::refuse(&opening::told(desk, placed).await?)?;
    }
    if let Some(letter) = fresh {
        issue(desk, placed, letter).await?;
    }
    carry(desk, by, placed, &order, &taken, Origin::Here).await
}

/// Where a step was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Here,
    /// On the other side, which told it with the message of this number.
    Heard(i32),
}

/// Does what a step does, once it is certain that it is taken.
///
/// # Errors
/// When the member cannot be moved, or the other side was first.
pub async fn carry(
    desk: &Desk<'_>,
    by: &By,
    placed: &mut Placed,
    order: &Order,
    taken: &Taken,
    origin: Origin,
) -> Result<(), Problem> {
    let from = placed.transfer.state;
    // what is told is told of the transfer as it was: what is known of a person goes with the closing
    match origin {
        Origin::Here => exchange::speak(desk, placed, order).await?,
        Origin::Heard(number) => placed.transfer.exchange_number = Some(number),
    }
    if let Some(moves) = taken.moves {
        handover::hand_over(desk, placed, moves).await?;
    }
    placed.transfer = after(placed.transfer.clone(), order, taken);
    if order.step == Step::ReturnReceipt {
        keep_receipt(desk, by, placed, order).await?;
    }
    record(desk, by, placed, order, from).await
}

fn refused(desk: &Desk<'_>, attempt: &Attempt<'_>, found: &[super::rules::Finding]) -> Problem {
    let told: Vec<Told> =
        found.iter().map(|finding| Told::of(desk, finding, attempt.letter, attempt.on)).collect();
    match said::refuse(&told) {
        Err(problem) => problem,
        // what the rules refuse has weight
        Ok(()) => kinds::INTERNAL.problem(),
    }
}

type Papers = (Option<letter::Model>, Option<letter::Model>, Vec<Told>);

/// The letter that counts for the step, the one that is issued by it, and what is to be said of that one.
async fn letter(desk: &Desk<'_>, by: &By, transfer: &Model, order: &Order) -> Result<Papers, Problem> {
    if order.step != Step::IssueLetter {
        return Ok((store::last_letter(desk.tx, transfer.id).await?, None, Vec::new()));
    }
    // who may not issue one is told so before being asked for its fields
    let may = machine::next(transfer.route, transfer.state, order.step, order.acting.actor);
    may.map_err(|finding| Told::of(desk, &finding, None, order.on).problem())?;
    let source = order.letter.clone().ok_or_else(|| kinds::MISSING.at("/letter"))?;
    let draft = letters::draft(desk, transfer, source, order.on, by.account).await?;
    Ok((Some(draft.letter.clone()), Some(draft.letter), draft.told))
}

async fn issue(desk: &Desk<'_>, placed: &mut Placed, mut letter: letter::Model) -> Result<(), Problem> {
    letters::number(desk, &mut letter).await?;
    placed.transfer.letter_until = Some(letter.valid_until);
    store::insert_letter(desk.tx, letter)
        .await
        .on_constraint("transfer_letters_version_key", &LETTER_MEANWHILE, "")
        .on_constraint("transfer_letters_number_key", &LETTER_MEANWHILE, "")
}

/// The transfer as the step leaves it. What was kept of a person who has no record goes with the closing.
fn after(mut transfer: Model, order: &Order, taken: &Taken) -> Model {
    transfer.state = taken.to;
    transfer.since = order.on;
    if matches!(taken.to, TransferState::InTransit | TransferState::FromOk) {
        transfer.sent_on = transfer.sent_on.or(Some(order.on));
    }
    if taken.moves.is_some() {
        transfer.accepted_on = Some(order.on);
    }
    if taken.closed && transfer.closed_on.is_none() {
        transfer.closed_on = Some(order.on);
        person::forget(&mut transfer);
    }
    transfer
}

async fn keep_receipt(desk: &Desk<'_>, by: &By, placed: &Placed, order: &Order) -> Result<(), Problem> {
    let transfer = &placed.transfer;
    let letter = store::last_letter(desk.tx, transfer.id).await?.ok_or_else(|| kinds::INTERNAL.problem())?;
    let receipt = receipt::Model {
        transfer_id: transfer.id,
        letter_id: letter.id,
        accepted_on: transfer.accepted_on.unwrap_or(order.on),
        returned_on: order.on,
        handled_by: order.handled_by.clone(),
        recorded_by: by.account,
        recorded_at: desk.now,
    };
    Ok(store::insert_receipt(desk.tx, receipt).await?)
}

async fn record(
    desk: &Desk<'_>,
    by: &By,
    placed: &mut Placed,
    order: &Order,
    from: TransferState,
) -> Result<(), Problem> {
    let transfer = placed.transfer.clone();
    let number = i32::try_from(store::steps_of(desk.tx, transfer.id).await?.len()).unwrap_or(i32::MAX) + 1;
    let step = row::Model {
        transfer_id: transfer.id,
        number,
        step: order.step,
        actor: order.acting.actor,
        on_behalf: order.acting.on_behalf,
        from_state: from,
        to_state: transfer.state,
        on_day: order.on,
        reason: order.reason.clone(),
        taken_by: by.account,
        taken_by_name: by.name.clone(),
        recorded_at: desk.now,
    };
    let saved = store::update(desk.tx, transfer, desk.now).await?;
    placed.transfer = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    tell::stepped(desk, &placed.transfer, &step).await?;
    store::insert_steps(desk.tx, vec![step]).await?;
    Ok(())
}

/// The part of whoever records what the papers of a side elsewhere say.
pub const fn acting(actor: Actor) -> Acting {
    Acting { actor, on_behalf: false }
}
