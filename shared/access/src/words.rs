use kernel::words;

words! {
    /// What an account may be in an organisation, or in one of its units and everything below.
    pub enum Role {
        TenantAdmin = "tenant_admin",
        OrgCommittee = "org_committee",
        Secretary = "secretary",
        Commissioner = "commissioner",
        Finance = "finance",
        Examiner = "examiner",
        Member = "member",
        Auditor = "auditor",
        /// A person of the public.
        Resident = "resident",
        /// Runs the platform; has no part in any organisation.
        Operator = "operator",
    }
}

words! {
    /// What somebody wants to do.
    pub enum Action {
        View = "view",
        List = "list",
        Create = "create",
        Update = "update",
        Move = "move",
        Merge = "merge",
        Dissolve = "dissolve",
        Appoint = "appoint",
        /// See fields that are masked otherwise.
        Reveal = "reveal",
        Import = "import",
        Export = "export",
        Invite = "invite",
        Assign = "assign",
        /// Accept or refuse what somebody else asks for or says; what a committee above decides on a development file,
        /// an election, or a unit to be founded or dissolved.
        Decide = "decide",
        Configure = "configure",
        ReadAudit = "read_audit",
        ManageSessions = "manage_sessions",
        CorrectOwn = "correct_own",
        ViewOwn = "view_own",
        /// Say that one was there, ask for leave, report what one was given to do as done, ask to be moved.
        TakePart = "take_part",
        Delete = "delete",
        /// Keep something from being deleted, and let it go again.
        Hold = "hold",
    }
}

words! {
    /// What it is to be done to.
    pub enum ResourceKind {
        Unit = "unit",
        Member = "member",
        Post = "post",
        Import = "import",
        Correction = "correction",
        Account = "account",
        Invitation = "invitation",
        Assignment = "assignment",
        Settings = "settings",
        Audit = "audit",
        Delivery = "delivery",
        Tenant = "tenant",
        Document = "document",
        /// 党费: what members owe and pay, and the books of units.
        Dues = "dues",
        Meeting = "meeting",
        /// 发展党员: the file of a person who wants to join.
        Development = "development",
        /// 组织关系接转
        Transfer = "transfer",
        /// 换届选举
        Election = "election",
        /// That a unit be founded or dissolved.
        UnitRequest = "unit_request",
        /// 信息采集: in the unit that asks, or in one that is asked.
        Collection = "collection",
        /// 档案: what a unit filed in a year.
        Archive = "archive",
        /// 交接: what one secretary hands to the next.
        Handover = "handover",
        /// 党内统计: counts of a unit and what lies below, and what was frozen of them.
        Statistics = "statistics",
        /// 干部: the record of a cadre, and the appointments.
        Cadre = "cadre",
        /// 组织处置、党纪处分: what was decided about a member.
        Disposition = "disposition",
        /// 表彰奖励: of members and units.
        Honour = "honour",
    }
}

impl ResourceKind {
    /// Name of the entity type in the policies.
    pub(crate) const fn entity(self) -> &'static str {
        match self {
            ResourceKind::Unit => "Unit",
            ResourceKind::Member => "Member",
            ResourceKind::Post => "Post",
            ResourceKind::Import => "Import",
            ResourceKind::Correction => "Correction",
            ResourceKind::Account => "Account",
            ResourceKind::Invitation => "Invitation",
            ResourceKind::Assignment => "Assignment",
            ResourceKind::Settings => "Settings",
            ResourceKind::Audit => "Audit",
            ResourceKind::Delivery => "Delivery",
            ResourceKind::Tenant => "Tenant",
            ResourceKind::Document => "Document",
            ResourceKind::Dues => "Dues",
            ResourceKind::Meeting => "Meeting",
            ResourceKind::Development => "Development",
            ResourceKind::Transfer => "Transfer",
            ResourceKind::Election => "Election",
            ResourceKind::UnitRequest => "UnitRequest",
            ResourceKind::Collection => "Collection",
            ResourceKind::Archive => "Archive",
            ResourceKind::Handover => "Handover",
            ResourceKind::Statistics => "Statistics",
            ResourceKind::Cadre => "Cadre",
            ResourceKind::Disposition => "Disposition",
            ResourceKind::Honour => "Honour",
        }
    }

    /// Whether things of this kind can be about one member.
    pub(crate) const fn has_owner(self) -> bool {
        matches!(
            self,
            ResourceKind::Member
                | ResourceKind::Post
                | ResourceKind::Correction
                | ResourceKind::Account
                | ResourceKind::Invitation
                | ResourceKind::Assignment
                | ResourceKind::Document
                | ResourceKind::Dues
                | ResourceKind::Meeting
                | ResourceKind::Development
                | ResourceKind::Transfer
                | ResourceKind::Election
                | ResourceKind::Handover
                | ResourceKind::Cadre
                | ResourceKind::Disposition
        )
    }
}
