use rest::problems;

problems! {
    pub UNKNOWN_ROLE = 422, "role_unknown",
        zh "没有这个角色。",
        en "There is no such role.";
    pub ROLE_NEEDS_UNIT = 422, "role_needs_unit",
        zh "这个角色需要指定所在的组织。",
        en "This role is held in a unit; name one.";
    pub ROLE_NEEDS_WHOLE = 422, "role_is_for_the_whole",
        zh "这个角色面向整个单位，不能限定在某个组织。",
        en "This role is for the organisation as a whole and cannot be limited to a unit.";
    pub ROLE_ABOVE_YOU = 403, "role_above_you",
        zh "您不能授予或撤销这个角色。",
        en "You may not give or take this role.";
    pub UNKNOWN_UNIT = 422, "unit_unknown",
        zh "没有这个组织，或者不在您的管理范围内。",
        en "There is no such unit, or it is out of your reach.";
    pub UNKNOWN_MEMBER = 422, "member_unknown",
        zh "没有这名党员，或者不在您的管理范围内。",
        en "There is no such member, or they are out of your reach.";
    pub UNKNOWN_ACCOUNT = 422, "account_unknown",
        zh "没有这个账号，或者不在您的管理范围内。",
        en "There is no such account, or it is out of your reach.";
    pub ALREADY_ASSIGNED = 409, "already_assigned",
        zh "该账号在这个组织已有这个角色。",
        en "The account holds this role in this unit already.";
    pub BAD_PERIOD = 422, "period_invalid",
        zh "结束日期必须晚于开始日期，也必须晚于今天。",
        en "The end must be after the beginning, and after today.";
}
