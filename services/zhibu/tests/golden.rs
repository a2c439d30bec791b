//! What is committed and made from the code.

use std::{fs, path::Path};

/// The web client is generated from this document: a stale one would describe another product.
#[test]
fn golden_api_document_is_the_one_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web/openapi.json");
    let made = zhibu::openapi().to_pretty_json().expect("the document can be written") + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &made).expect("the document can be written");
    }
    let committed = fs::read_to_string(&path).expect("the document is there");
    assert!(committed == made, "services/web/openapi.json is stale: run `make openapi`");
}
