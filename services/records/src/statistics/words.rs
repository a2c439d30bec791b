use kernel::words;

words! {
    /// A part of the statistics that is asked for by itself.
    pub enum Chapter {
        Members = "members",
        Changes = "changes",
        Pool = "pool",
        Bodies = "bodies",
        Posts = "posts",
        Dues = "dues",
        Life = "life",
        /// Class hours of the year.
        Study = "study",
        /// Commendations and honours.
        Honours = "honours",
        Registers = "registers",
    }
}

words! {
    /// One table of figures.
    pub enum Theme {
        Kind = "kind",
        Gender = "gender",
        Ethnic = "ethnic",
        Education = "education",
        Age = "age",
        JoinPeriod = "join_period",
        Occupation = "occupation",
        /// Opening and closing count and what lies between.
        Balance = "balance",
        /// Who was admitted in the span, by the classes of the bulletin.
        Admitted = "admitted",
        Pool = "pool",
        /// Activists and candidates by the classes of the bulletin.
        PoolMakeup = "pool_makeup",
        BodyLevel = "body_level",
        BodyNature = "body_nature",
        Coverage = "coverage",
        /// Villages and communities with a body.
        Places = "places",
        /// Employers that are joined, and those with a group alone.
        OtherCoverage = "other_coverage",
        /// Employers that should have a body of their own and have none.
        DueBodies = "due_bodies",
        /// Employers without one that are too small for it.
        FewMembers = "few_members",
        Terms = "terms",
        Vacancies = "vacancies",
        SecretaryAge = "secretary_age",
        Dues = "dues",
        Completion = "completion",
        Attendance = "attendance",
        /// Who has the class hours of the year.
        StudyHours = "study_hours",
        /// Who attended a concentrated course.
        Courses = "courses",
        StudyTotal = "study_total",
        HonouredMembers = "honoured_members",
        HonouredUnits = "honoured_units",
        Floating = "floating",
        Lost = "lost",
    }
}

words! {
    /// How the rows of a table belong together.
    pub enum Form {
        /// Classes that make up the total.
        Classes = "classes",
        /// Parts of the total, each by itself.
        Parts = "parts",
        /// Counts with no whole.
        Counts = "counts",
    }
}

words! {
    /// Whose eyes a table is for.
    pub enum Shown {
        /// Every count, for whoever may see the people.
        Full = "full",
        /// Small counts hidden, for everybody else.
        Public = "public",
    }
}

words! {
    /// Why statistics were frozen.
    pub enum Occasion {
        /// For a cut-off day of the rules.
        CutOff = "cut_off",
        ByHand = "by_hand",
        /// For a cut-off day, by the system itself.
        Automatic = "automatic",
    }
}
