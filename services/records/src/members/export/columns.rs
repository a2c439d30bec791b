//! What stands in a file, in the words and the order an import reads.

use crate::{
    codes::{CodeTable, DEGREES, EDUCATION, ETHNIC, LOST_REASONS, POLITICAL_STATUS},
    members::{
        draft::NewMember,
        words::{Gender, MemberKind, MembershipState, Omitted, WorkPost},
    },
};
use kernel::mask;
use rest::Voice;
use time::Date;

/// Everything a row is made of.
pub struct Line<'a> {
    pub facts: &'a NewMember,
    pub unit: &'a str,
    pub group: &'a str,
    /// Where a floating member is, and since when.
    pub away: Option<&'a (String, Date)>,
    /// Since when there is no contact, and the code of the reason.
    pub lost: Option<&'a (Date, String)>,
    pub masked: bool,
    pub voice: Voice,
}

const TITLES: [(&str, &str); 28] = [
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
    ("工作岗位", "Kind of work"),
    ("职务或职业", "Occupation"),
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
    ("外出日期", "Away since"),
    ("失联日期", "Lost since"),
    ("失联原因", "Reason for lost contact"),
];

pub fn sheet(voice: Voice) -> &'static str {
    voice.pick("党员花名册", "Members")
}

pub fn titles(voice: Voice) -> Vec<String> {
    TITLES.iter().map(|(zh, en)| voice.pick(zh, en).to_owned()).collect()
}

pub fn row(line: &Line<'_>) -> Vec<String> {
    let (m, voice) = (line.facts, line.voice);
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let hide = |value: &Option<String>, mask: fn(&str) -> String| {
        value
            .as_deref()
            .map(|value| if line.masked { mask(value) } else { value.to_owned() })
            .unwrap_or_default()
    };
    let id_no = if line.masked { mask::id_no(&m.id_no) } else { m.id_no.clone() };
    // what is left out on purpose is not the same as a blank
    let or_none = |field: Omitted, text: String| {
        let none = text.is_empty() && m.not_applicable.contains(&field);
        if none { voice.pick("无", "n/a").to_owned() } else { text }
    };
    let row: [String; 28] = [
        m.name.clone(),
        m.gender.map(|known| gender(voice, known)).unwrap_or_default().to_owned(),
        or_none(Omitted::Ethnic, label(voice, &ETHNIC, &m.ethnic)),
        or_none(Omitted::BirthDate, date(m.birth_date)),
        id_no,
        or_none(Omitted::Education, label(voice, &EDUCATION, &m.education)),
        or_none(Omitted::Degree, label(voice, &DEGREES, &m.degree)),
        label(voice, &POLITICAL_STATUS, &m.political_status),
        kind(voice, m.member_kind).to_owned(),
        line.unit.to_owned(),
        line.group.to_owned(),
        date(Some(m.joined_on)),
        date(m.full_on),
        or_none(
            Omitted::WorkPost,
            m.work_post.map(|post| work_post(voice, post)).unwrap_or_default().to_owned(),
        ),
        or_none(Omitted::JobTitle, text(&m.job_title)),
        or_none(Omitted::WorkUnit, text(&m.work_unit)),
        or_none(Omitted::Mobile, hide(&m.mobile, mask::mobile)),
        or_none(Omitted::Landline, hide(&m.landline, mask::landline)),
        or_none(Omitted::Address, hide(&m.address, mask::address)),
        or_none(Omitted::NativePlace, text(&m.native_place)),
        or_none(Omitted::BirthPlace, text(&m.birth_place)),
        or_none(Omitted::PoliceStation, hide(&m.police_station, |_| mask::hidden())),
        state(voice, m.membership_state).to_owned(),
        (if line.away.is_some() { voice.pick("是", "yes") } else { voice.pick("否", "no") }).to_owned(),
        line.away.map(|(place, _)| place.clone()).unwrap_or_default(),
        date(line.away.map(|(_, since)| *since)),
        date(line.lost.map(|(since, _)| *since)),
        line.lost.and_then(|(_, code)| LOST_REASONS.label(code, voice.locale)).unwrap_or_default().to_owned(),
    ];
    row.into()
}

