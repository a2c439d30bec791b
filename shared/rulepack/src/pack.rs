use crate::{
    Calendar, Collected, Dissolution, DocumentKinds, Floating, Joining, JointBranches, LoadError,
    LoginBounds, LostContact, PostRules, PrivacyRequests, Retention, Terms, Thresholds, Timeline, UnitKinds,
    Version, YearOfDays,
    archive::Archive,
    cadres::Cadres,
    check,
    collections::Collections,
    development::DevelopmentRules,
    dispositions::{self, Dispositions},
    dues::Dues,
    elections::Elections,
    load::{Entries, Entry, Fault},
    organisational_life::OrganisationalLife,
    overview::Overview,
    own::{self, Own, Wording},
    statistics::Statistics,
    transfers::Transfers,
};
use kernel::TenantKind;
use std::sync::{Arc, OnceLock};

/// The rules for one kind of tenant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    pub unit_kinds: Timeline<UnitKinds>,
    pub thresholds: Timeline<Thresholds>,
    pub joint: Timeline<JointBranches>,
    pub dissolution: Timeline<Dissolution>,
    pub terms: Timeline<Terms>,
    pub posts: Timeline<PostRules>,
    pub joining: Timeline<Joining>,
    pub floating: Timeline<Floating>,
    pub lost_contact: Timeline<LostContact>,
    pub dispositions: Timeline<Dispositions>,
    pub collected: Timeline<Collected>,
    pub document_kinds: Timeline<DocumentKinds>,
    pub login: Timeline<LoginBounds>,
    pub privacy_requests: Timeline<PrivacyRequests>,
    pub retention: Timeline<Retention>,
    pub dues: Dues,
    pub organisational_life: OrganisationalLife,
    pub elections: Elections,
    pub transfers: Transfers,
    pub collections: Collections,
    pub archive: Archive,
    pub cadres: Cadres,
    pub development: DevelopmentRules,
    pub statistics: Statistics,
    pub overview: Overview,
    pub working_days: Timeline<YearOfDays>,
}

/// The packs of all kinds of tenant.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    agency: Book,
    enterprise: Book,
    community: Book,
    association: Book,
}

/// A pack with the entries it was typed from, which own values of an organisation are put over.
#[derive(Clone, Debug, PartialEq)]
struct Book {
    pack: Pack,
    entries: Vec<Entry>,
}

/// What holds for every kind of organisation, a file for each area of the field.
pub(crate) const COMMON: &[(&str, &str)] = &[
    ("common/foundation.toml", include_str!("../packs/common/foundation.toml")),
    ("common/working_days.toml", include_str!("../packs/common/working_days.toml")),
    ("common/organisational_life.toml", include_str!("../packs/common/organisational_life.toml")),
    ("common/elections.toml", include_str!("../packs/common/elections.toml")),
    ("common/development.toml", include_str!("../packs/common/development.toml")),
    ("common/development_file.toml", include_str!("../packs/common/development_file.toml")),
    ("common/dues.toml", include_str!("../packs/common/dues.toml")),
    ("common/transfers.toml", include_str!("../packs/common/transfers.toml")),
    ("common/collections.toml", include_str!("../packs/common/collections.toml")),
    ("common/archive.toml", include_str!("../packs/common/archive.toml")),
    ("common/statistics.toml", include_str!("../packs/common/statistics.toml")),
    ("common/cadres.toml", include_str!("../packs/common/cadres.toml")),
    ("common/overview.toml", include_str!("../packs/common/overview.toml")),
];

const fn text(kind: TenantKind) -> &'static str {
    match kind {
        TenantKind::Agency => include_str!("../packs/agency.toml"),
        TenantKind::Enterprise => include_str!("../packs/enterprise.toml"),
        TenantKind::Community => include_str!("../packs/community.toml"),
        TenantKind::Association => include_str!("../packs/association.toml"),
    }
}

impl Rules {
    /// The packs in the binary, which are read once in a process.
    ///
    /// # Errors
    /// With everything that is wrong in any of them.
    pub fn built_in() -> Result<Arc<Self>, LoadError> {
        static READ: OnceLock<Arc<Rules>> = OnceLock::new();
        match READ.get() {
            Some(rules) => Ok(rules.clone()),
            None => Self::read().map(|rules| READ.get_or_init(|| Arc::new(rules)).clone()),
        }
    }

    fn read() -> Result<Self, LoadError> {
        let mut faults = Vec::new();
        let mut load = |kind: TenantKind| {
            Book::load(COMMON, kind.as_str(), text(kind)).map_err(|e| faults.extend(e.0)).ok()
        };
        let packs = (
            load(TenantKind::Agency),
            load(TenantKind::Enterprise),
            load(TenantKind::Community),
            load(TenantKind::Association),
        );
        match packs {
            (Some(agency), Some(enterprise), Some(community), Some(association)) => {
                Ok(Self { agency, enterprise, community, association })
            }
            _ => Err(LoadError(faults)),
        }
    }

