//! What the system knows of a unit, so that nobody is asked for it.

use super::rules::{Form, Known, Value, Values};
use crate::{
    dates::whole_years,
    desk::Desk,
    dues, meetings,
    members::{
        self, Member,
        words::{Gender, MemberKind},
    },
    posts,
    units::{self, Unit, UnitState},
};
use kernel::{UnitId, YearMonth};
use rest::Problem;
use rulepack::{UnitKind, collections::Groups, organisational_life::MeetingKind};
use std::collections::{BTreeMap, HashMap};
use time::Date;

/// The code of the majority in GB/T 3304; every other one is a minority's.
const MAJORITY: &str = "01";

/// What is known of a unit for the fields of a form that ask for it.
///
/// # Errors
/// When the database is away.
pub async fn known(desk: &Desk<'_>, unit: &Unit, form: &Form) -> Result<Values, Problem> {
    let wanted = form.fields.iter().filter_map(|field| Some((field, field.known?)));
    let wanted: Vec<_> = wanted.collect();
    if wanted.is_empty() {
        return Ok(Values::new());
    }
    let facts = Facts::gather(desk, unit).await?;
    let mut values = Values::new();
    for (field, known) in wanted {
        if let Some(value) = facts.value(known) {
            values.insert(field.key.clone(), value);
        }
    }
    Ok(values)
}

struct Facts<'a> {
    unit: &'a Unit,
    parent: Option<String>,
    secretary: Option<String>,
    groups: usize,
    roster: Vec<Member>,
    held: BTreeMap<MeetingKind, u32>,
    meetings: u32,
    dues: Option<u32>,
    rule: &'a Groups,
    today: Date,
}

impl<'a> Facts<'a> {
    async fn gather(desk: &'a Desk<'_>, unit: &'a Unit) -> Result<Self, Problem> {
        let parents: Vec<UnitId> = unit.parent_id.into_iter().collect();
        let mut parents: HashMap<UnitId, Unit> = units::by_ids(desk.tx, parents).await?;
        let parent = unit.parent_id.and_then(|id| parents.remove(&id)).map(|parent| parent.name);
        let children = units::children(desk.tx, unit.id).await?;
        let group = |child: &&Unit| child.kind == UnitKind::Group && child.state == UnitState::Active;
        let (meetings, held) = meetings::held_in(desk, unit, desk.today.year()).await?;
        Ok(Self {
            parent,
            secretary: posts::secretaries(desk, vec![unit.id]).await?.remove(&unit.id),
            groups: children.iter().filter(group).count(),
            roster: members::roster_below(desk.tx, &unit.path).await?,
            held,
            meetings,
            dues: dues::paid_percent(desk, unit, YearMonth::of(desk.today).plus(-1)).await?,
            rule: &desk.pack.collections.groups.on(desk.today).value,
            today: desk.today,
            unit,
        })
    }

    fn value(&self, known: Known) -> Option<Value> {
        let text = |text: &Option<String>| text.clone().map(Value::Text);
        let held = |kind| Value::Number(self.held.get(&kind).copied().unwrap_or_default().into());
        let count = |fits: &dyn Fn(&Member) -> bool| {
            let n = self.roster.iter().filter(|member| fits(member)).count();
            Value::Number(i64::try_from(n).unwrap_or(i64::MAX))
        };
        Some(match known {
            Known::UnitName => Value::Text(self.unit.name.clone()),
            Known::UnitCode => return text(&self.unit.external_code),
            Known::ParentName => return text(&self.parent),
            Known::SecretaryName => return text(&self.secretary),
            Known::FoundedOn => return self.unit.founded_on.map(|day| Value::Text(day.to_string())),
            Known::Groups => Value::Number(i64::try_from(self.groups).unwrap_or(i64::MAX)),
            Known::Members => count(&|_| true),
            Known::MembersFull => count(&|member| member.member_kind == MemberKind::Full),
            Known::MembersProbationary => count(&|member| member.member_kind == MemberKind::Probationary),
            Known::MembersWomen => count(&|member| member.gender == Gender::Female),
            Known::MembersMinority => {
                count(&|member| member.ethnic.as_deref().is_some_and(|code| code != MAJORITY))
            }
            Known::MembersYoung => count(&|member| self.age(member, |age, rule| age <= rule.young_to_age)),
            Known::MembersOld => count(&|member| self.age(member, |age, rule| age >= rule.old_from_age)),
            Known::MembersEducated => count(&|member| self.educated(member)),
            Known::MeetingsHeld => Value::Number(self.meetings.into()),
            Known::BranchMeetingsHeld => held(MeetingKind::BranchMeeting),
            Known::LecturesHeld => held(MeetingKind::Lecture),
            Known::ThemedDaysHeld => held(MeetingKind::ThemedDay),
            Known::DuesPaidPercent => Value::Number(self.dues?.into()),
        })
    }

    fn age(&self, member: &Member, fits: fn(u8, &Groups) -> bool) -> bool {
        let born = member.birth_date.or(member.id_birth_date);
        born.is_some_and(|born| fits(whole_years(born, self.today), self.rule))
    }

    fn educated(&self, member: &Member) -> bool {
        let code = member.education.as_deref();
        code.is_some_and(|code| self.rule.educated.iter().any(|first| code.starts_with(first.as_str())))
    }
}
