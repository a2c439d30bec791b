use super::{
    item::{MeetingItem, items},
    own::Taking,
    parts::{DecisionOut, FindingOut, FollowUpOut, ParticipantOut, Person, finding},
};
use crate::{
    desk::Desk,
    meetings::{
        alike, findings, lecturers,
        life::{self, Life, LifeOut, ProgressOut},
        papers::{self, PaperOut},
        query::Placed,
        results::{self, MeetingResult},
        store::participant,
        visitors::{self, VisitorOut},
        whole::Whole,
        words::MeetingState,
    },
    members,
    registers::exempt,
};
use access::Action;
use kernel::MemberId;
use rest::{Call, Problem, kinds};
use serde::Serialize;
use std::collections::{BTreeSet, HashSet};
use utoipa::ToSchema;

/// A meeting with everything that is recorded of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MeetingOut {
    #[serde(flatten)]
    pub meeting: MeetingItem,
    /// For which year it was held, where that is not its own.
    pub serves_year: Option<i16>,
    pub chair: Option<Person>,
    pub recorder: Option<Person>,
    /// Of a lecture, who gave it.
    pub lecturer: Option<Person>,
    /// Who may have given it beside those on the list, for whoever writes the record.
    pub lecturers: Vec<Person>,
    /// How many others were there; who they are is not kept.
    pub guests: i16,
    pub guests_note: Option<String>,
    pub agenda: Vec<String>,
    pub minutes: Option<String>,
    pub cancel_reason: Option<String>,
    /// Everybody on the list; for a member without a role the own entry alone.
    pub participants: Vec<ParticipantOut>,
    /// Members of organisations elsewhere on the list, in none of the numbers; for a member without a role none.
    pub visitors: Vec<VisitorOut>,
    pub decisions: Vec<DecisionOut>,
    pub follow_ups: Vec<FollowUpOut>,
    /// How far the remedies among them are; none where there are none.
    pub remedies: Option<ProgressOut>,
    /// Of an organisational-life meeting, its steps and what became of the one before.
    pub life: Option<LifeOut>,
    /// What was on paper and scanned, in order. Who may open it is for the documents to say.
    pub papers: Vec<PaperOut>,
    /// What was decided here and is kept elsewhere, as far as the reader may see it there.
    pub results: Vec<MeetingResult>,
    /// The actor's own part, for whoever is on the list.
    pub own: Option<Taking>,
    /// What the rules find in a record that is being written, or was filed just now.
    pub findings: Vec<FindingOut>,
    /// What the actor may do to it: `update`.
    pub actions: Vec<Action>,
}

/// # Errors
/// When the database is away.
pub async fn detail(desk: &Desk<'_>, call: &Call, placed: &Placed) -> Result<MeetingOut, Problem> {
    let whole = Whole::of(desk.tx, placed).await?;
    let (thing, mut actions) = (placed.thing(), Vec::new());
    if call.may(Action::Update, &thing).await? {
        actions.push(Action::Update);
    }
    let all = call.may(Action::View, &thing).await?;
    let own = placed.own.as_ref().map(|entry| entry.member_id);
    let mut list: Vec<participant::Model> =
        whole.list.iter().filter(|entry| all || Some(entry.member_id) == own).cloned().collect();
    if actions.is_empty() {
        // why somebody cannot come is told to whoever keeps the record
        list.iter_mut()
            .filter(|entry| Some(entry.member_id) != own)
            .for_each(|entry| entry.leave_note = None);
    }
    let above = match actions.is_empty() {
        true => BTreeSet::new(),
        false => lecturers::above(desk, &whole.meeting, &whole.unit).await?,
    };
    let mut ids = named(&whole, &list);
    ids.extend(&above);
    let names = members::names(desk.tx, ids).await?;
    let (life, mut found) = (Life::of(desk, &whole).await?, Vec::new());
    if whole.meeting.state == MeetingState::Held && !actions.is_empty() {
        let reminders = life.iter().flat_map(|life| life.findings(desk, &whole));
        let alike = alike::found(desk, &whole.meeting).await?.map(|(_, told)| told);
        let all = findings::of_record(desk, &whole).into_iter().chain(reminders).chain(alike);
        found = all.map(finding).collect();
    }
    let life = match life {
        Some(life) => Some(life::shown(desk, &whole, life, &names).await?),
        None => None,
    };
    let exempt = match actions.is_empty() {
        true => HashSet::new(),
        false => exempt::on(desk.tx, &members_of(&list), whole.meeting.day).await?,
    };
    let visitors = match all {
        true => visitors::shown(desk, &whole.meeting).await?,
        false => Vec::new(),
    };
    let meeting = items(desk, vec![whole.meeting.clone()]).await?.pop();
    let person = |id: Option<MemberId>| id.map(|id| Person::of(id, &names));
    let (model, follow_ups) = (&whole.meeting, whole.follow_ups.iter().cloned());
    Ok(MeetingOut {
        meeting: meeting.ok_or_else(|| kinds::INTERNAL.problem())?,
        serves_year: model.serves_year,
        chair: person(model.chair_id),
        recorder: person(model.recorder_id),
        lecturer: person(model.lecturer_id),
        lecturers: above.iter().map(|id| Person::of(*id, &names)).collect(),
        guests: model.guests,
        guests_note: model.guests_note.clone(),
        agenda: model.agenda.clone(),
        minutes: model.minutes.clone(),
        cancel_reason: model.cancel_reason.clone(),
        participants: list.into_iter().map(|entry| ParticipantOut::of(entry, &names, &exempt)).collect(),
        visitors,
        decisions: whole.decisions.iter().map(|one| DecisionOut::of(desk, &whole, one)).collect(),
        follow_ups: follow_ups.map(|one| FollowUpOut::of(desk, one, &names)).collect(),
        remedies: ProgressOut::of(&whole.follow_ups, desk.today),
        life,
        papers: papers::shown(desk, model).await?,
        results: results::of(desk, call, model).await?,
        own: placed.own.as_ref().map(|entry| Taking::of(desk, model, entry)),
        findings: found,
        actions,
    })
}

fn members_of(list: &[participant::Model]) -> Vec<MemberId> {
    list.iter().map(|entry| entry.member_id).collect()
}

fn named(whole: &Whole, list: &[participant::Model]) -> Vec<MemberId> {
    let meeting = &whole.meeting;
    let chairs = [meeting.chair_id, meeting.recorder_id, meeting.lecturer_id].into_iter().flatten();
    let owners = whole.follow_ups.iter().filter_map(|one| one.owner_id);
    let noted = meeting.steps().iter().filter_map(|noted| noted.by_member);
    list.iter().map(|entry| entry.member_id).chain(chairs).chain(owners).chain(noted).collect()
}