fn label(voice: Voice, table: &CodeTable, code: &Option<String>) -> String {
    code.as_deref().and_then(|code| table.label(code, voice.locale)).unwrap_or_default().to_owned()
}

fn date(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn gender(voice: Voice, gender: Gender) -> &'static str {
    match gender {
        Gender::Male => voice.pick("男", "male"),
        Gender::Female => voice.pick("女", "female"),
        Gender::Unknown => voice.pick("未知的性别", "unknown gender"),
        Gender::NotStated => voice.pick("未说明的性别", "not stated"),
    }
}

fn kind(voice: Voice, kind: MemberKind) -> &'static str {
    match kind {
        MemberKind::Full => voice.pick("正式党员", "full"),
        MemberKind::Probationary => voice.pick("预备党员", "probationary"),
    }
}

fn state(voice: Voice, state: MembershipState) -> &'static str {
    match state {
        MembershipState::Normal => voice.pick("正常", "normal"),
        MembershipState::Suspended => voice.pick("停止党籍", "suspended"),
        MembershipState::Transferred => voice.pick("转出", "transferred"),
        MembershipState::Removed => voice.pick("除名", "removed"),
        MembershipState::Withdrawn => voice.pick("退党", "withdrawn"),
        MembershipState::Expelled => voice.pick("开除党籍", "expelled"),
        MembershipState::Deceased => voice.pick("死亡", "deceased"),
        MembershipState::NotRecognised => voice.pick("不予承认", "not recognised"),
    }
}

fn work_post(voice: Voice, post: WorkPost) -> &'static str {
    match post {
        WorkPost::Worker => voice.pick("工勤技能人员", "worker"),
        WorkPost::Farmer => voice.pick("农牧渔民", "farmer"),
        WorkPost::Professional => voice.pick("专业技术人员", "professional"),
        WorkPost::Manager => voice.pick("管理人员", "manager"),
        WorkPost::Official => voice.pick("党政机关工作人员", "official"),
        WorkPost::Student => voice.pick("学生", "student"),
        WorkPost::Other => voice.pick("其他", "other"),
        WorkPost::Retired => voice.pick("离退休人员", "retired"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Locale, TenantKind, UnitId};
    use time::macros::date;

    #[test]
    fn an_association_has_its_own_headings() {
        for locale in [Locale::Zh, Locale::En] {
            let voice = Voice::of(locale, TenantKind::Association);
            let read = [titles(voice), vec![sheet(voice).to_owned()]].concat();
            assert!(read.iter().all(|title| rest::speech::party_words(title).is_empty()), "{read:?}");
        }
    }

    #[test]
    fn a_file_is_masked_unless_asked_otherwise() {
        let joined = date!(1975 - 07 - 01);
        let mut facts =
            NewMember::bare(UnitId::new(), "赵淑兰", "11010519491231002X", MemberKind::Full, joined);
        facts.mobile = Some("16054623754".into());
        facts.ethnic = Some("01".into());
        facts.not_applicable = vec![Omitted::Degree];
        let (away, lost) =
            (("外省".to_owned(), date!(2025 - 03 - 01)), (date!(2026 - 01 - 31), "5".to_owned()));
        let line = |masked| {
            row(&Line {
                facts: &facts,
                unit: "第一党支部",
                group: "",
                away: Some(&away),
                lost: Some(&lost),
                masked,
                voice: Voice::default(),
            })
        };
        assert_eq!(titles(Voice { locale: Locale::En, kind: None }).len(), line(true).len());
        assert_eq!((line(true)[4].as_str(), line(true)[16].as_str()), ("110105********002X", "160****3754"));
        assert_eq!(
            (line(false)[4].as_str(), line(false)[16].as_str()),
            ("11010519491231002X", "16054623754")
        );
        assert_eq!((line(true)[2].as_str(), line(true)[6].as_str()), ("汉族", "无"));
        assert_eq!(line(true)[23..], ["是", "外省", "2025-03-01", "2026-01-31", "出国出境"]);
    }
}
