use rest::problems;

problems! {
    pub ADMINISTERED = 409, "tenant_administered",
        zh "这个单位已经有管理员在用，新的管理员由他们邀请。",
        en "The organisation has an administrator, who invites others.";
    pub WRONG_STATE = 409, "tenant_state",
        zh "这个单位现在的状态（{state}）不允许此操作。",
        en "The organisation is {state}; this cannot be done now.";
    pub BUSY = 409, "tenant_busy",
        zh "这个单位正在进行另一项变更，请稍后再试。",
        en "Another change of this organisation is not finished. Please try again shortly.";
    pub HELD = 409, "tenant_change_held",
        zh "这项变更已经开始，但被运营者暂停；继续以后会自动完成。",
        en "This change has begun, and an operator holds it. It is finished when it is let go on.";
    pub SLUG = 422, "slug",
        zh "网址标识应为 3 到 40 个小写字母、数字或短横线，不能是保留的词。",
        en "An address name has 3 to 40 small letters, digits or hyphens, and is no reserved word.";
    pub SLUG_TAKEN = 409, "slug_taken",
        zh "这个网址标识已被使用。",
        en "This address name is taken.";
    pub NAME = 422, "tenant_name",
        zh "单位名称应为 1 到 120 个字。",
        en "The name of an organisation has 1 to 120 characters.";
    pub DAYS = 422, "closing_days",
        zh "等待天数应在 {least} 到 {most} 之间。",
        en "The days to wait are {least} to {most}.";
    pub SOFT_ABOVE_HARD = 422, "soft_above_hard",
        zh "提醒线不能高于上限。",
        en "The warning cannot come above the limit.";
    pub QUOTA_RANGE = 422, "quota_range",
        zh "数值过大。",
        en "The number is too large.";
}
