use rest::problems;

problems! {
    pub NO_MEMBER = 404, "calendar_needs_member_record",
        zh "日历按本人所在的党支部生成，您的账号还没有对应的党员信息。",
        en "The calendar is that of one's branch, and your account has no member record.";
}
