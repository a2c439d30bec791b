use crate::sheets;
use reqwest::header::HeaderMap;
use serde_json::Value;

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// `Null` where the body is not JSON.
    pub json: Value,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await.map(|body| body.to_vec()).unwrap_or_default();
        let json = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Self { status, headers, json, bytes }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The stable code of a problem.
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// Pointers and codes of the fields a problem names.
    pub fn fields(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let fields = self.json["fields"].as_array().into_iter().flatten();
        fields.map(|field| (text(&field["pointer"]), text(&field["code"]))).collect()
    }

    /// The answer itself, after checking its status; shows the body where it is another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> Self {
        assert_eq!((self.status, self.code()), (status, code), "{}", self.text());
        self
    }

    /// What a sheet was made of, where the press that stands in made it; it looks like the samples of the template.
    #[track_caller]
    pub fn sheet(&self, template: &str) -> Value {
        let body = self.bytes.strip_prefix(b"%PDF-stand-in\n");
        let request = body.and_then(|body| serde_json::from_slice::<Value>(body).ok());
        let request = request.unwrap_or_else(|| panic!("no sheet: {}", self.text()));
        assert_eq!(request["template"], template);
        sheets::like_the_samples(template, &request["data"]);
        request["data"].clone()
    }

    /// A text of the JSON body by its pointer.
    #[track_caller]
    pub fn at(&self, pointer: &str) -> String {
        match self.json.pointer(pointer) {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => panic!("no {pointer} in {}", self.text()),
        }
    }
}

/// A day or a month of the data as Chinese sentences have it: 2026年3月1日 for `2026-03-01`.
pub fn in_words(day: &str) -> String {
    rest::Voice::default().fill("{day}", "day", day)
}
