use rest::problems;

problems! {
    pub PASSWORD_TOO_SHORT = 422, "password_too_short",
        zh "密码至少需要 {min} 个字符。",
        en "The password needs at least {min} characters.";
    pub PASSWORD_TOO_LONG = 422, "password_too_long",
        zh "密码最多 {max} 个字符。",
        en "The password may have at most {max} characters.";
    pub PASSWORD_TOO_SIMPLE = 422, "password_too_simple",
        zh "密码需要包含小写字母、大写字母、数字、其他符号中的至少 {min} 类。",
        en "The password needs at least {min} of: lower case, upper case, digits, other signs.";
    pub PASSWORD_CONTAINS_NAME = 422, "password_contains_name",
        zh "密码不能包含用户名、邮箱或手机号。",
        en "The password must not contain the user name, the e-mail address or the phone number.";
    pub PASSWORD_COMMON = 422, "password_common",
        zh "这个密码太常见，容易被猜到，请换一个。",
        en "This password is among the first a stranger would try. Please choose another one.";
    pub PASSWORD_REUSED = 422, "password_reused",
        zh "不能使用最近 {last} 次用过的密码。",
        en "None of the last {last} passwords may be used again.";
    pub CURRENT_WRONG = 422, "current_password_wrong",
        zh "当前密码不正确。",
        en "The current password is wrong.";
    pub LOCKED = 429, "too_many_attempts",
        zh "尝试次数过多，请稍后再试。",
        en "Too many attempts. Please try again later.";
    pub BUSY = 503, "busy",
        zh "现在登录的人太多，请稍后再试。",
        en "Too many people are logging in at the moment. Please try again shortly.";
}
