rest::problems! {
    pub SAMPLES_THERE = 409, "samples_there", zh "示例数据已经在系统里，请先移除再重新放入", en "The sample data is there already; take it away before putting it in again";
    pub REAL_ROSTER = 409, "real_roster", zh "名册里已有 {count} 名党员，超过 {most} 人后不再提供示例数据", en "There are {count} members already; sample data is offered up to {most} only";
    pub SAMPLES_DO_NOT_FIT = 409, "samples_do_not_fit", zh "示例组织不能建在“{name}”之下", en "The sample units cannot stand under {name}";
}
