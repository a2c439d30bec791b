use super::{
    arrive,
    content::{Content, SaidLetter},
    speak::broken,
};
use crate::{
    desk::Desk,
    spoken,
    transfers::{
        actors::Acting,
        person,
        query::{self, Placed},
        rules::{Actor, Step, exchange as line, machine, step},
        store::{self, envelope, transfer::Model},
        take::{self, By, Order, Origin},
    },
};
use rest::{Problem, kinds};
use rulepack::transfers::TransferState;
use tenancy::exchange::{self, Message, Pair};

/// Does what a message tells and takes it, both in the transaction of the desk. False when another message has to be
/// heard first.
///
/// # Errors
/// When it cannot be read, or does not follow from where the transfer stands; nothing may be kept then.
pub async fn hear(desk: &Desk<'_>, message: &Message) -> Result<bool, Problem> {
    exchange::hold(desk.tx, message.exchange).await?;
    let known = store::claim_exchange(desk.tx, message.exchange).await?;
    let seen = known.as_ref().and_then(|transfer| transfer.exchange_number).unwrap_or_default();
    match line::turn(seen, message.number) {
        line::Turn::Early => return Ok(false),
        line::Turn::Next => apply(desk, known, message).await?,
        line::Turn::Old => {}
    }
    exchange::take(desk.tx, message.exchange, message.number).await?;
    Ok(true)
}

async fn apply(desk: &Desk<'_>, known: Option<Model>, message: &Message) -> Result<(), Problem> {
    let content = read(desk, message).await?;
    let mut placed = match (known, content.as_ref()) {
        (Some(transfer), _) => {
            let units = query::units_of(desk.tx, std::slice::from_ref(&transfer)).await?;
            Placed { transfer, units }
        }
        (None, Some(content)) => return arrive::arrive(desk, message, content).await,
        // who left had only begun to say something
        (None, None) => return Ok(()),
    };
    keep(desk, &placed, message).await?;
    match content {
        Some(content) => follow(desk, &mut placed, message.number, content).await,
        None => departed(desk, placed, message.number).await,
    }
}

/// What was said; nothing where the other side has left.
async fn read(desk: &Desk<'_>, message: &Message) -> Result<Option<Content>, Problem> {
    let Some(letter) = &message.letter else { return Ok(None) };
    let sender = exchange::party(desk.tx, message.sender).await?.ok_or_else(|| kinds::INTERNAL.problem())?;
    let pair = Pair::of(desk.tx.vault()).map_err(broken)?;
    let (place, sides) = ((message.exchange, message.number), (message.sender, desk.tx.tenant().id));
    let said = letter.read(&pair, &sender.keys, place, sides).map_err(broken)?;
    let read = serde_json::from_slice(&said);
    read.map(Some).map_err(|error| kinds::INTERNAL.problem().because(error))
}

/// Keeps the envelope as it was signed.
///
/// # Errors
/// When the database is away.
pub async fn keep(desk: &Desk<'_>, placed: &Placed, message: &Message) -> Result<(), Problem> {
    let kept = envelope::Model {
        transfer_id: placed.transfer.id,
        number: message.number,
        sent: false,
        envelope: message.envelope.clone(),
        signature: message.letter.as_ref().map(|letter| letter.signature.clone()),
        at: desk.now,
    };
    Ok(store::insert_envelope(desk.tx, kept).await?)
}

/// Takes the step of the other side. It was judged there; here it has to be one of the table.
async fn follow(desk: &Desk<'_>, placed: &mut Placed, number: i32, said: Content) -> Result<(), Problem> {
    let Content { step, actor, on_behalf, on, reason, handled_by, letter, offer } = said;
    let transfer = &placed.transfer;
    let to = machine::next(transfer.route, transfer.state, step, actor)
        .map_err(|finding| kinds::INTERNAL.problem().because(format!("{finding:?}")))?;
    if let Some(letter) = letter {
        put(desk, placed, &letter).await?;
    }
    if let Some(offer) = offer {
        placed.transfer.reason = offer.reason;
        if let Ok(checked) = person::check(desk, offer.person).await {
            person::keep(desk, &mut placed.transfer, &checked)?;
        }
    }
    let moved = machine::home(placed.transfer.state) != machine::home(to);
    let moves = moved.then_some(step::Handover { on, dues_to: None });
    let taken = step::Taken { to, moves, closed: step::is_closed(to) };
    let order = Order { handled_by, ..Order::plain(step, Acting { actor, on_behalf }, on, reason) };
    take::carry(desk, &By::nobody(), placed, &order, &taken, Origin::Heard(number)).await
}

/// Puts the letter beside the transfer, unless it lies there already.
///
/// # Errors
/// When the database is away.
pub async fn put(desk: &Desk<'_>, placed: &mut Placed, said: &SaidLetter) -> Result<(), Problem> {
    let last = store::last_letter(desk.tx, placed.transfer.id).await?;
    let same = last.as_ref().is_some_and(|last| {
        last.serial() == said.serial
            && last.issued_on == said.issued_on
            && last.valid_until == said.valid_until
    });
    placed.transfer.letter_until = Some(said.valid_until);
    if !same {
        let version = last.map_or(0, |last| last.version) + 1;
        store::insert_letter(desk.tx, said.row(desk, placed, version)).await?;
    }
    Ok(())
}

/// The other side has left. What waits for it there comes back; what it has let go can still be taken.
async fn departed(desk: &Desk<'_>, mut placed: Placed, number: i32) -> Result<(), Problem> {
    let mut partner = placed.transfer.partner()?.ok_or_else(|| kinds::INTERNAL.problem())?;
    partner.gone = true;
    placed.transfer.partner = Some(partner.kept()?);
    placed.transfer.exchange_number = Some(number);
    let there = matches!(placed.transfer.state, TransferState::InTransit | TransferState::ToCommitteeOk);
    if placed.transfer.route.comes() || !there {
        store::update(desk.tx, placed.transfer, desk.now).await?;
        return Ok(());
    }
    let why = spoken::pick("对方单位已离开本平台", "the other organisation has left the platform");
    let on = desk.today.max(placed.transfer.since);
    let back = Order::plain(Step::Reject, take::acting(Actor::ToCommittee), on, Some(why.into()));
    let taken = step::Taken { to: TransferState::RejectedByReceiver, moves: None, closed: true };
    take::carry(desk, &By::nobody(), &mut placed, &back, &taken, Origin::Heard(number)).await
}
