//! Whom the register of a branch is about: who is in its committee on a day, and who else belongs to it.

use crate::{
    desk::Desk,
    meetings::rules::talks::Circle,
    members::{self, Member, words::MembershipState},
    posts,
    units::Unit,
};
use kernel::MemberId;
use rest::Problem;
use rulepack::{elections::Office, organisational_life::TalkPair};
use std::collections::{BTreeSet, HashMap};
use time::Date;

#[derive(Clone, Debug)]
pub struct People {
    pub circle: Circle<MemberId>,
    pub names: HashMap<MemberId, String>,
    /// In the order of the list of members.
    listed: Vec<MemberId>,
}

impl People {
    /// # Errors
    /// When the database is away.
    pub async fn of(desk: &Desk<'_>, unit: &Unit, day: Date) -> Result<Self, Problem> {
        let held = posts::held_in(desk.tx, unit.id, day).await?;
        let seated = held.into_iter().filter(|(_, post)| Office::of(*post).is_some());
        let seats: BTreeSet<MemberId> = seated.map(|(member, _)| member).collect();
        let mut all: HashMap<MemberId, Member> =
            members::by_ids(desk.tx, seats.iter().copied().collect()).await?;
        let roster = members::roster_below(desk.tx, &unit.path).await?;
        all.extend(roster.into_iter().map(|member| (member.id, member)));
        all.retain(|_, member| takes_part(member, day));
        let mut listed: Vec<&Member> = all.values().collect();
        listed.sort_by(|a, b| (&a.initials, a.id).cmp(&(&b.initials, b.id)));
        let listed = listed.into_iter().map(|member| member.id).collect();
        let (committee, members): (BTreeSet<_>, BTreeSet<_>) =
            all.keys().copied().partition(|id| seats.contains(id));
        let names = all.into_iter().map(|(id, member)| (id, member.name)).collect();
        Ok(Self { circle: Circle { committee, members }, names, listed })
    }

    /// The class two people of the branch make; none where one of them does not belong to it.
    pub fn pair(&self, one: MemberId, other: MemberId) -> Option<TalkPair> {
        let here = self.names.contains_key(&one) && self.names.contains_key(&other);
        let sits = |who: &MemberId| self.circle.committee.contains(who);
        here.then(|| match (sits(&one), sits(&other)) {
            (true, true) => TalkPair::Committee,
            (false, false) => TalkPair::Members,
            _ => TalkPair::CommitteeAndMember,
        })
    }

    /// Everybody, by the pinyin of the name.
    pub fn by_name(&self) -> Vec<(MemberId, &str)> {
        self.listed.iter().filter_map(|id| Some((*id, self.names.get(id)?.as_str()))).collect()
    }
}

/// Not who has left, nor whose membership is suspended (停止党籍).
fn takes_part(member: &Member, day: Date) -> bool {
    member.membership_state == MembershipState::Normal && member.joined_on <= day
}
