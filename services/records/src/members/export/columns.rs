//! What stands in a file, in the words and the order an import reads.

use crate::{
    codes::{CodeTable, DEGREES, EDUCATION, ETHNIC, POLITICAL_STATUS},
    members::{
        draft::NewMember,
        words::{Gender, MemberKind, MembershipState, WorkPost},
    },
};
use kernel::{Locale, mask};
use time::Date;

/// Everything a row is made of.
pub struct Line<'a> {
    pub facts: &'a NewMember,
    pub unit: &'a str,
    pub group: &'a str,
    /// Where a floating member is.
    pub away: Option<&'a str>,
    pub masked: bool,
    pub locale: Locale,
}

const fn say(locale: Locale, zh: &'static str, en: &'static str) -> &'static str {
    match locale {
        Locale::Zh => zh,
        Locale::En => en,
    }
}

const TITLES: [(&str, &str); 24] = [
    ("姓名", "Name"),
    ("性别", "Gender"),
    ("民族", "Ethnic group"),
    ("出生日期", "Date of birth"),
    ("公民身份号码", "Identity number"),
    ("学历", "Education"),
    ("学位", "Degree"),
    ("政治面貌", "Political status"),
    ("人员类别", "Kind of member"),
    ("所在党支部", "Branch"),
    ("所在党小组", "Group"),
    ("加入党组织日期", "Joined on"),
    ("转为正式党员日期", "Confirmed on"),
    ("工作岗位", "Occupation"),
    ("工作单位", "Employer"),
    ("手机号码", "Mobile"),
    ("固定电话", "Landline"),
    ("家庭住址", "Address"),
    ("籍贯", "Native place"),
    ("出生地", "Place of birth"),
    ("户籍所在派出所", "Police station"),
    ("党籍状态", "Membership state"),
    ("是否流动党员", "Floating"),
    ("外出流向", "Where to"),
];

pub fn sheet(locale: Locale) -> &'static str {
    say(locale, "党员花名册", "Members")
}

pub fn titles(locale: Locale) -> Vec<String> {
    TITLES.iter().map(|(zh, en)| say(locale, zh, en).to_owned()).collect()
}

pub fn row(line: &Line<'_>) -> Vec<String> {
    let (m, locale) = (line.facts, line.locale);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let hide = |value: &Option<String>, mask: fn(&str) -> String| {
        value
            .as_deref()
            .map(|value| if line.masked { mask(value) } else { value.to_owned() })
            .unwrap_or_default()
    };
    let id_no = if line.masked { mask::id_no(&m.id_no) } else { m.id_no.clone() };
    let occupation =
        m.job_title.clone().or_else(|| m.work_post.map(|post| work_post(locale, post).to_owned()));
    let row: [String; 24] = [
        m.name.clone(),
        m.gender.map(|known| gender(locale, known)).unwrap_or_default().to_owned(),
        label(locale, &ETHNIC, &m.ethnic),
        date(m.birth_date),
        id_no,
        label(locale, &EDUCATION, &m.education),
        label(locale, &DEGREES, &m.degree),
        label(locale, &POLITICAL_STATUS, &m.political_status),
        kind(locale, m.member_kind).to_owned(),
        line.unit.to_owned(),
        line.group.to_owned(),
        date(Some(m.joined_on)),
        date(m.full_on),
        occupation.unwrap_or_default(),
        text(&m.work_unit),
        hide(&m.mobile, mask::mobile),
        hide(&m.landline, mask::landline),
        hide(&m.address, mask::address),
        text(&m.native_place),
        text(&m.birth_place),
        hide(&m.police_station, |_| mask::hidden()),
        state(locale, m.membership_state).to_owned(),
        (if line.away.is_some() { say(locale, "是", "yes") } else { say(locale, "否", "no") }).to_owned(),
        line.away.unwrap_or_default().to_owned(),
    ];
    row.into()
}

fn label(locale: Locale, table: &CodeTable, code: &Option<String>) -> String {
    code.as_deref().and_then(|code| table.label(code, locale)).unwrap_or_default().to_owned()
}

fn date(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn gender(locale: Locale, gender: Gender) -> &'static str {
    match gender {
        Gender::Male => say(locale, "男", "male"),
        Gender::Female => say(locale, "女", "female"),
        Gender::Unknown => say(locale, "未知的性别", "unknown"),
        Gender::NotStated => say(locale, "未说明的性别", "not stated"),
    }
}

fn kind(locale: Locale, kind: MemberKind) -> &'static str {
    match kind {
        MemberKind::Full => say(locale, "正式党员", "full"),
        MemberKind::Probationary => say(locale, "预备党员", "probationary"),
    }
}

fn state(locale: Locale, state: MembershipState) -> &'static str {
    match state {
        MembershipState::Normal => say(locale, "正常", "normal"),
        MembershipState::Suspended => say(locale, "停止党籍", "suspended"),
        MembershipState::Transferred => say(locale, "转出", "transferred"),
        MembershipState::Removed => say(locale, "除名", "removed"),
        MembershipState::Withdrawn => say(locale, "退党", "withdrawn"),
        MembershipState::Expelled => say(locale, "开除党籍", "expelled"),
        MembershipState::Deceased => say(locale, "死亡", "deceased"),
        MembershipState::NotRecognised => say(locale, "不予承认", "not recognised"),
    }
}

fn work_post(locale: Locale, post: WorkPost) -> &'static str {
    match post {
        WorkPost::Worker => say(locale, "工勤技能人员", "worker"),
        WorkPost::Farmer => say(locale, "农牧渔民", "farmer"),
        WorkPost::Professional => say(locale, "专业技术人员", "professional"),
        WorkPost::Manager => say(locale, "管理人员", "manager"),
        WorkPost::Official => say(locale, "党政机关工作人员", "official"),
        WorkPost::Student => say(locale, "学生", "student"),
        WorkPost::Other => say(locale, "其他", "other"),
        WorkPost::Retired => say(locale, "离退休人员", "retired"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::UnitId;
    use time::macros::date;

    #[test]
    fn a_file_is_masked_unless_asked_otherwise() {
        let joined = date!(1975 - 07 - 01);
        let mut facts =
            NewMember::bare(UnitId::new(), "赵淑兰", "11010519491231002X", MemberKind::Full, joined);
        facts.mobile = Some("16054623754".into());
        facts.ethnic = Some("01".into());
        let line = |masked| {
            row(&Line {
                facts: &facts,
                unit: "第一党支部",
                group: "",
                away: Some("外省"),
                masked,
                locale: Locale::Zh,
            })
        };
        assert_eq!(titles(Locale::En).len(), line(true).len());
        assert_eq!((line(true)[4].as_str(), line(true)[15].as_str()), ("110105********002X", "160****3754"));
        assert_eq!(
            (line(false)[4].as_str(), line(false)[15].as_str()),
            ("11010519491231002X", "16054623754")
        );
        assert_eq!((line(true)[2].as_str(), line(true)[22].as_str()), ("汉族", "是"));
    }
}
