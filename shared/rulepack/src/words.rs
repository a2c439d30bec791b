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

kernel::words! {
    /// What a document is in the work of a branch.
    pub enum DocumentKind {
        /// 入党申请书
        AdmissionApplication = "admission_application",
        /// 自传
        Autobiography = "autobiography",
        /// 思想汇报
        ThoughtReport = "thought_report",
        /// 培养教育考察材料
        TrainingRecord = "training_record",
        /// 政治审查材料
        PoliticalReview = "political_review",
        /// 入党志愿书
        AdmissionForm = "admission_form",
        /// 转正申请书
        FullMemberApplication = "full_member_application",
        /// 民主评议材料
        Appraisal = "appraisal",
        /// 表彰奖励材料
        Award = "award",
        /// 组织处置和处分材料
        Discipline = "discipline",
        /// 组织关系材料
        TransferLetter = "transfer_letter",
        /// 证书、证明
        Certificate = "certificate",
        /// 照片
        Photo = "photo",
        /// 上级批复
        Approval = "approval",
        /// 换届选举材料
        Election = "election",
        /// 会议记录
        Minutes = "minutes",
        /// 计划总结
        Plan = "plan",
        /// 公示公开材料
        Publicity = "publicity",
        /// 学习资料
        LearningMaterial = "learning_material",
        /// 活动影像
        ActivityMedia = "activity_media",
        Other = "other",
    }
}

kernel::words! {
    /// Whom or what a document is about.
    pub enum DocumentSubject {
        Member = "member",
        Unit = "unit",
    }
}

kernel::words! {
    /// How a document is kept: sealed and read through the service alone, or as it is.
    pub enum DocumentClass {
        Confidential = "confidential",
        Content = "content",
    }
}
