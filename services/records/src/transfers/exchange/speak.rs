use super::content::{self, Content};
use crate::{
    desk::Desk,
    transfers::{
        problems::{EXCHANGE_LOST, OTHER_SIDE_FIRST, RECEIVER_GONE},
        query::Placed,
        rules::{Step, exchange as line},
        store::{self, envelope},
        take::Order,
    },
};
use kernel::{ExchangeId, TenantId};
use rest::{Problem, kinds};
use tenancy::exchange::{self, ExchangeError, Letter, Pair, Party, Posted};

/// Tells the other organisation of a step, in the transaction that takes it. What is done before the sending is nobody
/// else's business.
///
/// # Errors
/// 409 when the other side was first, or cannot be told what it has to know.
pub async fn speak(desk: &Desk<'_>, placed: &mut Placed, order: &Order) -> Result<(), Problem> {
    let Some(partner) = placed.transfer.partner()? else { return Ok(()) };
    let begun = placed.transfer.exchange_id;
    if begun.is_none() && order.step != Step::Send {
        return Ok(());
    }
    let party = exchange::party(desk.tx, partner.tenant).await?;
    let (false, Some(party)) = (partner.gone, party) else { return alone(order, partner.gone) };
    let id = begun.unwrap_or_else(ExchangeId::new);
    let number = line::next(placed.transfer.exchange_number.unwrap_or_default());
    let content = content::of_step(desk, placed, order).await?;
    let letter = write(desk, &party, (id, number), &content).await?;
    match exchange::post(desk.tx, id, number, partner.tenant, &letter).await? {
        Posted::Posted => {}
        Posted::Raced => return Err(OTHER_SIDE_FIRST.problem()),
        Posted::Gone if begun.is_none() => return Err(RECEIVER_GONE.problem()),
        Posted::Gone => return alone(order, false),
    }
    (placed.transfer.exchange_id, placed.transfer.exchange_number) = (Some(id), Some(number));
    let kept = envelope::Model {
        transfer_id: placed.transfer.id,
        number,
        sent: true,
        envelope: letter.envelope,
        signature: Some(letter.signature),
        at: desk.now,
    };
    Ok(store::insert_envelope(desk.tx, kept).await?)
}

/// Where nobody is there to be told, a step is still taken, unless it asks for the other side. Whoever has left for good
/// has the member no longer; of one that is out of reach nobody knows.
fn alone(order: &Order, left: bool) -> Result<(), Problem> {
    match order.step {
        Step::Send => Err(RECEIVER_GONE.problem()),
        Step::Accept if !left => Err(EXCHANGE_LOST.problem()),
        _ => Ok(()),
    }
}

async fn write(
    desk: &Desk<'_>,
    to: &Party,
    place: (ExchangeId, i32),
    content: &Content,
) -> Result<Letter, Problem> {
    let pair = Pair::of(desk.tx.vault()).map_err(broken)?;
    if place.1 == 1 {
        // who is not to be found is known to the receiver by its keys
        exchange::introduce(desk.tx, &content::name(desk).await?, None, &pair.public()).await?;
    }
    let said = serde_json::to_vec(content).map_err(|error| kinds::INTERNAL.problem().because(error))?;
    let me: TenantId = desk.tx.tenant().id;
    Letter::write(&pair, &to.keys, place, (me, to.tenant), &said).map_err(broken)
}

/// A key that is none, or a message that nobody could have written.
pub fn broken(error: ExchangeError) -> Problem {
    kinds::INTERNAL.problem().because(error)
}
