//! Names of the words of the field, in the language of the request and the terms of the organisation.

use crate::{
    dues::rules::receipt::{figures, yuan},
    members::words::{Gender, MemberKind},
};
use kernel::{Fen, Locale, TenantKind};
use rest::{Voice, spoken_locale, voice};
use rulepack::{Post, UnitKind};

pub fn kind(kind: UnitKind) -> &'static str {
    let (zh, en) = match kind {
        UnitKind::PartyCommittee => ("党委", "a party committee"),
        UnitKind::GeneralBranch => ("党总支", "a general branch"),
        UnitKind::Branch => ("党支部", "a branch"),
        UnitKind::JointBranch => ("联合党支部", "a joint branch"),
        UnitKind::TemporaryBranch => ("临时党支部", "a temporary branch"),
        UnitKind::FunctionalBranch => ("功能型党支部", "a functional branch"),
        UnitKind::RetiredBranch => ("离退休党支部", "a branch of the retired"),
        UnitKind::FloatingBranch => ("流动党员党支部", "a branch of floating members"),
        UnitKind::Group => ("党小组", "a group"),
        UnitKind::WorkCommittee => ("党工委", "a work committee"),
        UnitKind::LeadingGroup => ("党组", "a leading group"),
    };
    pick(zh, en)
}

pub fn post(post: Post) -> &'static str {
    let (zh, en) = match post {
        Post::Secretary => ("书记", "secretary"),
        Post::DeputySecretary => ("副书记", "deputy secretary"),
        Post::OrganisationCommissioner => ("组织委员", "organisation commissioner"),
        Post::PublicityCommissioner => ("宣传委员", "publicity commissioner"),
        Post::DisciplineCommissioner => ("纪检委员", "discipline commissioner"),
        Post::YouthCommissioner => ("青年委员", "youth commissioner"),
        Post::MassWorkCommissioner => ("群众工作委员", "mass work commissioner"),
        Post::CommitteeMember => ("委员", "committee member"),
        Post::DisciplineSecretary => ("纪委书记", "discipline secretary"),
        Post::GroupLeader => ("党小组组长", "group leader"),
        Post::DeputyGroupLeader => ("党小组副组长", "deputy group leader"),
    };
    pick(zh, en)
}

/// None where it is not known or not told.
pub fn gender(gender: Gender) -> Option<&'static str> {
    match gender {
        Gender::Male => Some(pick("男", "male")),
        Gender::Female => Some(pick("女", "female")),
        Gender::Unknown | Gender::NotStated => None,
    }
}

pub fn member_kind(kind: MemberKind) -> &'static str {
    match kind {
        MemberKind::Full => pick("正式党员", "full member"),
        MemberKind::Probationary => pick("预备党员", "probationary member"),
    }
}

/// An amount within a sentence, as every page of the language writes it.
pub fn money(amount: Fen) -> String {
    match spoken_locale() {
        Locale::Zh => yuan(amount),
        Locale::En => figures(amount),
    }
}

pub fn pick(zh: &'static str, en: &'static str) -> &'static str {
    voice().pick(zh, en)
}

/// What may stand in a file for a word of either language: the word as it is, and as each kind of organisation says
/// it.
pub fn in_any_terms(word: &str) -> Vec<String> {
    let locale = if word.is_ascii() { Locale::En } else { Locale::Zh };
    let said = TenantKind::ALL.iter().map(|kind| Voice::of(locale, *kind).say(word).into_owned());
    let mut all: Vec<String> = said.collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_the_terms_of_every_kind() {
        assert_eq!(in_any_terms("党支部"), ["党支部", "分会"]);
        assert_eq!(in_any_terms("姓名"), ["姓名"]);
        assert_eq!(in_any_terms("joint branch"), ["joint branch", "joint chapter"]);
    }
}
