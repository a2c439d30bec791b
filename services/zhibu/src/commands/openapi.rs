use anyhow::Result;

/// Prints the merged document, the same bytes every time.
pub fn openapi() -> Result<()> {
    println!("{}", crate::openapi().to_pretty_json()?);
    Ok(())
}
