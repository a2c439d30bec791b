use rest::problems;

problems! {
    pub EMAIL_TAKEN = 409, "email_taken",
        zh "这个邮箱已有账号（可能已停用）。",
        en "An account with this e-mail address exists already (it may be disabled).";
    pub PHONE_TAKEN = 409, "phone_taken",
        zh "这个手机号已有账号（可能已停用）。",
        en "An account with this phone number exists already (it may be disabled).";
    pub USER_NAME_TAKEN = 409, "user_name_taken",
        zh "这个用户名已被使用，请换一个。",
        en "This user name is taken. Please choose another one.";
    pub MEMBER_TAKEN = 409, "member_has_account",
        zh "这名党员已有在用的账号。",
        en "This member has an active account already.";
    pub ABOVE_YOU = 403, "account_above_you",
        zh "这个账号的角色高于您的权限，不能由您更改。",
        en "This account holds a role you may not give, so you may not change it.";
    pub LAST_ADMIN = 409, "last_admin",
        zh "这是最后一个在用的管理员，不能停用或撤销。请先指定另一位管理员。",
        en "This is the last active administrator. Appoint another one first.";
    pub NOT_YOURSELF = 409, "not_yourself",
        zh "不能停用自己的账号。",
        en "Nobody can disable their own account.";
    pub CLOSED = 409, "account_closed",
        zh "这个账号已按本人申请注销，不能再更改。",
        en "This account was closed at its holder's wish and cannot be changed any more.";
    pub UNREACHABLE = 422, "account_unreachable",
        zh "账号至少需要保留邮箱、手机号、用户名中的一个。",
        en "An account needs an e-mail address, a phone number or a user name.";
}
