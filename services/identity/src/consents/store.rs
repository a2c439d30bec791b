//! The table `consents` and every query on it. Rows are only ever added.

use super::rules::Purpose;
use kernel::{AccountId, ConsentId, MemberId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbBackend, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Statement,
};
use tenancy::TenantTx;

pub mod consent {
    use crate::consents::rules::Purpose;
    use kernel::{AccountId, ConsentId, MemberId, NoticeId};
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "consents")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ConsentId,
        pub account_id: Option<AccountId>,
        pub member_id: Option<MemberId>,
        pub purpose: Purpose,
        pub given: bool,
        pub notice_id: NoticeId,
        pub notice_number: i32,
        pub text_hash: Vec<u8>,
        pub at: TimeDateTimeWithTimeZone,
        pub by_account: AccountId,
        pub on_behalf: bool,
        pub reason: Option<String>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

use consent::{Column, Entity, Model};

pub async fn insert(tx: &TenantTx, row: Model) -> Result<Model, DbErr> {
    row.into_active_model().reset_all().insert(tx).await
}

/// Everything one account ever said, newest first.
pub async fn of_account(tx: &TenantTx, account: AccountId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::AccountId.eq(account)).order_by_desc(Column::Id).all(tx).await
}

/// A person: an account, a member, or both.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    pub account: Option<AccountId>,
    pub member: Option<MemberId>,
}

/// What a list of entries is limited to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Entries of each of these.
    pub people: Vec<Person>,
    pub purpose: Option<Purpose>,
}

impl Filter {
    fn condition(&self) -> Condition {
        let of = |person: &Person| {
            Condition::any()
                .add_option(person.account.map(|account| Column::AccountId.eq(account)))
                .add_option(person.member.map(|member| Column::MemberId.eq(member)))
        };
        let purpose = self.purpose.map(|purpose| Column::Purpose.eq(purpose));
        let mut all = Condition::all().add_option(purpose);
        for person in &self.people {
            all = all.add(of(person));
        }
        all
    }
}

/// A page, newest first.
pub async fn page(
    tx: &TenantTx,
    filter: &Filter,
    before: Option<ConsentId>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    let behind = Condition::all().add_option(before.map(|before| Column::Id.lt(before)));
    let select = Entity::find().filter(filter.condition()).filter(behind);
    select.order_by_desc(Column::Id).limit(limit).all(tx).await
}

/// The newest entry of the same person to the same purpose.
pub async fn latest(tx: &TenantTx, of: &Model) -> Result<Option<Model>, DbErr> {
    let person = Person { account: of.account_id, member: of.member_id };
    let filter = Filter { people: vec![person], purpose: Some(of.purpose) };
    Ok(page(tx, &filter, None, 1).await?.pop())
}

const TAKEN_BACK: &str = "SELECT c.* FROM consents c \
     WHERE NOT c.given AND ($1::uuid IS NULL OR c.id > $1) AND NOT EXISTS ( \
         SELECT 1 FROM consents n WHERE n.purpose = c.purpose AND n.id > c.id \
           AND (n.account_id = c.account_id OR n.member_id = c.member_id)) \
     ORDER BY c.id LIMIT $2";

/// What was taken back and not given again, in the order in which it was, behind `after`.
pub async fn taken_back(tx: &TenantTx, after: Option<ConsentId>, limit: u64) -> Result<Vec<Model>, DbErr> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let values = [after.map(|after| after.0).into(), limit.into()];
    let query = Statement::from_sql_and_values(DbBackend::Postgres, TAKEN_BACK, values);
    Entity::find().from_raw_sql(query).all(tx).await
}

/// How people stand to a purpose.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counted {
    pub given: i64,
    pub withdrawn: i64,
}

const COUNT: &str = "SELECT l.purpose, count(*) FILTER (WHERE l.given) AS given, \
       count(*) FILTER (WHERE NOT l.given) AS withdrawn \
     FROM (SELECT DISTINCT ON (coalesce(c.member_id, a.member_id, c.account_id), c.purpose) c.purpose, c.given \
           FROM consents c LEFT JOIN accounts a ON a.id = c.account_id AND a.state = 'active' \
           WHERE c.purpose <> 'notice' AND (a.id IS NOT NULL \
               OR EXISTS (SELECT 1 FROM member_places p WHERE p.member_id = c.member_id)) \
           ORDER BY coalesce(c.member_id, a.member_id, c.account_id), c.purpose, c.id DESC) l \
     GROUP BY l.purpose";

/// How many people stand where, by purpose: holders of active accounts, and members without one for whom something
/// was written down.
pub async fn counted(tx: &TenantTx) -> Result<Vec<(Purpose, Counted)>, DbErr> {
    let rows = tx.query_all_raw(Statement::from_string(DbBackend::Postgres, COUNT)).await?;
    let one = |row: &sea_orm::QueryResult| {
        let counted = Counted { given: row.try_get("", "given")?, withdrawn: row.try_get("", "withdrawn")? };
        Ok((row.try_get("", "purpose")?, counted))
    };
    rows.iter().map(one).collect()
}

const READERS: &str = "SELECT (SELECT count(*) FROM accounts WHERE state = 'active') AS accounts, \
     (SELECT count(DISTINCT c.account_id) FROM consents c JOIN accounts a ON a.id = c.account_id \
      WHERE a.state = 'active' AND c.purpose = 'notice' AND c.notice_number = $1) AS readers";

/// How many active accounts there are, and how many of them have read a version of the notice.
pub async fn readers(tx: &TenantTx, number: i32) -> Result<(i64, i64), DbErr> {
    let query = Statement::from_sql_and_values(DbBackend::Postgres, READERS, [number.into()]);
    let row = tx.query_one_raw(query).await?;
    row.map_or(Ok((0, 0)), |row| Ok((row.try_get("", "accounts")?, row.try_get("", "readers")?)))
}

const TOLD: &str = "SELECT count(DISTINCT c.member_id) AS told FROM consents c \
     JOIN member_places p ON p.member_id = c.member_id \
     WHERE c.purpose = 'notice' AND c.notice_number = $1 \
       AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.member_id = c.member_id AND a.state = 'active')";

/// For how many members without an account it is written down that they know a version of the notice.
pub async fn told(tx: &TenantTx, number: i32) -> Result<i64, DbErr> {
    let query = Statement::from_sql_and_values(DbBackend::Postgres, TOLD, [number.into()]);
    tx.query_one_raw(query).await?.map_or(Ok(0), |row| row.try_get("", "told"))
}
