use super::fault::{Fault, Finding};
use rest::{Problem, ProblemKind, kinds};
use rulepack::Pack;

rest::problems! {
    pub MISSING_NAME = 422, "missing_name", zh "姓名为空", en "The name is missing";
    pub BAD_NAME = 422, "bad_name", zh "姓名过长或含有不应出现的字符", en "The name is too long or has characters that cannot be part of one";
    pub BAD_ID_NO = 422, "bad_id_no", zh "公民身份号码应为 18 位", en "An identity number has 18 characters";
    pub BAD_CHECK_DIGIT = 422, "bad_check_digit", zh "公民身份号码校验码不正确", en "The check character of the identity number does not fit";
    pub IMPOSSIBLE_DATE = 422, "impossible_date", zh "日期不存在", en "There is no such day";
    pub DATE_TOO_EARLY = 422, "date_too_early", zh "日期过早，请检查年份", en "The date is too early; check the year";
    pub FIRST_GENERATION_ID = 422, "first_generation_id", zh "15 位身份号码已失效，请填写 18 位号码", en "Numbers of 15 digits are no longer valid; give the 18 characters";
    pub GENDER_CONTRADICTS_ID = 422, "gender_contradicts_id", zh "性别与公民身份号码不符", en "The gender contradicts the identity number";
    pub CONFIRMED_BEFORE_JOINED = 422, "confirmed_before_joined", zh "转为正式党员日期早于加入党组织日期", en "Confirmed before having joined";
    pub FULL_BEFORE_JOINED = 422, "confirmed_before_joined", zh "转为正式党员日期 {full} 早于加入党组织日期 {joined}（依据：{source}，自 {since} 起）", en "Confirmed on {full}, before having joined on {joined} (by {source}, since {since})";
    pub JOINED_BEFORE_BIRTH = 422, "joined_before_birth", zh "加入党组织日期应晚于出生日期", en "The day of joining must be after the date of birth";
    pub DATE_IN_FUTURE = 422, "date_in_future", zh "日期不能晚于今天", en "The date must not be later than today";
    pub PROBATIONARY_WITH_FULL_DATE = 422, "probationary_with_full_date", zh "预备党员不应有转正日期", en "A probationary member has no day of confirmation";
    pub STATUS_CONTRADICTS_KIND = 422, "status_contradicts_kind", zh "政治面貌与人员类别不符", en "The political status contradicts the kind of member";
    pub UNKNOWN_CODE = 422, "unknown_code", zh "代码不在标准代码表中", en "The code is not in its standard";
    pub BAD_DIVISION_CODE = 422, "bad_division_code", zh "行政区划代码应为 6、9 或 12 位数字", en "A division code has 6, 9 or 12 digits";
    pub BAD_MOBILE = 422, "bad_mobile", zh "手机号码应为以 13 至 19 开头的 11 位数字", en "A mobile number has eleven digits and begins with 13 to 19";
    pub BAD_LANDLINE = 422, "bad_landline", zh "固定电话应含区号，如 010-62345678", en "A landline needs its area code, such as 010-62345678";
    pub TEXT_TOO_LONG = 422, "text_too_long", zh "内容过长", en "The text is too long";
    pub BAD_TEXT = 422, "bad_text", zh "含有不应出现的字符", en "The text has characters it should not have";
    pub NOT_COLLECTED = 422, "not_collected", zh "本单位未说明收集此项的必要性，不予收集", en "The organisation has stated no need for this, so it is not kept";
    pub GIVEN_AND_NOT_APPLICABLE = 422, "given_and_not_applicable", zh "同一项不能既填写又标为“无”", en "A field cannot be given and marked as not applicable";
    pub BIRTH_DATE_DIFFERS = 422, "birth_date_differs", zh "档案出生日期与身份号码中的不一致，两者均保留", en "The personnel file and the identity number give different days of birth; both are kept";
    pub FULL_DATE_MISSING = 422, "full_date_missing", zh "正式党员缺少转正日期，无法计算党龄", en "The day of confirmation is missing, so membership years cannot be counted";
    pub JOINED_UNDER_AGE = 422, "joined_under_age", zh "加入党组织时未满规定的年龄", en "Joined under the age the rules ask for";

    pub UNKNOWN_MEMBER = 422, "unknown_member", zh "没有这名党员，或不在您的管理范围内", en "There is no such member within your reach";
    pub NOT_A_MEMBER = 422, "not_a_member", zh "此人已不是党员", en "This person is no longer a member";
    pub NO_RECORD = 404, "no_member_record", zh "您的账号没有关联党员信息", en "Your account is not linked to a member record";
    pub DUPLICATE_ID = 409, "duplicate_id", zh "公民身份号码已登记在本单位另一名党员名下", en "Another member of this organisation has this identity number";
    pub CANNOT_HOLD_MEMBERS = 422, "cannot_hold_members", zh "“{name}”不能编入党员，请选择党支部", en "{name} cannot hold members; choose a branch";
    pub NOT_A_GROUP = 422, "not_a_group", zh "党小组应属于所在党支部", en "The group must be one of the branch";
    pub REASON_NEEDED = 422, "reason_needed", zh "更改所在党支部须说明原因", en "Say why the branch is changed";
    pub NO_LONGER_A_MEMBER = 409, "no_longer_a_member", zh "此人的组织关系已不在本单位", en "This person's membership is no longer here";
    pub UNDER_TRANSFER = 409, "member_under_transfer", zh "该党员正在办理组织关系接转，不能直接更改所在党支部", en "A transfer of this member is under way, so the branch cannot simply be corrected";
    pub HAS_HISTORY = 409, "has_history", zh "党员已有后续记录，不能撤回登记", en "Later records exist for the member, so the entry cannot be taken back";
}

