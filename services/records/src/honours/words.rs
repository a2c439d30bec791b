use kernel::words;

words! {
    /// Who honours: the level of the body.
    pub enum HonourLevel {
        /// 党中央、国家级
        National = "national",
        /// 省部级
        Provincial = "provincial",
        /// 地市级
        Municipal = "municipal",
        /// 县区级
        County = "county",
        /// 基层党委和本单位
        Grassroots = "grassroots",
    }
}
