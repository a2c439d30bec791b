use kernel::words;

words! {
    /// Where a request for a correction stands.
    pub enum CorrectionState {
        Open = "open",
        Accepted = "accepted",
        Refused = "refused",
        Withdrawn = "withdrawn",
    }
}

words! {
    /// The fields a member can ask to have corrected. Where one belongs and what one's standing is are
    /// decided elsewhere.
    pub enum CorrectionField {
        Name = "name",
        IdNo = "id_no",
        Gender = "gender",
        Ethnic = "ethnic",
        BirthDate = "birth_date",
        NativePlace = "native_place",
        BirthPlace = "birth_place",
        Education = "education",
        Degree = "degree",
        JoinedOn = "joined_on",
        FullOn = "full_on",
        WorkPost = "work_post",
        JobTitle = "job_title",
        WorkUnit = "work_unit",
        Mobile = "mobile",
        Landline = "landline",
        Address = "address",
        PoliceStation = "police_station",
    }
}
