use ::documents::{Class, FileKind, ObjectStore, Rules};
use rulepack::DocumentClass;
use settings::Documents;
use std::sync::Arc;

/// The store, and what may be put into it.
#[derive(Clone, Debug)]
pub struct Files {
    pub store: ObjectStore,
    pub settings: Arc<Documents>,
    confidential: Arc<[FileKind]>,
    content: Arc<[FileKind]>,
}

impl Files {
    pub fn new(store: ObjectStore, settings: Documents) -> Self {
        // the settings were checked: every word is known
        let kinds = |words: &[String]| words.iter().filter_map(|word| word.parse().ok()).collect();
        let (confidential, content) = (kinds(&settings.confidential_kinds), kinds(&settings.content_kinds));
        Self { store, settings: Arc::new(settings), confidential, content }
    }

    /// What is taken of a class; `most` bounds files that come through this service.
    pub fn rules(&self, class: DocumentClass) -> Rules {
        Rules { most: self.settings.confidential_bytes, ..self.direct_rules(class) }
    }

    /// The same for files that browsers put into the store by themselves.
    pub fn direct_rules(&self, class: DocumentClass) -> Rules {
        let kinds = match class {
            DocumentClass::Confidential => &self.confidential,
            DocumentClass::Content => &self.content,
        };
        Rules {
            most: self.settings.content_bytes,
            most_of_picture: self.settings.picture_bytes,
            kinds: kinds.to_vec(),
        }
    }
}

/// Where the objects of a class lie.
pub const fn area(class: DocumentClass) -> Class {
    match class {
        DocumentClass::Confidential => Class::RecordsSealed,
        DocumentClass::Content => Class::RecordsOpen,
    }
}
