/// A word that is not in the list it was looked up in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown word: {0:?}")]
pub struct UnknownWord(pub String);

/// Declares an enum of stable words: the same spelling in JSON, in the database and in settings.
/// It can be used as a text column of an entity; a word the code does not know fails the reading.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:tt),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, ::serde::Serialize, ::serde::Deserialize, ::utoipa::ToSchema)]
        $vis enum $name {
            $($(#[$vmeta])* #[serde(rename = $word)] $variant),*
        }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownWord;
            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                match text {
                    $($word => Ok($name::$variant),)*
                    other => Err($crate::UnknownWord(other.to_owned())),
                }
            }
        }

        impl ::std::convert::From<$name> for $crate::sea_orm::Value {
            fn from(word: $name) -> Self {
                word.as_str().into()
            }
        }

        impl $crate::sea_orm::TryGetable for $name {
            fn try_get_by<I: $crate::sea_orm::ColIdx>(
                row: &$crate::sea_orm::QueryResult,
                column: I,
            ) -> ::std::result::Result<Self, $crate::sea_orm::TryGetError> {
                let text = <String as $crate::sea_orm::TryGetable>::try_get_by(row, column)?;
                text.parse().map_err(|unknown: $crate::UnknownWord| {
                    $crate::sea_orm::DbErr::Type(unknown.to_string()).into()
                })
            }
        }

        impl $crate::sea_orm::sea_query::ValueType for $name {
            fn try_from(
                value: $crate::sea_orm::Value,
            ) -> ::std::result::Result<Self, $crate::sea_orm::sea_query::ValueTypeErr> {
                let text = <String as $crate::sea_orm::sea_query::ValueType>::try_from(value)?;
                text.parse().map_err(|_| $crate::sea_orm::sea_query::ValueTypeErr)
            }

            fn type_name() -> String {
                stringify!($name).to_owned()
            }

            fn array_type() -> $crate::sea_orm::sea_query::ArrayType {
                $crate::sea_orm::sea_query::ArrayType::String
            }

            fn column_type() -> $crate::sea_orm::sea_query::ColumnType {
                $crate::sea_orm::sea_query::ColumnType::Text
            }
        }

        impl $crate::sea_orm::sea_query::Nullable for $name {
            fn null() -> $crate::sea_orm::Value {
                $crate::sea_orm::Value::String(None)
            }
        }

        impl $crate::sea_orm::sea_query::postgres_array::NotU8 for $name {}

        impl $crate::sea_orm::IntoActiveValue<$name> for $name {
            fn into_active_value(self) -> $crate::sea_orm::ActiveValue<$name> {
                $crate::sea_orm::ActiveValue::Set(self)
            }
        }
    };
}

words! {
    /// What sort of organisation a tenant is; it chooses rule pack, vocabulary and defaults.
    pub enum TenantKind {
        Agency = "agency",
        Enterprise = "enterprise",
        Community = "community",
        Association = "association",
    }
}

words! {
    /// The services of a deployment; each owns one database.
    pub enum Service {
        Identity = "identity",
        Records = "records",
        Notifications = "notifications",
    }
}

impl Service {
    /// Three letters used in role names, which Postgres limits to 63 bytes.
    pub const fn short(self) -> &'static str {
        match self {
            Service::Identity => "idn",
            Service::Records => "rec",
            Service::Notifications => "ntf",
        }
    }
}
