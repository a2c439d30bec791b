use rest::problems;

problems! {
    pub TIME_RUNS_BACK = 422, "time_runs_back",
        zh "结束时间应晚于开始时间和现在。",
        en "The end comes after the beginning and after now.";
    pub ONE_AUDIENCE = 422, "one_audience",
        zh "只能选单位类型或某个单位，不能同时选。",
        en "Either kinds of organisation or one organisation, not both.";
    pub UNKNOWN_TENANT = 422, "unknown_tenant",
        zh "没有这个单位。",
        en "There is no such organisation.";
    pub WITHDRAWN = 409, "announcement_withdrawn",
        zh "这条公告已经撤回。",
        en "This announcement was withdrawn already.";
}