impl Fault {
    /// How the fault reads.
    pub fn kind(self) -> &'static ProblemKind {
        match self {
            Fault::MissingName => &MISSING_NAME,
            Fault::BadName => &BAD_NAME,
            Fault::BadIdNo => &BAD_ID_NO,
            Fault::BadCheckDigit => &BAD_CHECK_DIGIT,
            Fault::ImpossibleDate => &IMPOSSIBLE_DATE,
            Fault::TooEarly => &DATE_TOO_EARLY,
            Fault::FirstGenerationId => &FIRST_GENERATION_ID,
            Fault::GenderContradictsId => &GENDER_CONTRADICTS_ID,
            Fault::ConfirmedBeforeJoined => &CONFIRMED_BEFORE_JOINED,
            Fault::JoinedBeforeBirth => &JOINED_BEFORE_BIRTH,
            Fault::InFuture => &DATE_IN_FUTURE,
            Fault::ProbationaryWithFullDate => &PROBATIONARY_WITH_FULL_DATE,
            Fault::StatusContradictsKind => &STATUS_CONTRADICTS_KIND,
            Fault::UnknownCode => &UNKNOWN_CODE,
            Fault::BadDivision => &BAD_DIVISION_CODE,
            Fault::BadMobile => &BAD_MOBILE,
            Fault::BadLandline => &BAD_LANDLINE,
            Fault::TextTooLong => &TEXT_TOO_LONG,
            Fault::BadText => &BAD_TEXT,
            Fault::NotCollected => &NOT_COLLECTED,
            Fault::GivenAndNotApplicable => &GIVEN_AND_NOT_APPLICABLE,
            Fault::BirthDateDiffers => &BIRTH_DATE_DIFFERS,
            Fault::FullDateMissing => &FULL_DATE_MISSING,
            Fault::JoinedUnderAge => &JOINED_UNDER_AGE,
        }
    }
}

/// All faults of one member as one problem.
pub fn refuse(pack: &Pack, findings: Vec<Finding>) -> Problem {
    refuse_at("", pack, findings)
}

/// The same of a member that is a part of what was sent.
pub fn refuse_at(place: &str, pack: &Pack, findings: Vec<Finding>) -> Problem {
    let named = |problem: Problem, finding: Finding| {
        let (kind, params) = said(finding, pack);
        problem.field_with(format!("{place}{}", finding.pointer), kind, &params)
    };
    findings.into_iter().fold(kinds::VALIDATION.problem(), named)
}

/// With its days and its source, where the fault has some.
fn said(finding: Finding, pack: &Pack) -> (&'static ProblemKind, Vec<(&'static str, String)>) {
    match (finding.fault, finding.days) {
        (Fault::ConfirmedBeforeJoined, Some((full, joined))) => {
            let rule = pack.joining.on(joined);
            let days = [("full", full.to_string()), ("joined", joined.to_string())];
            let source = [("source", rule.source.clone()), ("since", rule.effective_from.to_string())];
            (&FULL_BEFORE_JOINED, days.into_iter().chain(source).collect())
        }
        (fault, _) => (fault.kind(), Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_called_the_same_everywhere() {
        for fault in Fault::ALL {
            assert_eq!(fault.kind().code, fault.as_str());
        }
    }
}
