rest::problems! {
    pub UNKNOWN_PARENT = 422, "unknown_parent", zh "没有这个上级组织，或不在您的管理范围内", en "There is no such parent unit within your reach";
    pub NOT_THIS_KIND = 422, "unit_request_not_this_kind", zh "此项只用于另一类申请", en "This belongs to the other kind of request";
    pub ASKED_ALREADY = 409, "unit_request_asked_already", zh "已有同样的申请等待批复", en "The same has been asked for and waits for an answer";
    pub DECIDED_ALREADY = 409, "unit_request_decided", zh "这项申请已经办结", en "This request is closed already";
}
