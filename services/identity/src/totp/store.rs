//! The table `recovery_codes`; the queries on it are those of [`super::recovery`].

mod code {
    use kernel::AccountId;
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "recovery_codes")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub account_id: AccountId,
        pub code_hash: Vec<u8>,
        pub used_at: Option<TimeDateTimeWithTimeZone>,
    }

    impl ActiveModelBehavior for ActiveModel {}
    crate::totp::recovery::sheet!(account_id, AccountId);
}

pub use code::Entity as Codes;
