//! Numbers of people and organisations.

use crate::text;
use kernel::{CreditCode, Generation, Landline, Mobile, ResidentId, mask};

/// What is taken is a number of eighteen characters that is taken again, and shows little of itself.
pub fn resident_id(data: &[u8]) {
    let Ok((id, _)) = ResidentId::read(&text(data)) else { return };
    assert_eq!(id.as_str().len(), 18);
    assert_eq!(ResidentId::read(id.as_str()), Ok((id, Generation::Second)));
    assert_eq!(ResidentId::read(&id.as_str().to_lowercase()), Ok((id, Generation::Second)));
    let born = id.birth_date();
    let day = format!("{:04}{:02}{:02}", born.year(), u8::from(born.month()), born.day());
    assert_eq!(&id.as_str()[6..14], day);
    assert!(!format!("{id:?}").contains(&id.as_str()[6..14]), "{id:?}");
    for at in 0..18 {
        // of all characters at one place, exactly the one that stands there fits (MOD 11-2 finds every slip)
        let other = |digit: char| {
            let mut slip = id.as_str().to_owned();
            slip.replace_range(at..=at, &digit.to_string());
            slip.parse::<ResidentId>().is_ok()
        };
        assert_eq!(
            "0123456789".chars().filter(|digit| other(*digit)).count(),
            usize::from(at < 17 || !x(&id))
        );
    }
}

fn x(id: &ResidentId) -> bool {
    id.as_str().ends_with('X')
}

pub fn phone(data: &[u8]) {
    let text = text(data);
    if let Ok(mobile) = text.parse::<Mobile>() {
        let number = mobile.as_str();
        assert!(number.len() == 11 && number.bytes().all(|byte| byte.is_ascii_digit()), "{number}");
        assert_eq!(number.parse(), Ok(mobile.clone()));
        assert_eq!(format!("+86 {number}").parse(), Ok(mobile.clone()));
        assert_eq!(
            (mobile.tail(), mobile.masked()),
            (&number[7..], format!("{}****{}", &number[..3], &number[7..]))
        );
    }
    if let Ok(landline) = text.parse::<Landline>() {
        assert_eq!(landline.as_str().parse(), Ok(landline.clone()));
        assert_eq!(landline.masked(), mask::landline(landline.as_str()));
        assert_ne!(landline.masked(), landline.as_str());
    }
}

pub fn credit_code(data: &[u8]) {
    let Ok(code) = text(data).parse::<CreditCode>() else { return };
    assert_eq!(code.as_str().len(), 18);
    assert_eq!(code.to_string().parse(), Ok(code));
    assert_eq!(code.as_str().to_lowercase().parse(), Ok(code));
}
