rest::problems! {
    pub NO_THEMED_DAY = 422, "no_themed_day_here", zh "这类组织不要求开展主题党日", en "No themed day is asked of a unit of this kind";
}
