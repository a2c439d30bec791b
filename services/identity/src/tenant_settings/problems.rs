use rest::problems;

problems! {
    pub OUT_OF_BOUNDS = 422, "out_of_bounds",
        zh "需要在 {min} 到 {max} 之间；安全基线不允许更宽松。",
        en "Must be between {min} and {max}; the security baseline allows nothing weaker.";
    pub NAME_LENGTH = 422, "name_length",
        zh "需要 1 到 {max} 个字。",
        en "Needs 1 to {max} characters.";
    pub PHONE_FORM = 422, "help_phone_invalid",
        zh "电话号码只能包含数字、空格、横线、加号、括号，以及“转”。",
        en "A phone number has digits, blanks, dashes, plus, brackets, and an extension.";
    pub COLOUR_FORM = 422, "colour_invalid",
        zh "颜色需要写成 #RRGGBB。",
        en "A colour is written #RRGGBB.";
    pub COLOUR_TOO_LIGHT = 422, "colour_too_light",
        zh "这个颜色太浅，与白色文字的对比度只有 {ratio}，至少需要 4.5。最接近的可用颜色是 {nearest}。",
        en "This colour is too light: its contrast to white text is {ratio}, and 4.5 is needed. The nearest that works is {nearest}.";
    pub ROLE_UNKNOWN = 422, "role_unknown",
        zh "没有这个角色：{role}。",
        en "There is no such role: {role}.";
    pub TOTP_FOR_ADMINS = 422, "totp_for_admins",
        zh "管理员必须使用两步验证。",
        en "Administrators always need the second factor.";
    pub LOGO_KIND = 415, "logo_kind",
        zh "标志需要是 PNG、JPEG 或 WebP 图片。",
        en "A logo is a PNG, JPEG or WebP picture.";
    pub LOGO_SIZE = 413, "logo_too_large",
        zh "标志图片不能超过 512 KiB。",
        en "A logo may have at most 512 KiB.";
    pub LOGO_EMPTY = 422, "logo_empty",
        zh "没有收到图片。",
        en "No picture was sent.";
    pub NO_STORE = 503, "documents_unavailable",
        zh "文件存储暂时不可用，请稍后再试。",
        en "The file store is not available at the moment. Please try again later.";
}
