//! What is refused.

rest::problems! {
    pub SEALED_ALREADY = 409, "archive_sealed_already", zh "该年度已经归档", en "The year is sealed already";
    pub NOT_SEALED = 409, "archive_not_sealed", zh "该年度尚未归档", en "The year is not sealed";
    pub NOT_OVER = 422, "archive_year_not_over", zh "{year} 年还没有结束，不能归档", en "{year} is not over yet";
    pub NOTHING_FILED = 422, "archive_nothing_filed", zh "该年度没有可以归档的材料", en "Nothing was filed in this year";
    pub NO_HANDOVER = 422, "handover_nobody", zh "近期没有书记变动，不需要交接", en "No secretary has changed lately";
    pub OPEN_ALREADY = 409, "handover_open_already", zh "该党组织已有未完成的交接", en "A handover of this unit is under way";
    pub NOT_YOURS = 403, "handover_not_yours", zh "交接由移交人和接收人各自确认", en "The two who hand over and take over sign for themselves";
    pub NO_SUCH_STEP = 409, "handover_no_such_step", zh "请先由移交人确认，再由接收人确认", en "Whoever leaves signs first, then whoever comes";
    pub CONTENT_CHANGED = 409, "handover_content_changed", zh "交接内容已变化，请刷新后再确认", en "What is handed over has changed; reload and look again";
}
