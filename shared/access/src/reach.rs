/// The part of the organisation in which an action is permitted: the filter of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything.
    All,
    /// What lies in these units or below; none of the paths lies below another.
    Units(Vec<String>),
    /// Nothing.
    Nothing,
}

impl Reach {
    /// The smallest list of paths that says the same.
    pub(crate) fn of_paths(mut paths: Vec<String>) -> Self {
        paths.sort();
        // sorted, a path comes right before those below it
        paths.dedup_by(|below, above| below.starts_with(above.as_str()));
        if paths.is_empty() { Reach::Nothing } else { Reach::Units(paths) }
    }

    pub fn is_nothing(&self) -> bool {
        *self == Reach::Nothing
    }

    /// Whether something in the unit with this path (or, with `None`, in no unit) is within reach.
    pub fn covers(&self, unit_path: Option<&str>) -> bool {
        match (self, unit_path) {
            (Reach::All, _) => true,
            (Reach::Units(paths), Some(path)) => paths.iter().any(|above| path.starts_with(above.as_str())),
            _ => false,
        }
    }
}
