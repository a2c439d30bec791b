//! The table `rule_values` and every query on it. Rows are only added.

use kernel::RuleValueId;
use rulepack::{Chosen, Own};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use tenancy::TenantTx;

pub mod value {
    use kernel::RuleValueId;
    use sea_orm::entity::prelude::*;
    use time::Date;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "rule_values")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: RuleValueId,
        pub rule: String,
        pub setting: String,
        pub effective_from: Date,
        /// A [`rulepack::Chosen`]; none: what the rule says.
        pub value: Option<Json>,
        pub reason: String,
        pub set_by: Option<Uuid>,
        /// By the member record of the account.
        pub set_by_name: Option<String>,
        pub set_at: TimeDateTimeWithTimeZone,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub use value::Model;
use value::{Column, Entity};

impl Model {
    pub fn chosen(&self) -> Option<Chosen> {
        serde_json::from_value(self.value.clone()?).ok()
    }
}

/// Everything that was ever decided, in the order it was.
pub async fn all(tx: &TenantTx) -> Result<Vec<Own>, DbErr> {
    let rows = Entity::find().order_by_asc(Column::SetAt).order_by_asc(Column::Id).all(tx).await?;
    Ok(rows.into_iter().map(own).collect())
}

pub fn own(row: Model) -> Own {
    let value = row.chosen();
    Own { rule: row.rule, setting: row.setting, effective_from: row.effective_from, value }
}

/// Whether the table is there: an organisation whose schema is a version behind has none yet.
pub async fn exists(tx: &TenantTx) -> Result<bool, DbErr> {
    let query =
        Statement::from_string(DbBackend::Postgres, "SELECT to_regclass('rule_values') IS NOT NULL AS there");
    tx.query_one_raw(query).await?.map_or(Ok(false), |row| row.try_get("", "there"))
}

pub async fn insert(tx: &TenantTx, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

/// A page, the latest first.
pub async fn page(
    tx: &TenantTx,
    rule: Option<&str>,
    before: Option<RuleValueId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let wanted = Condition::all()
        .add_option(rule.map(|rule| Column::Rule.eq(rule)))
        .add_option(before.map(|id| Column::Id.lt(id)));
    Entity::find().filter(wanted).order_by_desc(Column::Id).limit(limit).all(tx).await
}
