rest::problems! {
    pub OPEN_ALREADY = 409, "correction_open_already", zh "该项已有一份更正申请等待处理", en "A request to correct this field is waiting already";
    pub NOT_OPEN = 409, "correction_not_open", zh "该申请已处理或已撤回", en "The request has been decided or withdrawn";
    pub NOT_YOUR_OWN = 409, "own_correction", zh "不能处理自己提出的更正申请", en "You cannot decide your own request";
    pub NOTHING_NEW = 422, "nothing_new", zh "与现有内容相同", en "This is what the record says already";
    pub UNREADABLE = 422, "unreadable_value", zh "此项不能这样填写", en "This field cannot have such a value";
    pub REASON_NEEDED = 422, "reason_needed", zh "不予采纳须说明理由", en "Say why the request is refused";
}
