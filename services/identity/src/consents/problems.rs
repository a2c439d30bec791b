use rest::problems;

problems! {
    pub OUTDATED = 409, "notice_outdated",
        zh "隐私告知已更新，请先阅读新的版本。",
        en "There is a newer privacy notice. Please read it first.";
    pub NOT_WITHDRAWABLE = 422, "consent_not_optional",
        zh "“已阅读告知”不能撤回。",
        en "Having read the notice cannot be taken back.";
    pub REASON_NEEDED = 422, "proxy_reason_needed",
        zh "代为办理须写明原因和本人的意思表示。",
        en "Say why you do this for somebody else and how they told you.";
    pub WHOSE = 422, "consent_whose",
        zh "请指明是哪个账号或哪名党员，二者选一。",
        en "Name an account or a member, one of the two.";
}
