use rest::problems;

problems! {
    pub ALREADY_ENABLED = 409, "totp_already_enabled",
        zh "两步验证已经开启。更换设备前请先关闭，或者联系管理员重置。",
        en "The second factor is on already. Turn it off first, or ask an administrator to reset it.";
    pub NOT_STARTED = 409, "totp_not_started",
        zh "请先获取二维码，再输入验证码确认。",
        en "Ask for the QR code first, then confirm with a code.";
    pub NOT_ENABLED = 409, "totp_not_enabled",
        zh "两步验证还没有开启。",
        en "The second factor is not on.";
    pub CODE_WRONG = 422, "code_wrong",
        zh "验证码不正确或已经用过。请检查手机时间是否准确，等待下一个验证码再试。",
        en "The code is wrong or was used before. Check the clock of the telephone and wait for the next code.";
    pub REQUIRED_BY_ROLE = 409, "totp_required",
        zh "您的角色必须使用两步验证，不能关闭。",
        en "Your role requires the second factor; it cannot be turned off.";
}
