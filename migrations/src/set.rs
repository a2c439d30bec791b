use crate::Version;
use std::borrow::Cow;

/// Tables that belong to nobody in particular, or tables of one tenant. There is no third kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Platform,
    Tenant,
}

impl Scope {
    pub const fn as_str(self) -> &'static str {
        match self {
            Scope::Platform => "platform",
            Scope::Tenant => "tenant",
        }
    }
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    pub number: u16,
    pub name: Cow<'static, str>,
    pub sql: Cow<'static, str>,
}

impl Migration {
    pub(crate) fn of_file(name: &'static str, sql: &'static str) -> Option<Self> {
        let number = name.split('_').next()?.parse().ok()?;
        Some(Self { number, name: Cow::Borrowed(name), sql: Cow::Borrowed(sql) })
    }
}

/// The files of one service and scope, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set {
    pub common: Vec<Migration>,
    pub own: Vec<Migration>,
}

impl Set {
    /// Where a schema stands when everything has run.
    pub fn target(&self) -> Version {
        let last = |files: &[Migration]| files.last().map_or(0, |file| file.number);
        Version { common: last(&self.common), own: last(&self.own) }
    }

    /// The files that bring a schema to `at` and no further.
    #[must_use]
    pub fn until(&self, at: Version) -> Set {
        let up_to = |files: &[Migration], last: u16| -> Vec<Migration> {
            files.iter().filter(|file| file.number <= last).cloned().collect()
        };
        Set { common: up_to(&self.common, at.common), own: up_to(&self.own, at.own) }
    }

    /// What is left to run on a schema at `at`.
    pub fn after(&self, at: Version) -> impl Iterator<Item = &Migration> {
        let common = self.common.iter().filter(move |file| file.number > at.common);
        common.chain(self.own.iter().filter(move |file| file.number > at.own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::set;

    const SERVICES: [&str; 3] = ["identity", "records", "notifications"];

    #[test]
    fn files_are_numbered_without_gaps() {
        for service in SERVICES {
            for scope in [Scope::Platform, Scope::Tenant] {
                let set = set(service, scope);
                for files in [&set.common, &set.own] {
                    let numbers: Vec<_> = files.iter().map(|file| usize::from(file.number)).collect();
                    assert_eq!(numbers, (1..=files.len()).collect::<Vec<_>>(), "{service} {scope:?}");
                }
            }
        }
    }

    #[test]
    fn what_has_run_does_not_run_again() {
        let set = set("identity", Scope::Tenant);
        assert_eq!(set.after(set.target()).count(), 0);
        assert_eq!(set.after(Version::default()).count(), set.common.len() + set.own.len());
        let left: Vec<_> = set.after(Version { common: 1, own: set.target().own }).collect();
        assert_eq!(left, set.common.iter().skip(1).collect::<Vec<_>>());
    }
}
