rest::problems! {
    pub AFTER_TODAY = 422, "statistics_after_today", zh "统计截止日不能晚于今天", en "The cut-off day must not be later than today";
    pub BEFORE_OPENING = 422, "statistics_before_opening", zh "统计截止日应晚于期初日", en "The cut-off day has to be later than the opening day";
    pub NOBODY_BEHIND = 422, "statistics_nobody_behind", zh "这个数没有名单", en "There is no list of people behind this figure";
    pub UNREADABLE = 409, "statistics_snapshot_unreadable", zh "这份统计由更新的版本保存，请刷新后查看", en "This report was kept by a later version; reload to see it";
}
