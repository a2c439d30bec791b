use super::{
    enter::is_kept,
    owed::{Owed, span},
    store::{self, Column},
    view::{self, TalkOut},
};
use crate::{
    Records,
    meetings::{
        duties,
        view::{Basis, Person},
    },
    members,
};
use access::{Action, ResourceKind, Thing};
use axum::extract::State;
use kernel::{MemberId, UnitId};
use rest::{Answer, Ctx, Query};
use rulepack::organisational_life::TalkPair;
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use time::Date;
use utoipa::{IntoParams, ToSchema};

/// Nobody has more in a year than this page shows.
const MOST: u64 = 400;

/// Of which year.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// This year when absent.
    pub year: Option<i32>,
}

/// The own talks of a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnTalks {
    member_id: MemberId,
    unit_id: UnitId,
    unit_name: String,
    year: i32,
    due_on: Date,
    /// Whether the own branch has talks in register.
    kept: bool,
    basis: Basis,
    /// What is still asked of oneself.
    owing: Vec<OwnTalkOwing>,
    /// Everybody else of the own branch.
    partners: Vec<TalkPartner>,
    /// The latest first.
    items: Vec<TalkOut>,
}

/// A talk still to be had: with somebody certain, or with anybody of the class.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnTalkOwing {
    pair: TalkPair,
    with: Option<Person>,
    left: u8,
}

impl OwnTalkOwing {
    fn is_met_by(&self, partner: &TalkPartner) -> bool {
        self.with.as_ref().map_or(self.pair == partner.pair, |with| with.id == partner.id)
    }
}

/// Somebody to talk with.
#[derive(Debug, Serialize, ToSchema)]
pub struct TalkPartner {
    id: MemberId,
    name: String,
    /// The class the two make.
    pair: TalkPair,
}

/// Show one's own heart-to-heart talks, and what the year still asks for
#[utoipa::path(get, path = "/talks/mine", tag = "meetings", operation_id = "list_own_talks", params(Wanted),
    responses((status = OK, body = OwnTalks)))]
pub async fn handle(State(records): State<Records>, ctx: Ctx, Query(wanted): Query<Wanted>) -> Answer {
    let own = ctx.member().ok_or_else(|| members::NO_RECORD.problem())?;
    ctx.authorize(Action::ViewOwn, &Thing::of(ResourceKind::Meeting).about(Some(own))).await?;
    let found = members::find_for_action(ctx.tx(), own).await?.ok_or_else(|| members::NO_RECORD.problem())?;
    let desk = records.desk(&ctx);
    let year = duties::meant(wanted.year.unwrap_or_else(|| desk.today.year()))?;
    let (first, last) = span(year);
    let theirs = Condition::all().add(store::of(own)).add(Column::Day.between(first, last));
    let talks = store::page(ctx.tx(), theirs, MOST).await?;
    let owed = Owed::of(&desk, &found.unit, year).await?;
    let kept = is_kept(&desk, &found.unit);
    let owing = owing(&owed, own);
    let out = OwnTalks {
        member_id: own,
        unit_id: found.unit.id,
        unit_name: found.unit.name,
        year,
        due_on: owed.due_on,
        kept,
        basis: desk.pack.organisational_life.talks.on(owed.as_of).basis("meetings.talks").into(),
        partners: if kept { partners(&owed, own, &owing) } else { Vec::new() },
        owing,
        items: view::items(&desk, &ctx, talks).await?,
    };
    ctx.read(&out)
}

fn owing(owed: &Owed, own: MemberId) -> Vec<OwnTalkOwing> {
    let all = owed.classes.iter().flat_map(|class| &class.owing);
    let mine = all.filter(|one| one.who == own || one.with == Some(own));
    let with = |one: MemberId| Person::of(one, &owed.people.names);
    mine.map(|one| OwnTalkOwing {
        pair: one.pair,
        with: one.with.map(|other| with(if other == own { one.who } else { other })),
        left: one.left,
    })
    .collect()
}

/// Those a talk is still to be had with come first.
fn partners(owed: &Owed, own: MemberId, owing: &[OwnTalkOwing]) -> Vec<TalkPartner> {
    let others = owed.people.by_name().into_iter().filter(|(id, _)| *id != own);
    let partner = |(id, name): (MemberId, &str)| {
        let pair = owed.people.pair(own, id)?;
        Some(TalkPartner { id, name: name.to_owned(), pair })
    };
    let mut all: Vec<TalkPartner> = others.filter_map(partner).collect();
    all.sort_by_key(|partner| !owing.iter().any(|one| one.is_met_by(partner)));
    all
}
