use kernel::words;

words! {
    /// Where a unit is in its life.
    pub enum UnitState {
        Active = "active",
        Dissolved = "dissolved",
        Merged = "merged",
    }
}

words! {
    /// 所在单位情况: whose employees or inhabitants the unit is made of.
    pub enum Situation {
        /// 与上级党组织相同
        SameAsParent = "same_as_parent",
        /// 法人单位
        LegalUnit = "legal_unit",
        /// 联合党支部 of several bodies
        Joint = "joint",
    }
}

words! {
    /// What a decision did to a unit.
    pub enum Change {
        Created = "created",
        Altered = "altered",
        Moved = "moved",
        Merged = "merged",
        Dissolved = "dissolved",
    }
}
