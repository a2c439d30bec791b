use rest::problems;

problems! {
    pub DRAFT_EXISTS = 409, "notice_draft_exists",
        zh "已有一份草稿，请先修改或发布它。",
        en "There is a draft already. Change or publish that one first.";
    pub PUBLISHED = 409, "notice_published",
        zh "已发布的版本不能修改，请另起草稿。",
        en "A published version cannot be changed. Begin a new draft.";
    pub NONE_PUBLISHED = 404, "no_privacy_notice",
        zh "本单位还没有发布隐私告知。",
        en "The organisation has not published a privacy notice yet.";
    pub UNCHANGED = 422, "notice_unchanged",
        zh "内容与现行版本相同，不需要发布。",
        en "The text is that of the version in force; there is nothing to publish.";
    pub UNFINISHED = 422, "notice_unfinished",
        zh "还有没填写的内容：{blank}",
        en "Something is still to be filled in: {blank}";
}
