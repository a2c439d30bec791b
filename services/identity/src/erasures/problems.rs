use rest::problems;

problems! {
    pub OPEN_ALREADY = 409, "erasure_open_already",
        zh "已有一份删除申请等待处理。",
        en "A request for erasure is waiting already.";
    pub NOT_OPEN = 409, "erasure_not_open",
        zh "该申请已处理或已撤回。",
        en "The request has been decided or withdrawn.";
    pub NOTHING_ASKED = 422, "erasure_nothing_asked",
        zh "请至少选择一项。",
        en "Choose at least one thing.";
    pub NO_RECORD = 422, "erasure_no_record",
        zh "没有关联的党员信息，不能申请删除其中的内容。",
        en "There is no member record, so nothing of it can be erased.";
    pub NO_ACCOUNT = 422, "erasure_no_account",
        zh "没有关联的账号，不能申请删除账号内容。",
        en "There is no account, so nothing of it can be erased.";
    pub ARCHIVE_STAYS = 422, "erasure_archive_stays",
        zh "入党材料、表决和党费记录属于组织档案，依照个人信息保护法第四十七条第二款和档案管理规定不能删除。",
        en "Admission papers, votes and dues are archives of the organisation and are not erased (PIPL article 47).";
    pub NOT_ASKED = 422, "erasure_not_asked",
        zh "本人没有申请删除这一项。",
        en "The person did not ask for this.";
    pub REASON_NEEDED = 422, "erasure_reason_needed",
        zh "没有全部删除的，须向本人说明理由。",
        en "Where not everything is erased, the person is told why.";
    pub WHOSE = 422, "erasure_whose",
        zh "请指明是哪个账号或哪名党员。",
        en "Name an account or a member.";
    pub NOT_YOUR_OWN = 409, "own_erasure",
        zh "不能处理自己提出的删除申请。",
        en "You cannot decide your own request.";
}
