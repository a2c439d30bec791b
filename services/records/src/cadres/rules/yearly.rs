//! 年度考核结果 as the form writes them: `2023年优秀；2024年称职`.

use crate::cadres::details::YearlyResult;
use rulepack::cadres::Grade;

/// The name of a result in the language of the form.
pub const fn name(grade: Grade) -> &'static str {
    match grade {
        Grade::Excellent => "优秀",
        Grade::Competent => "称职",
        Grade::BasicallyCompetent => "基本称职",
        Grade::Incompetent => "不称职",
        Grade::Qualified => "合格",
        Grade::BasicallyQualified => "基本合格",
        Grade::Unqualified => "不合格",
    }
}

pub fn write(results: &[YearlyResult]) -> String {
    let one = |result: &YearlyResult| format!("{:04}年{}", result.year, name(result.grade));
    results.iter().map(one).collect::<Vec<_>>().join("；")
}

/// The results, where the text is nothing else and names no year twice.
pub fn read(text: &str) -> Option<Vec<YearlyResult>> {
    let parts = text.split(['；', ';', '，', ',', '、', '。', '\n', ' ']).map(str::trim);
    let mut results = parts.filter(|part| !part.is_empty()).map(one).collect::<Option<Vec<_>>>()?;
    results.sort_by_key(|result| result.year);
    let twice = results.windows(2).any(|pair| pair[0].year == pair[1].year);
    (!twice).then_some(results)
}

fn one(text: &str) -> Option<YearlyResult> {
    let (year, rest) = text.split_at_checked(4)?;
    let year = year.bytes().all(|byte| byte.is_ascii_digit()).then(|| year.parse().ok())??;
    let rest = rest.strip_prefix('年')?;
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    let rest = rest.strip_prefix("考核").unwrap_or(rest);
    let rest = rest.strip_prefix('为').unwrap_or(rest);
    let grade = Grade::ALL.iter().copied().find(|grade| name(*grade) == rest)?;
    Some(YearlyResult { year, grade })
}
