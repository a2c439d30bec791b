use rest::problems;

problems! {
    pub LOGIN_REFUSED = 401, "login_refused",
        zh "账号或密码不正确，或者该账号暂时不能登录。多次输错后账号会锁定一段时间。",
        en "The name or the password is wrong, or the account cannot log in at the moment. After several wrong attempts it is closed for a while.";
    pub ONE_CODE = 422, "one_code_needed",
        zh "请填写验证码或恢复码中的一个。",
        en "Send either a code or a recovery code.";
    pub NOT_DUE = 409, "second_factor_not_due",
        zh "这次登录现在不需要输入验证码。",
        en "This session does not need a code now.";
    pub SUSPENDED = 403, "tenant_suspended",
        zh "本单位的服务已暂停，目前只有管理员可以登录。请联系本单位管理员。",
        en "This organisation is suspended; only its administrators can log in for now. Please contact one of them.";
    pub CLOSING = 403, "tenant_closing",
        zh "本单位正在注销，目前只有管理员可以登录。请联系本单位管理员。",
        en "This organisation is being closed; only its administrators can log in. Please contact one of them.";
}
