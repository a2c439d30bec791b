use kernel::words;

words! {
    /// What is wrong with the value of an element.
    pub enum Wrong {
        /// No date of the form the element has.
        Date = "date",
        /// No picture in Base64.
        Photo = "photo",
        TooLong = "too_long",
        Twice = "twice",
        /// It has elements inside where a text belongs.
        NoText = "no_text",
        /// A sign that no text has.
        Sign = "sign",
        Missing = "missing",
    }
}

/// Why a file cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    TooLarge {
        limit: usize,
    },
    /// Neither UTF-8 nor GB 18030.
    Encoding,
    NotXml,
    /// A document type, which an appointment form does not have.
    DocumentType,
    /// An entity besides the five of XML.
    Entity,
    TooDeep,
    TooManyElements,
    /// XML of another sort.
    OtherRoot {
        name: String,
    },
    /// Values, each by its element.
    Values(Vec<(String, Wrong)>),
}
