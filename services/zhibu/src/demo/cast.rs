use kernel::TenantKind;

/// One organisation of the demo, and whose part is played in it.
pub(super) struct Cast {
    pub slug: &'static str,
    pub name: &'static str,
    pub short_name: &'static str,
    pub kind: TenantKind,
    pub colour: &'static str,
    pub tree: &'static str,
    pub roster: &'static str,
    /// Where its newcomers' numbers are from: nobody is on the way to membership in two organisations.
    pub area: &'static str,
}

/// The three rosters of `tests/data/rosters`.
pub(super) const ORGANISATIONS: [Cast; 3] = [
    Cast {
        slug: "jiguan",
        name: "市直机关委员会",
        short_name: "市直机关",
        kind: TenantKind::Agency,
        colour: "#b3261e",
        tree: "agency.tree.xlsx",
        roster: "agency.xlsx",
        area: "710001",
    },
    Cast {
        slug: "hengchuan",
        name: "恒川制造集团委员会",
        short_name: "恒川集团",
        kind: TenantKind::Enterprise,
        colour: "#0b57c2",
        tree: "enterprise.tree.xlsx",
        roster: "enterprise.xlsx",
        area: "710002",
    },
    Cast {
        slug: "linjiang",
        name: "临江街道工作委员会",
        short_name: "临江街道",
        kind: TenantKind::Community,
        colour: "#1b6e3c",
        tree: "community.tree.xlsx",
        roster: "community.csv",
        area: "710003",
    },
];

/// Everybody's password in the demo. Nothing real lies behind it.
pub(super) const PASSWORD: &str = "Linjiang-2026-demo";
