use super::looks::{Look, read};
use crate::{door::Arrival, principal::Principal, state::Gateway};
use ring::rand::{SecureRandom, SystemRandom};
use serde_json::{Value, json};

/// Where a page takes what the gateway knows.
const BOOT: &str = "<!--zhibu:boot-->";
const NONCE: &str = "__CSP_NONCE__";

/// A page with everything filled in, and the nonce its styles carry, if it asked for one.
pub(super) struct Filled {
    pub html: String,
    pub nonce: Option<String>,
}

/// Puts the organisation's face, the session and a nonce where the page has room for them.
pub(super) async fn fill(
    gateway: &Gateway,
    arrival: &Arrival,
    principal: Option<&Principal>,
    html: &str,
) -> Filled {
    let mut html = html.to_owned();
    if html.contains(BOOT) {
        let look = gateway.looks.of(gateway, arrival).await;
        let session = match principal {
            Some(_) => read(gateway, arrival, principal, "/api/identity/session").await,
            None => None,
        };
        html = html.replacen(BOOT, &block(look.as_deref(), session), 1);
    }
    let nonce = if html.contains(NONCE) { nonce() } else { None };
    if let Some(nonce) = &nonce {
        html = html.replace(NONCE, nonce);
    }
    Filled { html, nonce }
}

fn block(look: Option<&Look>, session: Option<Value>) -> String {
    let mut text = String::new();
    if let Some(theme) = look.and_then(|look| look.theme.as_ref()) {
        text.push_str(&format!("<link rel=\"stylesheet\" href=\"/theme/{}.css\">", theme.hash));
    }
    let boot = json!({ "tenant": look.map(|look| &look.tenant), "session": session });
    // the only characters with which JSON could end the element or open a comment
    let safe = boot.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    text.push_str(&format!("<script type=\"application/json\" id=\"zhibu-boot\">{safe}</script>"));
    text
}

fn nonce() -> Option<String> {
    let mut bytes = [0; 16];
    SystemRandom::new().fill(&mut bytes).ok()?;
    Some(data_encoding::BASE64.encode(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_block() {
        let look = Look { tenant: json!({ "name": "</script><script>alert(1)</script><!--" }), theme: None };
        let block = block(Some(&look), None);
        assert_eq!(block.matches("</script>").count(), 1);
        assert!(!block.contains("<!--") && block.contains("\\u003c/script\\u003e"));
    }

    #[test]
    fn every_page_has_its_own_nonce() {
        assert_ne!(nonce(), nonce());
    }
}
