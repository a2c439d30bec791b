//! What the rules say is in [`super::said`]; `{rule}`, `{source}` and `{since}` name the wording that was asked.

rest::problems! {
    pub MISFIT = 422, "dues_income_does_not_fit", zh "这类党员不按此方式计算党费（{rule}：{source}，{since} 起施行）", en "A payer of this kind is not measured this way ({rule}: {source}, in force since {since})";
    pub OUT_OF_BOUNDS = 422, "dues_amount_out_of_bounds", zh "{given} 不在规定的 {least} 至 {most} 之间（{rule}：{source}，{since} 起施行）", en "{given} is not between {least} and {most} ({rule}: {source}, in force since {since})";
    pub NEGATIVE = 422, "dues_negative_amount", zh "金额不能为负：{given}（{rule}：{source}，{since} 起施行）", en "The amount {given} is negative ({rule}: {source}, in force since {since})";
    pub NEGATIVE_BASE = 422, "dues_negative_base", zh "扣除项超过计入项，基数按 0 计（{rule}：{source}，{since} 起施行）", en "Deductions exceed what counts; the base is taken as nothing ({rule}: {source}, in force since {since})";
    pub ABOVE_CAP = 422, "dues_above_cap", zh "按比例应为 {computed}，一般不超过 {cap}；多交属自愿（{rule}：{source}，{since} 起施行）", en "By rate it would be {computed}; normally it is not above {cap}, and more is voluntary ({rule}: {source}, in force since {since})";
    pub CHANGE_IN_YEAR = 422, "dues_change_in_year", zh "自 {fixed_from} 起已核定，核定期内无规定事由不变动（{rule}：{source}，{since} 起施行）", en "An amount is fixed from {fixed_from}; within its span it changes for a reason the rules know only ({rule}: {source}, in force since {since})";
    pub NOT_FIXED_FOR = 422, "dues_not_fixed_for_year", zh "{year} 年尚未重新核定，仍按 {fixed_from} 的核定（{rule}：{source}，{since} 起施行）", en "Nothing is fixed for {year} yet; the amount is that from {fixed_from} ({rule}: {source}, in force since {since})";
    pub NOT_STUDIED = 422, "dues_relief_not_studied", zh "减免党费须先经党支部研究（{rule}：{source}，{since} 起施行）", en "The branch has to study a relief first ({rule}: {source}, in force since {since})";
    pub NOT_APPROVED = 422, "dues_relief_not_approved", zh "减免党费须经上级党委批准（{rule}：{source}，{since} 起施行）", en "A relief asks for approval by the committee above ({rule}: {source}, in force since {since})";
    pub BEFORE_STUDY = 422, "dues_relief_approved_before_study", zh "批准日期 {approved_on} 早于党支部研究日期 {studied_on}（{rule}：{source}，{since} 起施行）", en "It was approved on {approved_on}, before the branch studied it on {studied_on} ({rule}: {source}, in force since {since})";
    pub APPROVER = 422, "dues_relief_approver", zh "{by}无权批准减免党费（{rule}：{source}，{since} 起施行）", en "{by} cannot approve a relief ({rule}: {source}, in force since {since})";
    pub RELIEF_ABOVE = 422, "dues_relief_above_dues", zh "减免后的 {asked} 多于原应交的 {owed}（{rule}：{source}，{since} 起施行）", en "{asked} after the relief is more than the {owed} owed ({rule}: {source}, in force since {since})";
    pub ALREADY_PAID = 422, "dues_already_paid", zh "{months} 已交纳（{rule}：{source}，{since} 起施行）", en "{months} is paid already ({rule}: {source}, in force since {since})";
    pub NOT_OWED = 422, "dues_not_owed", zh "{month} 没有应交党费：尚未核定，或已批准免交（{rule}：{source}，{since} 起施行）", en "Nothing is owed for {month}: no amount is fixed, or the member is exempt ({rule}: {source}, in force since {since})";
    pub AMOUNT_DIFFERS = 422, "dues_amount_differs", zh "应交 {owed}，填写的是 {given}（{rule}：{source}，{since} 起施行）", en "{owed} is owed, {given} was given ({rule}: {source}, in force since {since})";
    pub CONSENT_MISSING = 422, "dues_consent_missing", zh "预交 {months} 须经党支部同意（{rule}：{source}，{since} 起施行）", en "Paying {months} ahead asks for the consent of the branch ({rule}: {source}, in force since {since})";
    pub TOO_FAR_AHEAD = 422, "dues_too_far_ahead", zh "{last} 太远，最多可预交到 {allowed}（{rule}：{source}，{since} 起施行）", en "{last} is too far ahead; {allowed} is the last month ({rule}: {source}, in force since {since})";
    pub HANDED_IN = 422, "dues_handed_in_without_consent", zh "由他人代交须经党支部同意（{rule}：{source}，{since} 起施行）", en "Somebody else may hand it in with the consent of the branch only ({rule}: {source}, in force since {since})";
    pub ELSEWHERE = 422, "dues_not_the_own_branch", zh "党费应交到正式组织关系所在支部，持流动党员活动证的可交到流入地支部（{rule}：{source}，{since} 起施行）", en "Dues are paid to the branch of the formal relation, or with the card of a floating member to the branch there ({rule}: {source}, in force since {since})";
    pub TOO_FAR_BACK = 422, "dues_too_far_back", zh "补交一般不超过 {allowed} 个月（自 {first} 起），这里是 {months} 个月，须报上级批准（{rule}：{source}，{since} 起施行）", en "Back-payment normally reaches {allowed} months back (from {first}); this is {months} and asks for approval above ({rule}: {source}, in force since {since})";
    pub LEAVES_UNPAID = 422, "dues_leaves_unpaid", zh "更早的 {month} 仍未交（{rule}：{source}，{since} 起施行）", en "The earlier month {month} stays unpaid ({rule}: {source}, in force since {since})";
    pub REVERSAL_OF_REVERSAL = 422, "dues_reversal_of_reversal", zh "冲正记录不能再冲正", en "A reversal cannot be reversed";
    pub AGAINST_RULES = 422, "dues_against_rules", zh "与党费规定不符（{rule}：{source}，{since} 起施行）", en "This is against the rules on dues ({rule}: {source}, in force since {since})";

    pub NOT_PRACTISED = 409, "dues_not_practised", zh "本单位不收缴党费（{source}，{since} 起施行）", en "This organisation does not collect dues ({source}, in force since {since})";
    pub UNKNOWN_MEMBER = 422, "unknown_member", zh "没有这名党员，或不在您的管理范围内", en "There is no such member within your reach";
    pub NOT_A_MEMBER = 422, "not_a_member", zh "此人已不是党员", en "This person is no longer a member";
    pub BEFORE_JOINED = 422, "dues_before_joined", zh "党费从支部大会接收为预备党员的 {first} 起交纳", en "Dues are owed from {first}, when the branch meeting accepted the member";
    pub MONTH_TOO_FAR = 422, "dues_month_too_far", zh "月份太远，最多可核定到 {last}", en "The month is too far ahead; {last} is the last that can be fixed";
    pub NOT_ASKED = 422, "dues_not_asked", zh "此种核定方式不填写这一项", en "This way of fixing an amount does not ask for this";
    pub ONE_INCOME = 422, "dues_one_income", zh "基数、工资明细、季度收入只填一项", en "Give one of base, payslip and quarter";
    pub MONTHS_BACKWARDS = 422, "dues_months_backwards", zh "截止月份早于起始月份", en "The last month lies before the first";
    pub TOO_MANY = 422, "dues_too_many_at_once", zh "一次最多 {most} 项", en "At most {most} at once";
    pub NOTHING_TO_LOWER = 422, "dues_nothing_to_lower", zh "{month} 尚未核定应交党费，无从减免", en "Nothing is fixed for {month} that could be lowered";
    pub FIXED_MEANWHILE = 409, "dues_fixed_meanwhile", zh "刚刚有人核定了该党员的党费，请刷新后重试", en "Somebody has just fixed this member's dues; reload and try again";
    pub PAID_MEANWHILE = 409, "dues_paid_meanwhile", zh "刚刚有人登记了其中月份的党费，请刷新后重试", en "Somebody has just recorded one of these months; reload and try again";
    pub REVERSED_ALREADY = 409, "dues_reversed_already", zh "该笔交纳已冲正", en "The payment has been reversed already";
    pub BEFORE_PAYMENT = 422, "dues_before_payment", zh "冲正日期不能早于交纳日期 {paid_on}", en "The reversal cannot lie before the payment on {paid_on}";
    pub NO_RECEIPT = 409, "dues_no_receipt_for_reversed", zh "已冲正的交纳和冲正记录不能开收据", en "There is no receipt for a reversed payment or a reversal";
    pub RECEIPT_MEANWHILE = 409, "dues_receipt_meanwhile", zh "刚刚有人开了收据，请刷新后查看", en "Somebody has just made out the receipt; reload to see it";
    pub NO_BASE = 404, "dues_no_base", zh "该次核定没有保存工资信息", en "No pay was kept for this assessment";
}
