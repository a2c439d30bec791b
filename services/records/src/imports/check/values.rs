//! The words people write into cells.

use crate::{
    members::words::{Gender, MemberKind, MembershipState, WorkPost},
    spoken::in_any_terms,
};
use kernel::text::compare_key;
use rulepack::UnitKind;

/// Ways to say that there is nothing: forms have no blank cells.
pub fn says_none(text: &str) -> bool {
    let key = compare_key(text);
    key.chars().all(|c| matches!(c, '-' | '—' | '–' | '―' | '/' | '\\' | '_' | '无' | '*'))
        || key == "暂无"
        || key == "n/a"
}

/// Ways to say that nobody knows.
pub fn says_unknown(text: &str) -> bool {
    matches!(compare_key(text).as_str(), "不详" | "未知" | "不清楚" | "?" | "unknown")
}

/// The word of a list; names are in small letters, and blanks or `_` between words do not count.
fn find<T: Copy>(text: &str, words: &[(&[&str], T)]) -> Option<T> {
    let key: String = compare_key(text).replace('_', "");
    let is = |name: &&str| name.chars().filter(|c| *c != ' ').eq(key.chars());
    let usual = words.iter().find(|(names, _)| names.iter().any(is));
    let said = |name: &&str| {
        // no term of one language stands in the other
        name.is_ascii() == key.is_ascii() && in_any_terms(name).iter().any(|said| compare_key(said) == key)
    };
    let found = usual.or_else(|| words.iter().find(|(names, _)| names.iter().any(said)));
    found.map(|(_, value)| *value)
}

pub fn gender(text: &str) -> Option<Gender> {
    find(
        text,
        &[
            (&["男", "男性", "1", "m", "male"], Gender::Male),
            (&["女", "女性", "2", "f", "female"], Gender::Female),
            (&["未知的性别", "未知", "0", "unknown", "unknown gender"], Gender::Unknown),
            (&["未说明的性别", "未说明", "9", "not stated"], Gender::NotStated),
        ],
    )
}

pub fn member_kind(text: &str) -> Option<MemberKind> {
    find(
        text,
        &[
            (&["正式党员", "正式", "中共党员", "党员", "full", "full member"], MemberKind::Full),
            (
                &["预备党员", "预备", "中共预备党员", "probationary", "probationary member"],
                MemberKind::Probationary,
            ),
        ],
    )
}

pub fn membership_state(text: &str) -> Option<MembershipState> {
    find(
        text,
        &[
            (&["正常", "normal"], MembershipState::Normal),
            (&["停止党籍", "停止", "suspended"], MembershipState::Suspended),
            (&["转出", "已转出", "transferred"], MembershipState::Transferred),
            (&["除名", "已除名", "removed"], MembershipState::Removed),
            (&["退党", "已退党", "劝其退党", "withdrawn"], MembershipState::Withdrawn),
            (&["开除", "开除党籍", "expelled"], MembershipState::Expelled),
            (&["死亡", "去世", "已故", "已去世", "deceased"], MembershipState::Deceased),
            (&["不予承认", "党员身份不予承认", "not recognised"], MembershipState::NotRecognised),
        ],
    )
}

/// The categories of the statistics; anything else in that column is a title of a post.
pub fn work_post(text: &str) -> Option<WorkPost> {
    find(
        text,
        &[
            (
                &["工人", "工勤技能", "工勤技能人员", "工人(工勤技能)", "工人(工勤技能人员)", "worker"],
                WorkPost::Worker,
            ),
            (&["农牧渔民", "农民", "牧民", "渔民", "farmer", "farmer, herder or fisher"], WorkPost::Farmer),
            (&["专业技术", "专业技术人员", "professional"], WorkPost::Professional),
            (&["管理", "管理人员", "manager"], WorkPost::Manager),
            (&["党政机关", "党政机关工作人员", "公务员", "official"], WorkPost::Official),
            (&["学生", "student"], WorkPost::Student),
            (&["其他", "其它", "other"], WorkPost::Other),
            (&["离退休", "离退休人员", "退休", "离休", "退休人员", "retired"], WorkPost::Retired),
        ],
    )
}

