use rulepack::development::VoteRules;

/// Somebody who might vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voter {
    /// A full member; probationary members attend without a vote.
    pub full: bool,
    /// Not on probation within the Party (留党察看) and no rights suspended.
    pub rights: bool,
    pub excluded: Option<Exclusion>,
}

/// Why a voter is not counted among those who should attend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// One of the rule's.
    pub ground: String,
    /// The higher committee consented.
    pub consented: bool,
    /// The meeting resolved it.
    pub resolved: bool,
}

/// Who should attend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    pub entitled: u32,
    /// Left out of the count by an accepted ground.
    pub excluded: u32,
}

impl Roll {
    pub const fn should(self) -> u32 {
        self.entitled.saturating_sub(self.excluded)
    }
}

/// Counts who should attend; an exclusion counts where its ground is accepted, consented to and resolved.
pub fn roll(rules: &VoteRules, voters: &[Voter]) -> Roll {
    let entitled = || voters.iter().filter(|voter| voter.full && voter.rights);
    let accepted = |exclusion: &Exclusion| {
        exclusion.consented && exclusion.resolved && rules.exclusions.contains_key(&exclusion.ground)
    };
    let excluded = entitled().filter(|voter| voter.excluded.as_ref().is_some_and(accepted)).count();
    Roll { entitled: number(entitled().count()), excluded: number(excluded) }
}

pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
