use rest::problems;

problems! {
    pub RESET_INVALID = 404, "reset_invalid",
        zh "这个重设密码的链接无效。请确认链接完整，或者重新申请。",
        en "This reset link is not valid. Check that it is complete, or ask for a new one.";
    pub RESET_FOREIGN = 409, "reset_foreign",
        zh "这个链接属于另一个单位的网址。请直接打开邮件中的完整链接。",
        en "This link belongs to the address of another organisation. Open the link exactly as it is in the letter.";
    pub RESET_EXPIRED = 410, "reset_expired",
        zh "这个链接已经过期，请重新申请重设密码。",
        en "This link has expired. Please ask for a new one.";
    pub RESET_USED = 410, "reset_used",
        zh "这个链接已经用过。如需再次更改密码，请重新申请。",
        en "This link was used already. Ask for a new one to change the password again.";
}
