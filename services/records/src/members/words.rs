use kernel::words;

words! {
    /// GB/T 2261.1
    pub enum Gender {
        Male = "male",
        Female = "female",
        Unknown = "unknown",
        NotStated = "not_stated",
    }
}

words! {
    /// 人员类别
    pub enum MemberKind {
        Full = "full",
        Probationary = "probationary",
    }
}

words! {
    /// 党籍状态
    pub enum MembershipState {
        Normal = "normal",
        /// 停止党籍
        Suspended = "suspended",
        /// 已转出: a member of an organisation elsewhere.
        Transferred = "transferred",
        Removed = "removed",
        Withdrawn = "withdrawn",
        Expelled = "expelled",
        Deceased = "deceased",
        /// 不予承认
        NotRecognised = "not_recognised",
    }
}

impl MembershipState {
    /// Whether the member is on the roster. A suspended one is, until removal is decided.
    pub const fn is_member(self) -> bool {
        matches!(self, Self::Normal | Self::Suspended)
    }
}

words! {
    /// 工作岗位, in the categories of the statistics.
    pub enum WorkPost {
        /// 工人(工勤技能)
        Worker = "worker",
        /// 农牧渔民
        Farmer = "farmer",
        /// 专业技术
        Professional = "professional",
        /// 管理
        Manager = "manager",
        /// 党政机关
        Official = "official",
        Student = "student",
        Other = "other",
        /// 离退休
        Retired = "retired",
    }
}

words! {
    /// What is only shown on request, with a reason, and leaves a trace.
    pub enum Sensitive {
        IdNo = "id_no",
        Mobile = "mobile",
        Landline = "landline",
        Address = "address",
        PoliceStation = "police_station",
        /// Hardship, incapacity, marital status, health.
        Circumstances = "circumstances",
    }
}

words! {
    /// The fields that may be left out on purpose ("无"), which differs from not yet known.
    pub enum Omitted {
        Ethnic = "ethnic",
        BirthDate = "birth_date",
        NativePlace = "native_place",
        BirthPlace = "birth_place",
        Education = "education",
        Degree = "degree",
        WorkPost = "work_post",
        JobTitle = "job_title",
        WorkUnit = "work_unit",
        Mobile = "mobile",
        Landline = "landline",
        Address = "address",
        PoliceStation = "police_station",
    }
}

words! {
    /// What stands out about a member, in lists.
    pub enum Flag {
        Floating = "floating",
        LostContact = "lost_contact",
        Veteran = "veteran",
        /// Wears the medal "光荣在党50年".
        Medal = "medal",
        /// Has the years for the medal and does not wear it.
        MedalDue = "medal_due",
        /// The personnel file and the ID disagree about the day of birth.
        BirthDateDiffers = "birth_date_differs",
    }
}
