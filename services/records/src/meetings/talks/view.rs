//! What is shown of an entry.

use super::{
    steps::{TalkSteps, steps},
    store::{self, Model},
    words::TalkState,
};
use crate::{
    desk::Desk,
    meetings::{store as meetings, view::Person},
    members,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use kernel::{MeetingId, MemberId, TalkId, UnitId};
use rest::{Call, Problem, kinds};
use rulepack::organisational_life::TalkPair;
use sea_orm::Condition;
use serde::Serialize;
use std::collections::{BTreeSet, HashMap, HashSet};
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// That two people talked.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Talk)]
pub struct TalkOut {
    pub id: TalkId,
    pub unit_id: UnitId,
    pub unit_name: String,
    pub day: Date,
    pub pair: TalkPair,
    /// The two.
    pub people: Vec<Person>,
    pub meeting: Option<TalkMeeting>,
    pub state: TalkState,
    /// Which of the two entered it; none where others did.
    pub entered_by: Option<MemberId>,
    /// Which of the two says that it did not take place.
    pub objected_by: Option<MemberId>,
    #[serde(with = "time::serde::rfc3339")]
    pub entered_at: OffsetDateTime,
    pub may: TalkSteps,
    pub version: i32,
}

/// The organisational-life meeting a talk prepares.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TalkMeeting {
    pub id: MeetingId,
    pub day: Date,
    pub subject: String,
}

/// What stands around entries.
struct Around {
    units: HashMap<UnitId, Unit>,
    names: HashMap<MemberId, String>,
    meetings: HashMap<MeetingId, TalkMeeting>,
}

impl Around {
    async fn of(desk: &Desk<'_>, talks: &[Model]) -> Result<Self, Problem> {
        let people: BTreeSet<MemberId> = talks.iter().flat_map(|one| [one.one_id, one.other_id]).collect();
        let of: BTreeSet<UnitId> = talks.iter().map(|one| one.unit_id).collect();
        let prepared: BTreeSet<MeetingId> = talks.iter().filter_map(|one| one.meeting_id).collect();
        let prepared = meetings::by_ids(desk.tx, prepared.into_iter().collect()).await?;
        let brief = |one: meetings::meeting::Model| {
            (one.id, TalkMeeting { id: one.id, day: one.day, subject: one.subject })
        };
        Ok(Self {
            units: units::by_ids(desk.tx, of.into_iter().collect()).await?,
            names: members::names(desk.tx, people.into_iter().collect()).await?,
            meetings: prepared.into_iter().map(brief).collect(),
        })
    }

    fn show(&self, talk: Model, may: TalkSteps) -> TalkOut {
        let unit = self.units.get(&talk.unit_id);
        TalkOut {
            id: talk.id,
            unit_id: talk.unit_id,
            unit_name: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
            day: talk.day,
            pair: talk.pair,
            people: [talk.one_id, talk.other_id].map(|who| Person::of(who, &self.names)).to_vec(),
            meeting: talk.meeting_id.and_then(|id| self.meetings.get(&id).cloned()),
            state: talk.state,
            entered_by: talk.entered_by_member.filter(|member| talk.is_of(*member)),
            objected_by: talk.objected_by,
            entered_at: talk.created_at,
            may,
            version: talk.version,
        }
    }
}

/// # Errors
/// When the database is away.
pub async fn items(desk: &Desk<'_>, call: &Call, talks: Vec<Model>) -> Result<Vec<TalkOut>, Problem> {
    let around = Around::of(desk, &talks).await?;
    let me = call.own(Action::TakePart, ResourceKind::Meeting).await?;
    let mut kept = HashSet::new();
    for unit in around.units.values() {
        if call.may(Action::Update, &Thing::within(ResourceKind::Meeting, unit.path.as_str())).await? {
            kept.insert(unit.id);
        }
    }
    let show = |talk: Model| {
        let may = steps(&talk, me.filter(|me| talk.is_of(*me)), kept.contains(&talk.unit_id));
        around.show(talk, may)
    };
    Ok(talks.into_iter().map(show).collect())
}

/// # Errors
/// When the database is away.
pub async fn one(desk: &Desk<'_>, call: &Call, talk: Model) -> Result<TalkOut, Problem> {
    items(desk, call, vec![talk]).await?.pop().ok_or_else(|| kinds::INTERNAL.problem())
}

/// Everything of one member, for the person it is about.
///
/// # Errors
/// When the database is away.
pub async fn of_member(desk: &Desk<'_>, member: MemberId) -> Result<Vec<TalkOut>, Problem> {
    let theirs = Condition::all().add(store::of(member));
    let talks = store::page(desk.tx, theirs, u64::from(u32::MAX)).await?;
    let around = Around::of(desk, &talks).await?;
    Ok(talks.into_iter().map(|talk| around.show(talk, TalkSteps::default())).collect())
}
