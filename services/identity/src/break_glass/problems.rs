use rest::problems;

problems! {
    pub MINUTES = 422, "entry_minutes",
        zh "时长应在 {least} 到 {most} 分钟之间。",
        en "The minutes are {least} to {most}.";
    pub TENANT_SHUT = 409, "tenant_shut",
        zh "这个单位现在不能进入。",
        en "This organisation cannot be entered now.";
    pub ENTRY_OPEN = 409, "entry_open",
        zh "您已经有一次未结束的查看。",
        en "You have an entry there that is not over.";
    pub ENTRY_WAITS = 409, "entry_waits",
        zh "单位还没有同意。",
        en "The organisation has not let you in yet.";
    pub ENTRY_OVER = 409, "entry_over",
        zh "这次查看已经结束。",
        en "This entry is over.";
    pub ENTRY_DECIDED = 409, "entry_decided",
        zh "这次申请已经处理。",
        en "This request was decided already.";
    pub TICKET_INVALID = 404, "ticket_invalid",
        zh "这个链接无效或已经用过，请从运营平台重新进入。",
        en "This link is not valid or was used. Enter again from the platform.";
}
