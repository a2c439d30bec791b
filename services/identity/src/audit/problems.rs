use rest::problems;

problems! {
    pub BAD_TIME = 422, "time_invalid",
        zh "时间需要写成 2026-06-18 或 2026-06-18T08:00:00+08:00。",
        en "A time is written 2026-06-18 or 2026-06-18T08:00:00+08:00.";
}
