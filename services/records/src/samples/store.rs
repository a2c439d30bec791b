//! The only queries on `samples`.

use kernel::{MemberId, PostId, UnitId, words};
use sea_orm::{IntoActiveModel, Order, QueryOrder, entity::prelude::*};
use tenancy::TenantTx;
use time::OffsetDateTime;

words! {
    /// What sort of record a sample is.
    pub enum Subject {
        Unit = "unit",
        Member = "member",
        Post = "post",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "samples")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub subject_id: Uuid,
    pub subject: Subject,
    /// Parents come before their children.
    pub position: i32,
    pub added_at: OffsetDateTime,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The sample records there are, in the order they were put in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Samples {
    pub units: Vec<UnitId>,
    pub members: Vec<MemberId>,
    pub posts: Vec<PostId>,
}

impl Samples {
    pub fn is_empty(&self) -> bool {
        self.units.is_empty() && self.members.is_empty() && self.posts.is_empty()
    }

    fn rows(&self, now: OffsetDateTime) -> Vec<Model> {
        let units = self.units.iter().map(|id| (Subject::Unit, id.0));
        let members = self.members.iter().map(|id| (Subject::Member, id.0));
        let all = units.chain(members).chain(self.posts.iter().map(|id| (Subject::Post, id.0)));
        let row = |(position, (subject, subject_id))| Model { subject, subject_id, position, added_at: now };
        (0..).zip(all).map(row).collect()
    }
}

pub async fn load(tx: &TenantTx) -> Result<Samples, DbErr> {
    let mut samples = Samples::default();
    for row in Entity::find().order_by(Column::Position, Order::Asc).all(tx).await? {
        match row.subject {
            Subject::Unit => samples.units.push(UnitId(row.subject_id)),
            Subject::Member => samples.members.push(MemberId(row.subject_id)),
            Subject::Post => samples.posts.push(PostId(row.subject_id)),
        }
    }
    Ok(samples)
}

pub async fn insert(tx: &TenantTx, samples: &Samples, now: OffsetDateTime) -> Result<(), DbErr> {
    let rows = samples.rows(now).into_iter().map(IntoActiveModel::into_active_model);
    Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

/// These are samples no more.
pub async fn forget(tx: &TenantTx, ids: Vec<Uuid>) -> Result<(), DbErr> {
    let theirs = crate::sql::any_of(Column::SubjectId, ids);
    Entity::delete_many().filter(theirs).exec(tx).await.map(drop)
}
