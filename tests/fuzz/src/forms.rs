//! Files that are said to be appointment forms.

use records::cadres::lrmx::{MOST_BYTES, read, write};

/// What was read is within bounds, and is written and read as the same.
pub fn any(data: &[u8]) {
    let Ok(reading) = read(data) else { return };
    assert!(data.len() <= MOST_BYTES);
    assert!(!reading.form.name.is_empty(), "a form without a name was taken");
    assert!(reading.unknown.len() <= 50, "{} unknown elements", reading.unknown.len());
    let written = write(&reading.form);
    // what is written for other programs may be longer than what was read
    if written.len() > MOST_BYTES {
        return;
    }
    let again = read(written.as_bytes()).expect("what was written can be read");
    assert_eq!(again.form, reading.form);
    assert!(again.unknown.is_empty());
}
