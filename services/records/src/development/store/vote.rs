use crate::development::rules::VoteVerdict;
use kernel::DevelopmentStepId;
use rulepack::development::BallotMethod;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "development_votes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub step_id: DevelopmentStepId,
    pub method: BallotMethod,
    pub entitled: i32,
    pub excluded: i32,
    pub present: i32,
    pub issued: i32,
    pub returned: i32,
    pub yes: i32,
    pub no: i32,
    pub abstained: i32,
    pub spoilt: i32,
    pub written_yes: i32,
    pub written_no: i32,
    pub verdict: VoteVerdict,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
