//! What must be true of a post.

use super::{
    problems::{
        BEFORE_FOUNDING, BEFORE_JOINED, ENDS_BEFORE_START, ENDS_IN_FUTURE, NOT_FULL, POST_NOT_IN_KIND,
        STARTS_IN_FUTURE, TERM_BEFORE_START,
    },
    store::Model,
};
use crate::{
    dates::whole_years,
    members::{self, Member, words::MemberKind},
    notice::Notice,
    spoken,
    units::{self, Unit, UnitState},
};
use kernel::Period;
use rest::Problem;
use rulepack::{Pack, Post, PostRules};
use time::Date;

rest::problems! {
    YOUNG_SECRETARY = 422, "short_membership", zh "书记一般应有 {least} 年以上党龄，此人党龄 {years} 年", en "A secretary normally has {least} years of membership; this one has {years}";
    ELSEWHERE = 422, "member_of_another_unit", zh "此人的组织关系不在该组织内", en "The person's formal membership is in another unit";
    OUTLIVES_RULE = 422, "no_term", zh "未填写任期届满日期", en "The end of the term is not given";
}

/// The days of a post are in order and not in the future.
pub fn days(post: &Model, unit: &Unit, today: Date) -> Result<(), Problem> {
    if post.started_on > today {
        return Err(STARTS_IN_FUTURE.at("/started_on"));
    }
    if unit.founded_on.is_some_and(|founded| post.started_on < founded) {
        return Err(BEFORE_FOUNDING.at("/started_on"));
    }
    if post.term_ends_on.is_some_and(|end| end <= post.started_on) {
        return Err(TERM_BEFORE_START.at("/term_end"));
    }
    post.ended_on.map_or(Ok(()), |end| ended(post.started_on, end, today))
}

/// A post that began then may end on this day.
pub fn ended(started_on: Date, ended_on: Date, today: Date) -> Result<(), Problem> {
    if ended_on > today {
        return Err(ENDS_IN_FUTURE.at("/ended_on"));
    }
    if ended_on < started_on {
        return Err(ENDS_BEFORE_START.at("/ended_on"));
    }
    Ok(())
}

/// The unit has such a post, and is there unless the post is a past one.
pub fn place(rules: &PostRules, unit: &Unit, post: &Model) -> Result<(), Problem> {
    if unit.state != UnitState::Active && post.ended_on.is_none() {
        return Err(units::NOT_ACTIVE.at("/unit_id").with("name", &unit.name));
    }
    if !rules.allows(unit.kind, post.post) {
        return Err(POST_NOT_IN_KIND
            .at("/post")
            .with("kind", spoken::kind(unit.kind))
            .with("post", spoken::post(post.post)));
    }
    Ok(())
}

/// The person may hold a post: somebody who has joined by then, and a full member unless it is over.
pub fn holder(member: &Member, post: &Model) -> Result<(), Problem> {
    let over = post.ended_on.is_some();
    if !over && !member.membership_state.is_member() {
        return Err(members::NOT_A_MEMBER.at("/member_id"));
    }
    if !over && member.member_kind != MemberKind::Full {
        return Err(NOT_FULL.at("/member_id"));
    }
    if post.started_on < member.joined_on {
        return Err(BEFORE_JOINED.at("/started_on"));
    }
    Ok(())
}

/// The holding among others that shares a day with this period.
pub fn clash(others: &[Model], period: Period) -> Option<&Model> {
    others.iter().find(|other| other.period().overlaps(&period))
}

/// What should be looked at, though it is permitted, by the rules of the day the post began. That somebody leads a group
/// of which the register says that the person is elsewhere is a slip in the record, and no rule.
pub fn doubts(pack: &Pack, member: &Member, unit: &Unit, post: &Model) -> Vec<Notice> {
    let posts = pack.posts.on(post.started_on);
    let rules = &posts.value;
    let mut found = Vec::new();
    let years = member.full_on.map_or(0, |full| whole_years(full, post.started_on));
    if post.post == Post::Secretary && years < rules.secretary_membership_years {
        let least = rules.secretary_membership_years;
        let young = YOUNG_SECRETARY.with("least", least).with("years", years);
        found.push(Notice::by(young, posts.basis("posts")));
    }
    if rules.allows(unit.kind, Post::GroupLeader) && member.group_id != Some(unit.id) {
        found.push(ELSEWHERE.problem().into());
    }
    if post.ended_on.is_none() && post.term_ends_on.is_none() && post.post == Post::Secretary {
        let terms = pack.terms.on(post.started_on);
        found.push(Notice::by(OUTLIVES_RULE.problem(), terms.basis("units.terms")));
    }
    found
}
