use rest::problems;

problems! {
    pub INVITATION_INVALID = 404, "invitation_invalid",
        zh "这个邀请链接无效。请确认链接完整；如果后来又收到过邀请邮件，请使用最新一封。",
        en "This invitation link is not valid. Check that it is complete; if a later letter came, use the link in that one.";
    pub INVITATION_FOREIGN = 409, "invitation_foreign",
        zh "这个邀请属于另一个单位。请直接打开邮件中的完整链接。",
        en "This invitation is from another organisation. Open the link exactly as it is in the letter.";
    pub INVITATION_EXPIRED = 410, "invitation_expired",
        zh "这个邀请已经过期，请联系管理员重新发送。",
        en "This invitation has expired. Ask your administrator to send it again.";
    pub INVITATION_REDEEMED = 410, "invitation_redeemed",
        zh "这个邀请已经使用过。请直接登录；忘记密码可以重设。",
        en "This invitation was used already. Please log in; a forgotten password can be reset.";
    pub INVITATION_REVOKED = 410, "invitation_revoked",
        zh "这个邀请已被撤回，请联系管理员。",
        en "This invitation was taken back. Please ask your administrator.";
    pub EMAIL_INVALID = 422, "email_invalid",
        zh "邮箱地址不正确。",
        en "This is not an e-mail address.";
    pub PHONE_INVALID = 422, "phone_invalid",
        zh "手机号不正确，需要 11 位大陆手机号。",
        en "This is not a mainland mobile number of eleven digits.";
    pub USER_NAME_INVALID = 422, "user_name_invalid",
        zh "用户名需要 2 至 32 个汉字、字母、数字、点、横线或下划线，不能全是数字。",
        en "A user name has 2 to 32 letters, digits, dots, dashes or underscores, and not digits alone.";
    pub ALREADY_INVITED = 409, "invitation_pending",
        zh "这个邮箱已有一个待接受的邀请，可以重新发送。",
        en "There is an open invitation to this address already; send it again instead.";
    pub NOT_PENDING = 409, "invitation_not_pending",
        zh "这个邀请已经使用或撤回，不能再操作。",
        en "This invitation was used or taken back already.";
    pub SENT_JUST_NOW = 429, "invitation_sent_just_now",
        zh "邀请刚刚发送过，请一分钟后再试。",
        en "The invitation was sent a moment ago. Please wait a minute.";
}
