//! The words of the rules on dues. Amounts and numbers are in the packs.

kernel::words! {
    /// By what a member's dues are measured.
    pub enum PayerKind {
        /// 按月领取工资
        Salaried = "salaried",
        /// 年薪制
        AnnualSalary = "annual_salary",
        /// 不按月取得收入: the self-employed and the like
        IrregularIncome = "irregular_income",
        /// 离退休
        Retired = "retired",
        Farmer = "farmer",
        /// Without a contract of employment, paid traineeships included.
        Student = "student",
        /// 下岗失业
        Unemployed = "unemployed",
        /// 依靠抚恤或救济生活
        Relief = "relief",
        /// 领取最低生活保障金
        MinimumLiving = "minimum_living",
        /// 会员: the classes of an association's charter, and their fees.
        Individual = "individual",
        /// 理事
        Council = "council",
        /// 常务理事
        CouncilStanding = "council_standing",
        /// 会长、副会长、监事长等负责人
        Officer = "officer",
    }
}

impl PayerKind {
    /// Classes of members of an association; the others are how a member of the Party lives.
    pub const FEES: [Self; 4] = [Self::Individual, Self::Council, Self::CouncilStanding, Self::Officer];
}

kernel::words! {
    /// What is collected, and so what its papers are called.
    pub enum Collected {
        /// 党费
        PartyDues = "party_dues",
        /// 会费
        Fees = "fees",
    }
}

kernel::words! {
    pub enum RateTable {
        Pay = "pay",
        Pension = "pension",
    }
}

kernel::words! {
    /// What the rate is applied to.
    pub enum BaseOf {
        /// Items of pay that are regular, after what is deducted.
        MonthlyPay = "monthly_pay",
        /// What was received in the month.
        PayReceived = "pay_received",
        Pension = "pension",
        /// Average monthly net income of the quarter before.
        PreviousQuarter = "previous_quarter",
    }
}

kernel::words! {
    /// For how long an amount is fixed when nothing happens.
    pub enum FixedFor {
        Month = "month",
        Quarter = "quarter",
        Year = "year",
    }
}

kernel::words! {
    /// What is subtracted from pay to find the base.
    pub enum BaseMethod {
        /// Tax and the member's own contributions (2017).
        NetOfContributions = "net_of_contributions",
        /// Income tax alone (2008).
        NetOfTax = "net_of_tax",
    }
}

kernel::words! {
    /// Under which system of pay a member works.
    pub enum Employer {
        /// 公务员
        CivilServant = "civil_servant",
        /// 机关工人
        GovernmentWorker = "government_worker",
        /// 事业单位
        PublicInstitution = "public_institution",
        Enterprise = "enterprise",
    }
}

kernel::words! {
    /// An item of a payslip.
    pub enum PayItem {
        /// 职务工资, 岗位工资
        PostPay = "post_pay",
        /// 级别工资, 薪级工资
        GradePay = "grade_pay",
        /// 技术等级工资
        TechnicalGradePay = "technical_grade_pay",
        BasicPay = "basic_pay",
        SkillPay = "skill_pay",
        /// 岗位津贴 of enterprises
        PostAllowance = "post_allowance",
        /// 规范的津贴补贴: 工作性津贴, 生活性补贴
        StandardAllowance = "standard_allowance",
        /// 基础性绩效工资
        BasicPerformance = "basic_performance",
        /// 奖励性绩效工资
        RewardPerformance = "reward_performance",
        /// Paid regularly and to everybody.
        RegularBonus = "regular_bonus",
        /// 不定期、非普遍发放
        IrregularBonus = "irregular_bonus",
        HousingAllowance = "housing_allowance",
        TransportAllowance = "transport_allowance",
        CarAllowance = "car_allowance",
        PhoneAllowance = "phone_allowance",
        OvertimeAllowance = "overtime_allowance",
        /// 误餐补贴
        MealAllowance = "meal_allowance",
        HeatingAllowance = "heating_allowance",
        /// 防暑降温费
        HeatProtection = "heat_protection",
        PropertyFee = "property_fee",
        OtherReformAllowance = "other_reform_allowance",
        /// For some regions, units, posts or people only.
        SpecialAllowance = "special_allowance",
    }
}

kernel::words! {
    /// What leaves a member's pay before it arrives. Only the member's own part; the employer's was never in it.
    pub enum Deduction {
        IncomeTax = "income_tax",
        /// Pension, medical, unemployment, injury and maternity insurance.
        SocialInsurance = "social_insurance",
        /// 住房公积金
        HousingFund = "housing_fund",
        /// 职业年金, 企业年金
        Annuity = "annuity",
    }
}

kernel::words! {
    /// When an amount is fixed anew.
    pub enum FixingMode {
        /// At the start of the year, and within it only for a reason.
        Yearly = "yearly",
        /// From the month a new pay is received.
        OnChange = "on_change",
    }
}

kernel::words! {
    /// Why an amount changes.
    pub enum ChangeReason {
        PayChanged = "pay_changed",
        Retired = "retired",
        LaidOff = "laid_off",
        Transferred = "transferred",
        StartedWork = "started_work",
        /// The amount was fixed wrongly.
        Correction = "correction",
    }
}

kernel::words! {
    pub enum Rounding {
        FenHalfUp = "fen_half_up",
        JiaoHalfUp = "jiao_half_up",
        JiaoDown = "jiao_down",
    }
}

kernel::words! {
    /// How the share that goes up is brought to fen.
    pub enum ShareRounding {
        Down = "down",
        HalfUp = "half_up",
    }
}

kernel::words! {
    /// Receipts the share that goes up is taken of.
    pub enum Shared {
        Pay = "pay",
        /// Extra payments that stay local.
        Voluntary = "voluntary",
    }
}

kernel::words! {
    /// What dues are spent on.
    pub enum SpendingPurpose {
        Training = "training",
        /// 党员教育报刊、资料、音像制品和设备
        StudyMaterial = "study_material",
        Commendation = "commendation",
        HardshipHelp = "hardship_help",
        DisasterHelp = "disaster_help",
        /// Needs of meetings and other life of the branch.
        BranchLife = "branch_life",
    }
}

kernel::words! {
    /// Where the amounts of single members are shown. Outside of the branch never.
    pub enum PerPerson {
        Branch = "branch",
        None = "none",
    }
}
