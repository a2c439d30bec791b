use rest::problems;

problems! {
    pub UNKNOWN_RULE = 422, "unknown_rule",
        zh "没有这条规则：{rule}",
        en "There is no such rule: {rule}";
    pub NO_CHOICE = 422, "rule_leaves_no_choice",
        zh "这条规则对这一项没有留给单位自定的余地。依据：{source}（{since} 起施行）",
        en "The rule leaves nothing to decide here. Source: {source} (in force since {since})";
    pub DECIDED_ELSEWHERE = 422, "rule_decided_elsewhere",
        zh "这一项在“单位设置”和“个人信息”中设定，不在规则页设定。",
        en "This is decided in the settings and privacy pages, not on the page of rules.";
    pub OUT_OF_BOUNDS = 422, "rule_value_out_of_bounds",
        zh "这条规则允许的范围是：{bounds}；可以从严，不能放宽。依据：{source}（{since} 起施行）",
        en "The rule allows {bounds}: stricter, never looser. Source: {source} (in force since {since})";
    pub CONTRADICTS = 422, "rule_values_contradict",
        zh "与本单位已定的其他数值互相矛盾，例如下限高于上限，请先调整相关项。",
        en "It contradicts another value the organisation has set, such as a least above its most. Change that one first.";
    pub NOT_A_YEAR = 422, "rule_days_not_from_new_year",
        zh "工作日历按年录入，从当年 1 月 1 日起施行。",
        en "Days off are entered for a whole year, from 1 January.";
    pub DAYS_AMISS = 422, "rule_days_amiss",
        zh "放假和调休的日期都应当在 {year} 年内，放假的起止日期不能颠倒，调休上班的应当是周六或周日。",
        en "All days have to be in {year}, no holiday ends before it begins, and only weekend days can be worked instead.";
    pub TOO_EARLY = 422, "rule_value_too_early",
        zh "最早可以从 {day} 起施行：此前的月份已经结束或结账，不能改变当时的规则。",
        en "It can hold from {day} at the earliest: the months before are over or closed, and keep the rules they had.";
    pub TOO_LATE = 422, "rule_value_too_late",
        zh "施行日期不能晚于 {day}",
        en "It cannot begin after {day}";
}
