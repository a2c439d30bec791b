use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::{
    __dev::ComposeSchema,
    ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, Type, schema::OneOfBuilder},
};

/// A field of an update: left alone, cleared, or set. `{"ends_on": null}` clears; absence leaves.
///
/// Needs `#[serde(default)]` on the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    #[default]
    Absent,
    Null,
    Value(T),
}

impl<T> Patch<T> {
    pub fn is_absent(&self) -> bool {
        matches!(self, Patch::Absent)
    }

    /// The new content of a field that may be empty: none where it is left alone.
    pub fn change(self) -> Option<Option<T>> {
        match self {
            Patch::Absent => None,
            Patch::Null => Some(None),
            Patch::Value(value) => Some(Some(value)),
        }
    }

    pub fn as_ref(&self) -> Patch<&T> {
        match self {
            Patch::Absent => Patch::Absent,
            Patch::Null => Patch::Null,
            Patch::Value(value) => Patch::Value(value),
        }
    }

    /// The value that is set, if one is.
    pub fn value(self) -> Option<T> {
        self.change().flatten()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Patch::Null, Patch::Value))
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Patch::Value(value) => serializer.serialize_some(value),
            Patch::Absent | Patch::Null => serializer.serialize_none(),
        }
    }
}

/// Null, or what the value's own schema says.
impl<T: ComposeSchema> ComposeSchema for Patch<T> {
    fn compose(generics: Vec<RefOr<Schema>>) -> RefOr<Schema> {
        let null = ObjectBuilder::new().schema_type(Type::Null);
        let value = generics.into_iter().next().unwrap_or_else(|| T::compose(Vec::new()));
        OneOfBuilder::new().item(null).item(value).into()
    }
}

impl<T: ToSchema + ComposeSchema> ToSchema for Patch<T> {
    fn name() -> std::borrow::Cow<'static, str> {
        format!("Nullable{}", T::name()).into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        T::schemas(schemas);
    }
}

#[cfg(test)]
mod tests {
    use super::Patch;
    use serde::Deserialize;

    #[derive(Deserialize, Debug, PartialEq)]
    struct Change {
        #[serde(default)]
        ends_on: Patch<String>,
    }

    #[test]
    fn three_states_are_told_apart() {
        let read = |text| serde_json::from_str::<Change>(text).unwrap().ends_on;
        assert_eq!(read("{}"), Patch::Absent);
        assert_eq!(read(r#"{"ends_on":null}"#), Patch::Null);
        assert_eq!(read(r#"{"ends_on":"x"}"#), Patch::Value("x".into()));
        assert_eq!(Patch::<u8>::Absent.change(), None);
        assert_eq!(Patch::<u8>::Null.change(), Some(None));
        assert!(serde_json::from_str::<Change>(r#"{"ends_on":1}"#).is_err());
    }
}
