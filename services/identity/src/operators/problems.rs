use rest::problems;

problems! {
    pub LOGIN_REFUSED = 401, "login_refused",
        zh "账号、密码或验证码不正确，或者该账号暂时不能登录。",
        en "The name, the password or the code is wrong, or the account cannot log in at the moment.";
    pub INVITATION_INVALID = 404, "invitation_invalid",
        zh "这个邀请链接无效。请确认链接完整。",
        en "This invitation link is not valid. Check that it is complete.";
    pub INVITATION_FOREIGN = 409, "invitation_foreign",
        zh "这个链接不是平台运营者的邀请。请直接打开邮件中的完整链接。",
        en "This link is not an operator's invitation. Open the link exactly as it is in the letter.";
    pub INVITATION_EXPIRED = 410, "invitation_expired",
        zh "这个邀请已经过期，请让平台重新邀请。",
        en "This invitation has expired. Ask to be invited again.";
    pub INVITATION_USED = 410, "invitation_redeemed",
        zh "这个邀请已经使用过，请直接登录。",
        en "This invitation was used already. Please log in.";
    pub CODE_WRONG = 422, "code_wrong",
        zh "验证码不正确。请检查手机时间是否准确，等待下一个验证码再试。",
        en "The code is wrong. Check the clock of the telephone and wait for the next code.";
    pub PASSWORD_EXPIRED = 403, "password_expired",
        zh "密码已经超过 90 天，请同时填写新密码。",
        en "The password is older than 90 days. Send a new one along.";
    pub ROLE_FORBIDS = 403, "operator_role",
        zh "您的运营者角色不能进行此操作。",
        en "Your role as an operator does not permit this.";
    pub LAST_ADMIN = 409, "last_operator_admin",
        zh "这是最后一位管理员运营者，不能停用、改变角色或重置。",
        en "This is the last operator with the role admin; it cannot be disabled, changed or reset.";
    pub SELF = 409, "operator_self",
        zh "不能对自己进行此操作，请由另一位管理员操作。",
        en "Nobody does this to oneself; ask another admin.";
    pub OPERATOR_STATE = 409, "operator_state",
        zh "该运营者现在的状态不允许此操作。",
        en "The operator's state does not permit this now.";
    pub OPERATOR_KNOWN = 409, "operator_known",
        zh "已有使用这个邮箱的运营者。",
        en "There is an operator with this address already.";
    pub OPERATOR_NAME = 422, "operator_name",
        zh "姓名应为 1 到 80 个字。",
        en "A name has 1 to 80 characters.";
    pub BAD_TIME = 422, "bad_time",
        zh "请填写日期（如 2026-06-18）或时刻。",
        en "Give a day such as 2026-06-18, or an instant.";
    pub REASON_NEEDED = 422, "reason_needed",
        zh "请写明原因（1 到 500 个字）。",
        en "Give a reason of 1 to 500 characters.";
}
