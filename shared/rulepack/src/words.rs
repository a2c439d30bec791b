kernel::words! {
    /// What a unit of the organisation tree is.
    pub enum UnitKind {
        /// 基层党委
        PartyCommittee = "party_committee",
        /// 党总支
        GeneralBranch = "general_branch",
        /// 党支部
        Branch = "branch",
        /// 联合党支部
        JointBranch = "joint_branch",
        /// 临时党支部
        TemporaryBranch = "temporary_branch",
        /// 功能型党支部
        FunctionalBranch = "functional_branch",
        /// 离退休党支部
        RetiredBranch = "retired_branch",
        /// 流动党员党支部
        FloatingBranch = "floating_branch",
        /// 党小组
        Group = "group",
        /// 党工委
        WorkCommittee = "work_committee",
        /// 党组
        LeadingGroup = "leading_group",
    }
}

kernel::words! {
    /// What a unit of some kind may do.
    pub enum Capability {
        DevelopMembers = "develop_members",
        CollectDues = "collect_dues",
        HoldElections = "hold_elections",
        Discipline = "discipline",
        /// Its members are part of the head-count of the units above.
        CountsMembers = "counts_members",
        Transfers = "transfers",
        /// Members have their formal relation here.
        HoldsMembers = "holds_members",
    }
}

kernel::words! {
    /// A post in a unit.
    pub enum Post {
        Secretary = "secretary",
        DeputySecretary = "deputy_secretary",
        OrganisationCommissioner = "organisation_commissioner",
        PublicityCommissioner = "publicity_commissioner",
        DisciplineCommissioner = "discipline_commissioner",
        YouthCommissioner = "youth_commissioner",
        MassWorkCommissioner = "mass_work_commissioner",
        CommitteeMember = "committee_member",
        DisciplineSecretary = "discipline_secretary",
        GroupLeader = "group_leader",
        DeputyGroupLeader = "deputy_group_leader",
    }
}

kernel::words! {
    /// 单位性质类别: what sort of body a unit belongs to.
    pub enum Nature {
        Agency = "agency",
        PublicInstitution = "public_institution",
        StateEnterprise = "state_enterprise",
        PrivateEnterprise = "private_enterprise",
        SocialOrganisation = "social_organisation",
        Village = "village",
        Community = "community",
        School = "school",
        Other = "other",
    }
}

kernel::words! {
    /// A kind of data that is kept for a while and then erased.
    pub enum DataClass {
        /// Ended log-ins.
        Sessions = "sessions",
        /// Links to set a new password.
        Resets = "resets",
        /// Invitations that were followed, taken back or ran out.
        Invitations = "invitations",
        /// What became of letters.
        Deliveries = "deliveries",
        /// Rows of imported files.
        Imports = "imports",
        /// Requests for correction that were closed.
        Corrections = "corrections",
        /// Requests for erasure that were answered.
        Erasures = "erasures",
    }
}

kernel::words! {
    /// Who is counted against a threshold: regulations differ between full members and all members.
    pub enum Counted {
        Full = "full",
        All = "all",
    }
}
