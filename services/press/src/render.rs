//! From a request to a PDF.

use crate::{
    lacking::tidy,
    picture,
    world::{Sheet, Shop},
};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use typst::{
    diag::{SourceDiagnostic, SourceResult},
    foundations::Smart,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// What is to be typeset.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    pub template: String,
    pub data: Map<String, Value>,
}

/// # Errors
/// The reason, for the log of whoever asked.
pub fn bytes(shop: &Shop, body: &[u8]) -> Result<Vec<u8>, String> {
    let request =
        serde_json::from_slice(body).map_err(|error| format!("the request cannot be read: {error}"))?;
    pdf(shop, request)
}

/// # Errors
/// The reason, for the log of whoever asked.
pub fn pdf(shop: &Shop, request: Request) -> Result<Vec<u8>, String> {
    let Request { template, mut data } = request;
    let picture = picture::taken(&mut data);
    let mut data = Value::Object(data);
    let mut lacking = BTreeSet::new();
    tidy(&mut data, &|c| shop.fonts.has(c), &mut lacking);
    data["lacking"] = lacking.iter().map(char::to_string).collect();
    let pictured = picture.is_some();
    let made = match made(shop, &template, &mut data, picture) {
        // a picture that cannot be read leaves its place empty
        Err(_) if pictured => made(shop, &template, &mut data, None),
        made => made,
    };
    // nothing of one sheet stays for the next
    comemo::evict(0);
    made
}

fn made(shop: &Shop, template: &str, data: &mut Value, picture: Option<Vec<u8>>) -> Result<Vec<u8>, String> {
    data["pictured"] = picture.is_some().into();
    let speaks = data["speaks"].as_str().unwrap_or_default().to_owned();
    typeset(&shop.sheet(template, &speaks, data.to_string().into_bytes(), picture)?)
}

fn typeset(sheet: &Sheet<'_>) -> Result<Vec<u8>, String> {
    let document: PagedDocument = typst::compile(sheet).output.map_err(|errors| told(&errors))?;
    // a file of PDF/A can go into an archive; where a sheet cannot be one, it is a plain file
    let archival = PdfStandards::new(&[PdfStandard::A_2u]).map_err(|error| format!("{error:?}"))?;
    export(&document, archival)
        .or_else(|_| export(&document, PdfStandards::default()))
        .map_err(|errors| told(&errors))
}

fn export(document: &PagedDocument, standards: PdfStandards) -> SourceResult<Vec<u8>> {
    let creator = Smart::Custom(Some("zhibu-press".into()));
    typst_pdf::pdf(document, &PdfOptions { creator, standards, ..PdfOptions::default() })
}

const TOLD: usize = 3;

fn told(errors: &[SourceDiagnostic]) -> String {
    errors.iter().take(TOLD).map(|error| error.message.as_str()).collect::<Vec<_>>().join("; ")
}