    pub fn of(&self, kind: TenantKind) -> &Pack {
        &self.book(kind).pack
    }

    /// The pack with what an organisation of this kind decided. What the rules do not allow is passed over.
    ///
    /// # Errors
    /// When the decisions contradict each other.
    pub fn with(&self, kind: TenantKind, decided: &[Own]) -> Result<Pack, LoadError> {
        let entries = own::over(&self.book(kind).entries, decided);
        Pack::of(kind.as_str(), Entries { entries, ..Entries::default() })
    }

    /// Every wording of every rule for a kind of organisation with its decisions.
    pub fn wordings(&self, kind: TenantKind, decided: &[Own]) -> Vec<Wording> {
        own::over(&self.book(kind).entries, decided).iter().map(Wording::from).collect()
    }

    fn book(&self, kind: TenantKind) -> &Book {
        match kind {
            TenantKind::Agency => &self.agency,
            TenantKind::Enterprise => &self.enterprise,
            TenantKind::Community => &self.community,
            TenantKind::Association => &self.association,
        }
    }
}

impl Book {
    fn load(common: &[(&str, &str)], name: &str, special: &str) -> Result<Self, LoadError> {
        let special = Entries::default().read(&format!("{name}.toml"), special);
        let common = common.iter().fold(Entries::default(), |read, (file, text)| read.read(file, text));
        let entries = common.over(special);
        Ok(Self { pack: Pack::of(name, entries.clone())?, entries: entries.entries })
    }
}

impl Pack {
    /// Reads a special file over the common ones, each with its name.
    ///
    /// # Errors
    /// On unknown keys or rules, a missing source or rule, a value of the wrong shape or one that
    /// contradicts itself.
    pub fn load(common: &[(&str, &str)], name: &str, special: &str) -> Result<Self, LoadError> {
        Book::load(common, name, special).map(|book| book.pack)
    }

    fn of(name: &str, mut entries: Entries) -> Result<Self, LoadError> {
        let pack = Self::take(&mut entries);
        for left in std::mem::take(&mut entries.entries) {
            entries.fault(&left.file, &left.id, "no such rule");
        }
        let faults = entries.faults;
        match pack {
            Some(pack) if faults.is_empty() => pack.checked(name),
            _ => Err(LoadError(faults)),
        }
    }

    /// The working days of every year with a notice.
    pub fn calendar(&self) -> Calendar {
        let year = |calendar: Calendar, version: &Version<YearOfDays>| {
            calendar.with_year(version.effective_from.year(), &version.value)
        };
        self.working_days.versions().fold(Calendar::weekends(), year)
    }

    fn take(entries: &mut Entries) -> Option<Self> {
        let unit_kinds = entries.take("units.kinds");
        let thresholds = entries.take("units.thresholds");
        let joint = entries.take("units.joint");
        let dissolution = entries.take("units.dissolution");
        let terms = entries.take("units.terms");
        let posts = entries.take("posts");
        let joining = entries.take("members.joining");
        let floating = entries.take("members.floating");
        let lost_contact = entries.take("members.lost_contact");
        let dispositions = dispositions::take(entries);
        let collected = entries.take("members.collected");
        let document_kinds = entries.take("documents.kinds");
        let login = entries.take("security.login");
        let privacy_requests = entries.take("privacy.requests");
        let retention = entries.take("privacy.retention");
        let dues = Dues::take(entries);
        let organisational_life = OrganisationalLife::take(entries);
        let elections = Elections::take(entries);
        let transfers = Transfers::take(entries);
        let collections = Collections::take(entries);
        let archive = Archive::take(entries);
        let cadres = Cadres::take(entries);
        let development = DevelopmentRules::take(entries);
        let statistics = Statistics::take(entries);
        let overview = Overview::take(entries);
        let working_days = entries.take("calendar.working_days");
        Some(Self {
            unit_kinds: unit_kinds?,
            thresholds: thresholds?,
            joint: joint?,
            dissolution: dissolution?,
            terms: terms?,
            posts: posts?,
            joining: joining?,
            floating: floating?,
            lost_contact: lost_contact?,
            dispositions: dispositions?,
            collected: collected?,
            document_kinds: document_kinds?,
            login: login?,
            privacy_requests: privacy_requests?,
            retention: retention?,
            dues: dues?,
            organisational_life: organisational_life?,
            elections: elections?,
            transfers: transfers?,
            collections: collections?,
            archive: archive?,
            cadres: cadres?,
            development: development?,
            statistics: statistics?,
            overview: overview?,
            working_days: working_days?,
        })
    }

    fn checked(self, name: &str) -> Result<Self, LoadError> {
        let fault = |(rule, text): (&str, String)| Fault { file: name.into(), rule: rule.into(), text };
        let faults: Vec<Fault> = check::pack(&self).into_iter().map(fault).collect();
        if faults.is_empty() { Ok(self) } else { Err(LoadError(faults)) }
    }
}

#[cfg(test)]
#[path = "pack_tests.rs"]
mod tests;
