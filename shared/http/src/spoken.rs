use kernel::{Locale, RequestId, TenantKind};
use std::{borrow::Cow, sync::OnceLock};

tokio::task_local! {
    pub(crate) static SPOKEN: (Locale, RequestId);
    /// The kind of organisation that is spoken to; empty until it is known.
    static KIND: OnceLock<TenantKind>;
}

/// The language the request asks for; Chinese outside of a request.
pub fn spoken_locale() -> Locale {
    SPOKEN.try_with(|(locale, _)| *locale).unwrap_or_default()
}

/// The number of the request being answered.
pub fn spoken_request() -> Option<RequestId> {
    SPOKEN.try_with(|(_, request)| *request).ok()
}

/// Does some work that speaks to one organisation, which is said later with [`speak_to`].
pub(crate) async fn speaking_to_somebody<F: Future>(work: F) -> F::Output {
    KIND.scope(OnceLock::new(), work).await
}

/// Who is spoken to from here on in this request.
pub(crate) fn speak_to(kind: TenantKind) {
    // one request is of one organisation, so what was said before is the same
    let _ = KIND.try_with(|known| known.set(kind));
}

/// Does some work outside of requests that speaks to an organisation of this kind.
pub async fn speaking_to<F: Future>(kind: TenantKind, work: F) -> F::Output {
    KIND.scope(OnceLock::from(kind), work).await
}

/// Work of this request that goes on by itself, in the language and under the number of the request.
pub fn as_spoken<F: Future>(work: F) -> impl Future<Output = F::Output> {
    let spoken = SPOKEN.try_with(|spoken| *spoken);
    let spoken = spoken.unwrap_or_else(|_| (Locale::default(), RequestId::new()));
    SPOKEN.scope(spoken, speaking_to_somebody(work))
}

/// The voice of the request, or of the work, this is a part of.
pub fn voice() -> Voice {
    Voice { locale: spoken_locale(), kind: KIND.try_with(|kind| kind.get().copied()).ok().flatten() }
}

/// In which language, and in the terms of which kind of organisation, texts of the product are said. Whatever people
/// read goes through one: an association reads of chapters and fees. Names and what people wrote stay as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    pub locale: Locale,
    /// None where nobody in particular is spoken to; the usual terms.
    pub kind: Option<TenantKind>,
}

impl Voice {
    pub const fn of(locale: Locale, kind: TenantKind) -> Self {
        Self { locale, kind: Some(kind) }
    }

    /// One of two wordings, in the terms of the organisation.
    pub fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        let text = match self.locale {
            Locale::Zh => zh,
            Locale::En => en,
        };
        self.terms().map_or(text, |terms| terms.keep(text))
    }

    /// A text of the product in this language, in the terms of the organisation.
    pub fn say<'a>(self, text: &'a str) -> Cow<'a, str> {
        self.terms().map_or(Cow::Borrowed(text), |terms| terms.say(text))
    }

    fn terms(self) -> Option<&'static speech::Terms> {
        let speech = speech::of(self.kind?.as_str())?;
        Some(match self.locale {
            Locale::Zh => &speech.zh,
            Locale::En => &speech.en,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn branch() -> &'static str {
        voice().pick("党支部", "Branch")
    }

    #[tokio::test]
    async fn work_speaks_to_whom_it_is_for() {
        assert_eq!(branch(), "党支部");
        assert_eq!(speaking_to(TenantKind::Agency, async { branch() }).await, "党支部");
        assert_eq!(speaking_to(TenantKind::Association, async { branch() }).await, "分会");
        let request = speaking_to_somebody(async {
            let before = branch();
            speak_to(TenantKind::Association);
            (before, branch())
        });
        assert_eq!(request.await, ("党支部", "分会"));
    }

    #[tokio::test]
    async fn what_goes_on_by_itself_speaks_as_the_request_does() {
        let spoken = (Locale::En, RequestId::new());
        let apart =
            async { tokio::spawn(as_spoken(async { (spoken_locale(), spoken_request()) })).await.unwrap() };
        assert_eq!(SPOKEN.scope(spoken, apart).await, (spoken.0, Some(spoken.1)));
    }

    #[test]
    fn a_voice_speaks_one_language() {
        let voice = Voice::of(Locale::En, TenantKind::Association);
        assert_eq!(voice.pick("党支部", "Branch"), "Chapter");
        assert_eq!(voice.say("Dues of {name}"), "Fees of {name}");
    }
}
