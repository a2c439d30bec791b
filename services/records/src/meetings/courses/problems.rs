//! What is refused. `{source}` and `{since}` tell where a rule is from.

rest::problems! {
    pub NO_HOURS_HERE = 422, "no_class_hours_here", zh "本组织不要求学时，不登记集中培训（依据：{source}，自 {since} 起）", en "No class hours are asked for here, so no courses are entered (by {source}, since {since})";
    pub DOES_NOT_FIT = 422, "course_hours_do_not_fit", zh "学时数与培训起止日期不符", en "So many class hours do not fit into these days";
    pub ENDS_BEFORE_START = 422, "ends_before_start", zh "结束日期不能早于开始日期", en "It cannot end before it begins";
    pub ENTERED_ALREADY = 409, "course_entered_already", zh "此人这次培训已经登记", en "This course of the member is entered already";
}
