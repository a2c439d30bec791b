//! Paths of the organisation tree.

use crate::text;
use records::units::path::{depth, is_within, label, lineage, under};

/// Texts that are no paths do no harm; paths that grow label by label stay what they are.
pub fn any(data: &[u8]) {
    let text = text(data);
    let _ = (depth(&text), lineage(&text).count(), is_within(&text, &text));
    let levels = data.iter().take(12);
    let mut path = String::new();
    for (level, byte) in levels.enumerate() {
        // labels are made of forty random bits; a few of them are given, so that siblings meet
        let label = if byte % 3 == 0 { "aaaaaaaa".to_owned() } else { label() };
        assert!(label.len() == 8 && label.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7')));
        let parent = (!path.is_empty()).then_some(path.as_str());
        let child = under(parent, &label);
        assert_eq!(depth(&child), level + 1);
        assert!(is_within(&child, &path) && child.len() > path.len());
        assert_eq!(lineage(&child).last(), Some(child.as_str()));
        assert_eq!(lineage(&child).count(), level + 1);
        assert!(lineage(&child).all(|top| is_within(&child, top)));
        path = child;
    }
}
