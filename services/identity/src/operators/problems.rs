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
    pub REASON_NEEDED = 422, "reason_needed",
        zh "请写明原因（1 到 500 个字）。",
        en "Give a reason of 1 to 500 characters.";
    pub WRONG_STATE = 409, "tenant_state",
        zh "这个单位现在的状态（{state}）不允许此操作。",
        en "The organisation is {state}; this cannot be done now.";
    pub PASSWORD_EXPIRED = 403, "password_expired",
        zh "密码已经超过 90 天，请同时填写新密码。",
        en "The password is older than 90 days. Send a new one along.";
    pub BUSY = 409, "tenant_busy",
        zh "这个单位正在进行另一项变更，请稍后再试。",
        en "Another change of this organisation is not finished. Please try again shortly.";
}
