//! The columns rosters and trees have, by every name seen for them.

use crate::table::{Column, said};
use kernel::words;
use rest::Voice;

words! {
    /// What a column of a roster says about a member. The order is that in which faults are told.
    pub enum Field {
        Name = "name",
        IdNo = "id_no",
        BirthDate = "birth_date",
        Gender = "gender",
        Branch = "branch",
        Group = "group",
        MemberKind = "member_kind",
        MembershipState = "membership_state",
        JoinedOn = "joined_on",
        FullOn = "full_on",
        Ethnic = "ethnic",
        NativePlace = "native_place",
        BirthPlace = "birth_place",
        Education = "education",
        Degree = "degree",
        PoliticalStatus = "political_status",
        WorkPost = "work_post",
        JobTitle = "job_title",
        WorkUnit = "work_unit",
        Mobile = "mobile",
        Landline = "landline",
        Address = "address",
        PoliceStation = "police_station",
        Floating = "floating",
        FloatingTo = "floating_to",
        FloatingSince = "floating_since",
        LostSince = "lost_since",
        LostReason = "lost_reason",
    }
}

words! {
    /// What a column of a tree says about a unit.
    pub enum UnitField {
        Name = "name",
        Parent = "parent",
        Kind = "kind",
        ShortName = "short_name",
    }
}

const fn need<F>(field: F, names: &'static [&'static str]) -> Column<F> {
    Column { field, names, required: true }
}

const fn may<F>(field: F, names: &'static [&'static str]) -> Column<F> {
    Column { field, names, required: false }
}

pub const MEMBERS: &[Column<Field>] = &[
    need(Field::Name, &["姓名", "党员姓名", "name"]),
    may(Field::Gender, &["性别", "gender", "sex"]),
    may(Field::Ethnic, &["民族", "ethnic group", "ethnic"]),
    may(Field::BirthDate, &["出生日期", "出生年月日", "生日", "出生年月", "date of birth", "birth date"]),
    need(
        Field::IdNo,
        &[
            "公民身份号码",
            "身份证号码",
            "身份证号",
            "公民身份证号码",
            "身份号码",
            "身份证",
            "证件号码",
            "identity number",
            "id number",
            "id no",
        ],
    ),
    may(Field::NativePlace, &["籍贯", "native place"]),
    may(Field::BirthPlace, &["出生地", "place of birth", "birth place"]),
    may(Field::Education, &["学历", "最高学历", "文化程度", "education"]),
    may(Field::Degree, &["学位", "最高学位", "degree"]),
    may(Field::PoliticalStatus, &["政治面貌", "political status"]),
    may(Field::MemberKind, &["人员类别", "党员类别", "党员类型", "kind of member", "member kind"]),
    need(
        Field::Branch,
        &[
            "所在党支部",
            "党支部",
            "所属党支部",
            "所在支部",
            "支部",
            "所属支部",
            "党支部名称",
            "所在党组织",
            "所属党组织",
            "branch",
        ],
    ),
    may(Field::Group, &["党小组", "所在党小组", "所属党小组", "group"]),
    need(
        Field::JoinedOn,
        &[
            "加入党组织日期",
            "入党日期",
            "入党时间",
            "加入中共组织的时间",
            "入党年月日",
            "加入党组织时间",
            "入党年月",
            "joined on",
        ],
    ),
    may(
        Field::FullOn,
        &[
            "转为正式党员日期",
            "转正日期",
            "转正时间",
            "转为正式党员时间",
            "预备党员转正日期",
            "转正年月日",
            "confirmed on",
            "full on",
            "full member since",
        ],
    ),
    may(Field::WorkPost, &["工作岗位", "岗位", "岗位类别", "kind of work"]),
    may(Field::JobTitle, &["职务或职业", "职务", "职业", "现任职务", "职务职称", "occupation", "job title"]),
    may(Field::WorkUnit, &["工作单位", "所在单位", "单位", "工作单位及职务", "employer", "work unit"]),
    may(
        Field::Mobile,
        &[
            "手机号码",
            "手机号",
            "手机",
            "移动电话",
            "联系电话",
            "联系方式",
            "电话",
            "电话号码",
            "mobile",
            "mobile number",
        ],
    ),
    may(Field::Landline, &["固定电话", "座机", "办公电话", "住宅电话", "landline"]),
    may(
        Field::Address,
        &[
            "家庭住址",
            "家庭地址",
            "现居住地",
            "住址",
            "居住地址",
            "联系地址",
            "地址",
            "address",
            "home address",
        ],
    ),
    may(
        Field::PoliceStation,
        &[
            "户籍派出所",
            "派出所",
            "户籍所在地派出所",
            "户籍所在派出所",
            "police station",
            "police station of registration",
        ],
    ),
    may(Field::MembershipState, &["党籍状态", "党员状态", "membership state", "state of membership"]),
    may(Field::Floating, &["是否流动党员", "是否为流动党员", "流动党员", "floating"]),
    may(Field::FloatingTo, &["外出流向", "流动去向", "外出地点", "流向", "where to", "floating to"]),
    may(
        Field::FloatingSince,
        &["外出日期", "流出日期", "外出时间", "流动日期", "away since", "floating since"],
    ),
    may(Field::LostSince, &["失联日期", "失联时间", "失去联系日期", "失去联系时间", "lost since"]),
    may(Field::LostReason, &["失联原因", "失去联系原因", "reason for lost contact"]),
];

pub const UNITS: &[Column<UnitField>] = &[
    need(UnitField::Name, &["组织名称", "党组织名称", "名称", "党组织全称", "组织全称", "name"]),
    need(
        UnitField::Parent,
        &["上级组织", "上级党组织", "上级党组织名称", "上级组织名称", "隶属", "隶属党组织", "上级", "parent"],
    ),
    need(
        UnitField::Kind,
        &["组织类别", "党组织类别", "类别", "组织类型", "党组织类型", "类型", "kind", "kind of unit"],
    ),
    may(UnitField::ShortName, &["简称", "组织简称", "党组织简称", "short name"]),
];

/// A column as the reader calls it, of either layout.
pub fn title(name: &str, voice: Voice) -> String {
    let member = said(MEMBERS, name, voice);
    member.or_else(|| said(UNITS, name, voice)).unwrap_or_else(|| voice.say(name).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Locale, text::compare_key};
    use std::collections::HashSet;

    #[test]
    fn a_title_means_one_thing() {
        let members = MEMBERS.iter().flat_map(|column| column.names);
        let units = UNITS.iter().flat_map(|column| column.names);
        for names in [members.collect::<Vec<_>>(), units.collect()] {
            let keys: HashSet<String> = names.iter().map(|name| compare_key(name)).collect();
            assert_eq!(keys.len(), names.len());
        }
        assert!(Field::ALL.iter().all(|field| MEMBERS.iter().any(|column| column.field == *field)));
    }

    #[test]
    fn every_column_has_a_title_in_english() {
        let voice = Voice { locale: Locale::En, kind: None };
        let members = MEMBERS.iter().map(|column| column.title(voice));
        for title in members.chain(UNITS.iter().map(|column| column.title(voice))) {
            assert!(title.is_ascii() && title.starts_with(|c: char| c.is_ascii_uppercase()), "{title}");
        }
        assert_eq!(title("公民身份号码", voice), "Identity number");
        assert_eq!(title("组织名称", voice), "Name");
        assert_eq!(title("党支部", Voice::default()), "党支部");
    }
}
