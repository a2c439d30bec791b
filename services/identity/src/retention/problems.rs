use rest::problems;

problems! {
    pub OUT_OF_BOUNDS = 422, "retention_out_of_bounds",
        zh "需要在 {least} 到 {most} 天之间（{basis}）。",
        en "Must be between {least} and {most} days ({basis}).";
}