pub fn yes_or_no(text: &str) -> Option<bool> {
    find(
        text,
        &[
            (&["是", "√", "有", "y", "yes", "true", "1"], true),
            (&["否", "×", "x", "不是", "n", "no", "false", "0"], false),
        ],
    )
}

pub fn unit_kind(text: &str) -> Option<UnitKind> {
    find(
        text,
        &[
            (
                &["党委", "基层党委", "党的基层委员会", "委员会", "机关党委", "committee", "party committee"],
                UnitKind::PartyCommittee,
            ),
            (
                &["党总支", "总支", "党总支部", "总支部", "党总支部委员会", "general branch"],
                UnitKind::GeneralBranch,
            ),
            (&["党支部", "支部", "branch", "party branch"], UnitKind::Branch),
            (&["联合党支部", "联合支部", "joint branch"], UnitKind::JointBranch),
            (&["临时党支部", "临时支部", "temporary branch"], UnitKind::TemporaryBranch),
            (&["功能型党支部", "功能党支部", "功能型支部", "functional branch"], UnitKind::FunctionalBranch),
            (
                &[
                    "离退休党支部",
                    "离退休干部党支部",
                    "离退休支部",
                    "退休党支部",
                    "retired branch",
                    "branch of retired members",
                    "branch of the retired",
                ],
                UnitKind::RetiredBranch,
            ),
            (
                &["流动党员党支部", "流动党支部", "floating branch", "branch of floating members"],
                UnitKind::FloatingBranch,
            ),
            (&["党小组", "小组", "group", "party group"], UnitKind::Group),
            (&["党工委", "工委", "工作委员会", "work committee"], UnitKind::WorkCommittee),
            (&["党组", "leading group"], UnitKind::LeadingGroup),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_any_width() {
        assert_eq!(gender(" 男\u{3000}"), Some(Gender::Male));
        assert_eq!(gender("２"), Some(Gender::Female));
        assert_eq!(gender("甲"), None);
        assert_eq!(member_kind("预备 党员"), Some(MemberKind::Probationary));
        assert_eq!(unit_kind("党 总 支"), Some(UnitKind::GeneralBranch));
        assert_eq!(yes_or_no("Ｙ"), Some(true));
    }

    #[test]
    fn an_association_writes_its_own_words() {
        assert_eq!(member_kind("预备会员"), Some(MemberKind::Probationary));
        assert_eq!(unit_kind("联合分会"), Some(UnitKind::JointBranch));
        assert_eq!(unit_kind("理事会"), Some(UnitKind::PartyCommittee));
    }

    #[test]
    fn english_words_are_those_of_the_pages() {
        for kind in UnitKind::ALL {
            assert_eq!(unit_kind(kind.as_str()), Some(*kind), "{kind}");
            let words = kind.as_str().replace('_', " ");
            assert_eq!(unit_kind(&words), Some(*kind), "{words}");
        }
        let kinds = [
            ("Committee", UnitKind::PartyCommittee),
            ("General branch", UnitKind::GeneralBranch),
            ("GENERAL_BRANCH", UnitKind::GeneralBranch),
            ("Branch of retired members", UnitKind::RetiredBranch),
            ("Branch of floating members", UnitKind::FloatingBranch),
            ("Joint chapter", UnitKind::JointBranch),
            ("Council", UnitKind::PartyCommittee),
        ];
        for (text, kind) in kinds {
            assert_eq!(unit_kind(text), Some(kind), "{text}");
        }
        for post in WorkPost::ALL {
            assert_eq!(work_post(post.as_str()), Some(*post), "{post}");
        }
        assert_eq!(work_post("Farmer, herder or fisher"), Some(WorkPost::Farmer));
        assert_eq!(member_kind("Full member"), Some(MemberKind::Full));
        assert_eq!(membership_state("Not recognised"), Some(MembershipState::NotRecognised));
        assert_eq!(membership_state("not_recognised"), Some(MembershipState::NotRecognised));
    }

    #[test]
    fn ways_to_say_nothing() {
        for text in ["无", "—", "——", "-", "／", "暂无", ""] {
            assert!(says_none(text), "{text}");
        }
        assert!(!says_none("无锡市") && says_unknown("不详"));
    }
}
