//! Words of classes that need no number.

use crate::{spoken::pick, statistics::words::Theme};

/// The name of a class.
pub fn word(theme: Theme, class: &str) -> &'static str {
    let (zh, en) = match class {
        "" => ("合计", "Total"),
        "full" => ("正式党员", "Full members"),
        "probationary" => ("预备党员", "Probationary members"),
        "male" => ("男", "Men"),
        "female" | "women" => ("女", "Women"),
        "majority" => ("汉族", "Han"),
        "minority" => ("少数民族", "Ethnic minorities"),
        "junior_college" => ("大专及以上学历", "Junior college and above"),
        "below" => ("大专以下学历", "Below junior college"),
        "front_line" => ("生产、工作一线", "Front line"),
        "opening" => ("期初党员", "Opening"),
        "admitted" => ("接收预备党员", "Admitted"),
        "moved_in" => ("转入", "Moved in"),
        "restored" => ("恢复党籍", "Restored"),
        "moved_out" => ("转出", "Moved out"),
        "died" => ("死亡", "Died"),
        "left" => ("出党", "Left or removed"),
        "suspended" => ("停止党籍", "Suspended"),
        "closing" => ("期末党员", "Closing"),
        "net" => ("净增", "Net change"),
        "difference" => ("未说明的差额", "Not explained"),
        "applicant" => ("入党申请人", "Applicants"),
        "activist" => ("入党积极分子", "Activists"),
        "candidate" => ("发展对象", "Candidates"),
        "committee" => ("基层党委", "Party committees"),
        "general_branch" => ("党总支", "General branches"),
        "branch" => ("党支部", "Branches"),
        "own_committee" => ("单独建立党委的单位", "Employers with a committee"),
        "own_general_branch" => ("单独建立党总支的单位", "Employers with a general branch"),
        "own_branch" => ("单独建立党支部的单位", "Employers with a branch"),
        "joint" => ("联合党支部（达到规定人数）", "Joint branches of the size asked for"),
        "joint_small" => ("联合党支部（不足规定人数）", "Joint branches below it"),
        "joint_employers" => ("联合党支部覆盖的单位", "Employers in joint branches"),
        "group_only" => ("只有党小组的单位", "Employers with a group alone"),
        "due_group" => ("有党小组，正式党员已达规定人数", "With a group, and the full members for a branch"),
        "due_temporary" => (
            "有临时党支部，已超过规定时间（功能型党支部除外）",
            "With a temporary branch, not a functional one, that has lasted",
        ),
        "due_joint" => (
            "在联合党支部（或另有临时、功能型党支部），正式党员已达规定人数",
            "In a joint branch, perhaps with a temporary or functional one besides, with the full members for one",
        ),
        "due_scattered" => (
            "党员在村、社区党支部（或另有临时、功能型党支部），正式党员已达规定人数",
            "Members in branches of places, perhaps with a temporary or functional one besides, enough for one",
        ),
        "few_group" => ("只有党小组", "With a group"),
        "few_temporary" => ("只有临时或功能型党支部", "With a temporary or functional branch"),
        "few_joint" => ("在联合党支部", "In a joint branch"),
        "few_scattered" => ("只有单个党员", "Single members alone"),
        "same" => ("与上级党组织同一单位", "Bodies of the same employer as above"),
        "over" => ("已届满未换届", "Over"),
        "ending" => ("即将届满", "Ending soon"),
        "running" => ("任期内", "Running"),
        "filled" => ("有书记", "With a secretary"),
        "vacant" => ("书记空缺", "Vacant"),
        "paid" => ("已交", "Paid"),
        "unpaid" => ("未交", "Not paid"),
        "exempt" => ("免交", "Exempt"),
        "not_fixed" => ("未核定", "Not fixed"),
        "present" => ("到会", "Present"),
        "leave" => ("请假", "On leave"),
        "unexcused" => ("无故缺席", "Unexcused"),
        "let_off" => ("免予参加", "Need not come"),
        "unmarked" => ("未登记", "Not marked"),
        "member_reached" => ("党员：达到规定学时", "Members with the hours asked for"),
        "member_short" => ("党员：未达到规定学时", "Members with fewer"),
        "leader_reached" => {
            ("书记和班子成员：达到规定学时", "Secretaries and committee members with the hours asked for")
        }
        "leader_short" => ("书记和班子成员：未达到规定学时", "Secretaries and committee members with fewer"),
        "member_course" => ("党员：参加过集中培训", "Members who attended one"),
        "member_no_course" => ("党员：未参加", "Members who did not"),
        "leader_course" => {
            ("书记和班子成员：达到规定次数", "Secretaries and committee members with as many as asked for")
        }
        "leader_no_course" => {
            ("书记和班子成员：未达到规定次数", "Secretaries and committee members with fewer")
        }
        "studied" => ("有学时记录的党员", "Members with class hours"),
        "not_studied" => ("没有学时记录的党员", "Members without"),
        "class_hours" => ("学时合计", "Class hours"),
        "national" => ("国家级", "National"),
        "provincial" => ("省部级", "Of the province or ministry"),
        "municipal" => ("地市级", "Of the city"),
        "county" => ("县区级", "Of the county or district"),
        "grassroots" => ("基层组织和本单位", "Of the committee or employer"),
        "out" => ("流出", "Away"),
        "in" => ("流入", "Come here"),
        "lost" => ("失联", "Out of contact"),
        "three_and_one" => ("“三会一课”合计", "The three meetings and the lecture"),
        other => {
            return if matches!(theme, Theme::BodyNature | Theme::Places) {
                nature(other)
            } else {
                occupation_or_meeting(other)
            };
        }
    };
    pick(zh, en)
}

fn nature(word: &str) -> &'static str {
    let (zh, en) = match word {
        "agency" => ("机关", "Agencies"),
        "public_institution" => ("事业单位", "Public institutions"),
        "state_enterprise" => ("国有企业", "State enterprises"),
        "private_enterprise" => ("非公有制企业", "Private enterprises"),
        "social_organisation" => ("社会组织", "Social organisations"),
        "village" => ("行政村", "Villages"),
        "community" => ("社区", "Communities"),
        "school" => ("学校", "Schools"),
        _ => ("其他", "Other"),
    };
    pick(zh, en)
}

fn occupation_or_meeting(word: &str) -> &'static str {
    let (zh, en) = match word.trim_start_matches("post_") {
        "worker" => ("工人（工勤技能人员）", "Workers"),
        "farmer" => ("农牧渔民", "Farmers, herders and fishers"),
        "professional" => ("专业技术人员", "Professionals"),
        "manager" => ("管理人员", "Managers"),
        "official" => ("党政机关工作人员", "Party and state officials"),
        "student" => ("学生", "Students"),
        "retired" => ("离退休人员", "Retired"),
        "branch_meeting" => ("支部党员大会", "Branch meetings"),
        "committee_meeting" => ("支部委员会会议", "Committee meetings"),
        "group_meeting" => ("党小组会", "Group meetings"),
        "lecture" => ("党课", "Party lectures"),
        "themed_day" => ("主题党日", "Themed Party days"),
        "organisational_life" => ("组织生活会", "Organisational-life meetings"),
        "appraisal" => ("民主评议党员", "Democratic appraisals"),
        "democratic_life" => ("民主生活会", "Democratic-life meetings"),
        "study" => ("集中学习", "Study"),
        _ => ("其他", "Other"),
    };
    pick(zh, en)
}
