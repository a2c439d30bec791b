//! The table `operator_recovery_codes`; the queries on it are those of [`crate::totp::recovery`].

mod code {
    use kernel::OperatorId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "operator_recovery_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub operator_id: OperatorId,
        pub code_hash: Vec<u8>,
        pub used_at: Option<TimeDateTimeWithTimeZone>,
    }

    impl ActiveModelBehavior for ActiveModel {}
    crate::totp::recovery::sheet!(operator_id, OperatorId);
}

pub use code::Entity as Codes;
