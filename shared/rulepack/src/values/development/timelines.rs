use super::{
    ApprovalRules, FileRules, Limits, NoticeRules, PoolRules, Practice, QuotaRules, SpecialRules, VoteRules,
    Workflow,
};
use crate::{Timeline, load::Entries};

/// All entries on developing members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DevelopmentRules {
    pub practice: Timeline<Practice>,
    pub workflow: Timeline<Workflow>,
    pub limits: Timeline<Limits>,
    pub votes: Timeline<VoteRules>,
    pub approval: Timeline<ApprovalRules>,
    pub notices: Timeline<NoticeRules>,
    pub file: Timeline<FileRules>,
    pub quota: Timeline<QuotaRules>,
    pub pool: Timeline<PoolRules>,
    pub special: Timeline<SpecialRules>,
}

impl DevelopmentRules {
    pub(crate) fn take(entries: &mut Entries) -> Option<Self> {
        let practice = entries.take("development.practice");
        let workflow = entries.take("development.workflow");
        let limits = entries.take("development.limits");
        let votes = entries.take("development.votes");
        let approval = entries.take("development.approval");
        let notices = entries.take("development.notices");
        let file = entries.take("development.file");
        let quota = entries.take("development.quota");
        let pool = entries.take("development.pool");
        let special = entries.take("development.special");
        Some(Self {
            practice: practice?,
            workflow: workflow?,
            limits: limits?,
            votes: votes?,
            approval: approval?,
            notices: notices?,
            file: file?,
            quota: quota?,
            pool: pool?,
            special: special?,
        })
    }
}
