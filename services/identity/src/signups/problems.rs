use rest::problems;

problems! {
    pub CLOSED = 403, "signup_closed",
        zh "平台目前不接受在线申请，请联系平台运营方。",
        en "The platform takes no applications at the moment. Please contact those who run it.";
    pub SLUG_TAKEN = 409, "slug_taken",
        zh "这个网址已经有单位在用或正在申请，请换一个。",
        en "An organisation has this address already or has asked for it. Please choose another.";
    pub SLUG_ASKED = 409, "slug_asked",
        zh "这个网址有人正在申请。如果就是您用这个邮箱申请的、还没有确认，确认邮件会再发一次（刚发过的不再重复），请查收；否则请换一个网址，或过后再试：没有确认的申请只保留 {hours} 小时。",
        en "Somebody has asked for this address. If it was you, with this e-mail address, and it is not confirmed yet, the letter is sent once more unless one has just gone. Otherwise choose another address or try later: what is not confirmed is kept for {hours} h.";
    pub SLUG_LENGTH = 422, "slug_length",
        zh "网址需要 3 到 40 个字符。",
        en "The address has 3 to 40 characters.";
    pub SLUG_CHARACTERS = 422, "slug_characters",
        zh "网址只能用小写字母、数字和短横线。",
        en "The address may only have small letters, digits and hyphens.";
    pub SLUG_HYPHENS = 422, "slug_hyphens",
        zh "短横线不能在开头或结尾，也不能连着用两个。",
        en "A hyphen must not come first or last, nor twice in a row.";
    pub SLUG_RESERVED = 422, "slug_reserved",
        zh "这个网址由平台保留，请换一个。",
        en "This address is kept by the platform. Please choose another.";
    pub EMAIL_INVALID = 422, "email_invalid",
        zh "邮箱地址不正确。",
        en "This is not an e-mail address.";
    pub PHONE_INVALID = 422, "phone_invalid",
        zh "电话应是 11 位手机号，或带区号的固定电话。",
        en "The telephone is a mainland mobile number of eleven digits, or a landline with its area code.";
    pub TERMS_NOT_ACCEPTED = 422, "terms_not_accepted",
        zh "请先阅读并同意服务协议和数据处理协议。",
        en "Please read and accept the terms of service and the data processing agreement.";
    pub TERMS_CHANGED = 409, "terms_changed",
        zh "协议刚刚更新，请重新阅读后再同意。",
        en "The terms have just changed. Please read them again before you accept.";
    pub LINK_INVALID = 404, "signup_invalid",
        zh "这个链接无效。请确认链接完整；如果后来又收到过邮件，请使用最新一封。",
        en "This link is not valid. Check that it is complete; if a later letter came, use the link in that one.";
    pub LINK_EXPIRED = 410, "signup_expired",
        zh "这个链接已经过期，申请没有提交成功。请重新申请。",
        en "This link has expired and the application with it. Please apply again.";
    pub SLUG_GONE = 409, "signup_slug_gone",
        zh "确认得晚了：网址“{slug}”已经有单位在用或正在申请。请换一个网址重新申请。",
        en "This comes too late: an organisation has the address {slug} by now or has asked for it. Please apply again with another.";
    pub SENT_JUST_NOW = 429, "signup_sent_just_now",
        zh "确认邮件刚刚发送过，请 {seconds} 秒后再试。",
        en "The letter was sent a moment ago. Please try again in {seconds} seconds.";
    pub CONFIRMED = 409, "signup_confirmed",
        zh "这个申请已经确认，不能在这里修改，也不再发送确认邮件。请用邮件里的链接查看进度。",
        en "This application is confirmed: it cannot be changed here, and no other letter is sent. Follow it by the link in the letter.";
    pub WRONG_STATE = 409, "signup_state",
        zh "这个申请现在的状态（{state}）不允许此操作。",
        en "The application is {state}; this cannot be done now.";
}
