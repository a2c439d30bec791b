//! Somebody comes from another organisation: a transfer of one's own, at the step the sender has taken.

use super::{
    Partner,
    content::{Content, Offer},
    hear,
};
use crate::{
    desk::Desk,
    members::Checked,
    spoken,
    transfers::{
        open, person,
        query::Placed,
        rules::{Actor, Route, Step},
        store::{self, step, transfer::Model},
        take::{self, By, Order},
        tell,
    },
    units::{self, Unit, UnitState},
};
use rest::{Problem, kinds};
use rulepack::transfers::TransferState;
use tenancy::exchange::{self, Message, Party};

/// Writes down who is on the way here. Who cannot be taken goes back at once, with the reason.
///
/// # Errors
/// When the message offers nobody, or the database is away.
pub async fn arrive(desk: &Desk<'_>, message: &Message, said: &Content) -> Result<(), Problem> {
    let missing = || kinds::INTERNAL.problem();
    let (Some(offer), Some(letter), Step::Send) = (&said.offer, &said.letter, said.step) else {
        return Err(missing());
    };
    let sender = exchange::party(desk.tx, message.sender).await?.ok_or_else(missing)?;
    let taken = taken(desk, offer).await?;
    let unit = match &taken {
        Ok((unit, _)) => unit.clone(),
        Err(_) => units::top(desk.tx).await?.ok_or_else(missing)?,
    };
    let mut transfer = row(desk, message, said, offer, &sender, &unit)?;
    if let Ok((_, checked)) = &taken {
        person::keep(desk, &mut transfer, checked)?;
    }
    let mut placed = open::begin(desk, transfer).await?;
    hear::put(desk, &mut placed, letter).await?;
    hear::keep(desk, &placed, message).await?;
    sent(desk, &mut placed, said).await?;
    let Err(why) = taken else { return Ok(()) };
    let on = desk.today.max(said.on);
    let back = Order::plain(Step::Reject, take::acting(Actor::ToCommittee), on, Some(why));
    take::step(desk, &By::nobody(), &mut placed, back).await
}

type Takes = Result<(Unit, Box<Checked>), String>;

/// The committee and the papers of the person; or why nobody can be taken.
async fn taken(desk: &Desk<'_>, offer: &Offer) -> Result<Takes, Problem> {
    let refused = |zh, en| Ok(Err(spoken::pick(zh, en).to_owned()));
    let me = exchange::party(desk.tx, desk.tx.tenant().id).await?;
    let published = me.is_some_and(|me: Party| {
        me.accepts && me.committees.iter().any(|committee| committee.id == offer.committee)
    });
    let unit = units::by_ids(desk.tx, vec![offer.committee]).await?.remove(&offer.committee);
    let unit = unit.filter(|unit| published && unit.state == UnitState::Active);
    let Some(unit) = unit else {
        return refused("该党委目前不接收组织关系", "this committee takes no relations now");
    };
    let checked = match person::check(desk, offer.person.clone()).await {
        Ok(checked) => checked,
        Err(problem) if problem.kind().status >= 500 => return Err(problem),
        Err(problem) => return Ok(Err(problem.body().detail.chars().take(300).collect())),
    };
    let blind = crate::members::id_no_blind(desk.tx.vault(), &checked.id);
    if store::is_awaited(desk.tx, &blind).await? {
        return refused("该党员已有正在办理的转入", "this person is on the way here already");
    }
    Ok(Ok((unit, Box::new(checked))))
}

fn row(
    desk: &Desk<'_>,
    message: &Message,
    said: &Content,
    offer: &Offer,
    sender: &Party,
    unit: &Unit,
) -> Result<Model, Problem> {
    let partner = Partner {
        tenant: sender.tenant,
        name: offer.organisation.clone(),
        kind: sender.kind,
        committee: None,
        gone: false,
    };
    Ok(Model {
        person_name: offer.person.name.chars().take(50).collect(),
        from_place: Some(offer.from_place.clone()),
        // the committee names the branch when it approves
        to_unit_id: Some(unit.id),
        to_committee_id: Some(unit.id),
        state: TransferState::InTransit,
        since: said.on,
        reason: offer.reason.clone(),
        sent_on: Some(said.on),
        exchange_id: Some(message.exchange),
        exchange_number: Some(message.number),
        partner: Some(partner.kept()?),
        ..open::draft(desk, Route::ExchangeIn)
    })
}

/// The sending is the first step that is known here.
async fn sent(desk: &Desk<'_>, placed: &mut Placed, said: &Content) -> Result<(), Problem> {
    let saved = store::update(desk.tx, placed.transfer.clone(), desk.now).await?;
    placed.transfer = saved.ok_or_else(|| kinds::PRECONDITION_FAILED.problem())?;
    let step = step::Model {
        transfer_id: placed.transfer.id,
        number: 1,
        step: said.step,
        actor: said.actor,
        on_behalf: said.on_behalf,
        from_state: TransferState::LetterIssued,
        to_state: TransferState::InTransit,
        on_day: said.on,
        reason: said.reason.clone(),
        taken_by: None,
        taken_by_name: None,
        recorded_at: desk.now,
    };
    tell::stepped(desk, &placed.transfer, &step).await?;
    store::insert_steps(desk.tx, vec![step]).await?;
    Ok(())
}
