//! The picture that comes with the data of a sheet, in Base64.

use serde_json::{Map, Value};

/// The field it comes in.
const FIELD: &str = "picture";

/// Takes the picture out of the data; none where there is none, or it is no Base64.
pub fn taken(data: &mut Map<String, Value>) -> Option<Vec<u8>> {
    data.remove(FIELD)?.as_str().and_then(decoded)
}

/// The usual alphabet, padded or not.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for c in text.trim_end_matches('=').bytes() {
        held = (held << 6) | u32::from(six(c)?);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits).to_be_bytes()[3]);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

/// The six bits a letter stands for.
fn six(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_picture_is_taken_out_of_the_data() {
        let taken = |value: Value| {
            let mut data = Map::from_iter([("picture".to_owned(), value), ("name".to_owned(), json!("甲"))]);
            let bytes = taken(&mut data);
            assert_eq!(Value::Object(data), json!({"name": "甲"}));
            bytes
        };
        assert_eq!(taken(json!("iVBORw==")), Some(b"\x89PNG".to_vec()));
        assert_eq!(taken(json!("/+8A")), Some(vec![0xFF, 0xEF, 0]));
        assert_eq!(taken(json!("not Base64")), None);
        assert_eq!(taken(json!(null)), None);
        assert_eq!(super::taken(&mut Map::new()), None);
    }
}
