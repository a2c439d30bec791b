//! Rows that carry a version: every change raises it, and a change of an older one does not happen.

use sea_orm::{
    ActiveModelTrait as _, ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Iterable as _,
    ModelTrait as _, PrimaryKeyToColumn, QueryFilter as _,
};
use tenancy::TenantTx;
use time::OffsetDateTime;

/// An entity whose rows carry a version and are written as a whole.
pub trait Versioned: EntityTrait {
    const VERSION: Self::Column;
    const UPDATED_AT: Self::Column;
    /// What stays as it was first written, beside the key.
    const LASTING: &'static [Self::Column];

    fn version(row: &Self::Model) -> i32;
}

/// Makes the entity of a module [`Versioned`]: named are the columns that last.
macro_rules! versioned {
    ($($lasting:ident),*) => {
        impl $crate::versioned::Versioned for Entity {
            const VERSION: Column = Column::Version;
            const UPDATED_AT: Column = Column::UpdatedAt;
            const LASTING: &'static [Column] = &[$(Column::$lasting),*];

            fn version(row: &Model) -> i32 {
                row.version
            }
        }
    };
}
pub(crate) use versioned;

/// Writes all columns of a row that still has its version; `None` when it was changed meanwhile. The new version is set
/// here.
///
/// # Errors
/// When the database refuses the row.
pub async fn update<E>(tx: &TenantTx, row: E::Model, now: OffsetDateTime) -> Result<Option<E::Model>, DbErr>
where
    E: Versioned,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let key: Vec<E::Column> = E::PrimaryKey::iter().map(PrimaryKeyToColumn::into_column).collect();
    let unchanged = key
        .iter()
        .copied()
        .chain([E::VERSION])
        .fold(Condition::all(), |all, column| all.add(ColumnTrait::eq(&column, row.get(column))));
    let version = E::version(&row);
    let change: E::ActiveModel = row.into_active_model();
    let mut change = change.reset_all();
    for column in key.into_iter().chain(E::LASTING.iter().copied()) {
        change.not_set(column);
    }
    change.try_set(E::VERSION, (version + 1).into())?;
    change.try_set(E::UPDATED_AT, now.into())?;
    Ok(E::update_many().set(change).filter(unchanged).exec_with_returning(tx).await?.pop())
}
