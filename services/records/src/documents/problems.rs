use super::rules::Kept;
use ::documents::{IntakeError, OutletError, Refusal, StoreError};
use rest::Problem;
use rulepack::{DocumentKinds, Version};

rest::problems! {
    pub NO_FILE = 422, "no_file", zh "请选择要上传的文件", en "Choose a file to upload";
    pub EMPTY_FILE = 422, "empty_file", zh "文件是空的", en "The file is empty";
    pub FILE_TOO_LARGE = 413, "file_too_large", zh "文件超过 {limit} MB", en "The file is larger than {limit} MB";
    pub FILE_KIND = 422, "file_kind", zh "不接受这种文件。可以上传：{kinds}。文件类型按内容判断，与扩展名无关", en "Files of this kind are not taken. These are: {kinds}. What a file is, is told by its content and not by its name";
    pub PACKAGE_DAMAGED = 422, "package_damaged", zh "文件已损坏或不完整，请重新保存后再上传", en "The file is damaged or not complete; save it again and upload that";
    pub HAS_MACROS = 422, "has_macros", zh "文件中含有宏，请另存为不含宏的文档后再上传", en "The file holds macros; save it without them";
    pub PICTURE_DAMAGED = 422, "picture_damaged", zh "图片已损坏，无法读取", en "The picture is damaged";
    pub NOT_OF_THIS = 422, "document_kind_not_here", zh "这类材料不能放在这里", en "This kind of document does not belong here";
    pub NOT_CONTENT = 422, "document_not_content", zh "涉密材料和图片须经由系统上传", en "Confidential documents and pictures are uploaded through the service";
    pub NO_STORE = 503, "document_store_away", zh "文件存储暂时不可用，请稍后再试", en "The document store is away for a moment; try again";
    pub STALLED = 408, "upload_stalled", zh "上传中断，请重试", en "The upload stopped; try again";
    pub DAMAGED = 503, "document_damaged", zh "此文件缺失或已损坏，暂时无法读取，请联系管理员从备份恢复", en "The file is missing or damaged and cannot be read; ask the administrator to restore it from a backup";
    pub HELD = 409, "document_held", zh "此材料被要求保留（{reason}），不能删除", en "This document is on hold ({reason}) and cannot be deleted";
    pub RETAINED = 409, "document_retained", zh "此材料须保存至 {until}，不能删除（依据：{source}，自 {since} 起）", en "This document has to be kept until {until} (by {source}, since {since})";
    pub RETAINED_FOR_GOOD = 409, "document_retained_for_good", zh "此材料须永久保存，不能删除（依据：{source}，自 {since} 起）", en "This document is kept for good and cannot be deleted (by {source}, since {since})";
    pub RETENTION_SHORTENED = 422, "retention_shortened", zh "保存期限只能延长", en "The time a document is kept can only be extended";
    pub NOT_PENDING = 409, "upload_not_open", zh "此次上传已经完成或取消", en "This upload has been completed or given up";
    pub PARTS_DIFFER = 422, "upload_parts_differ", zh "上传的内容不完整，请重新上传", en "What was uploaded is not complete; upload it again";
    pub SIZE_DIFFERS = 422, "upload_size_differs", zh "上传的文件大小与声明的不符", en "The file has another size than was said";
    pub TYPE_DIFFERS = 422, "upload_type_differs", zh "上传的文件类型与声明的不符", en "The file is of another type than was said";
    pub SUM_DIFFERS = 422, "upload_sum_differs", zh "上传的文件校验和不符，请重新上传", en "The file has another checksum than was said; upload it again";
    pub RANGE = 416, "range_not_satisfiable", zh "请求的范围超出文件大小", en "The range lies beyond the end of the file";
}

const MEGABYTE: u64 = 1 << 20;

/// `kinds` are those that are taken here.
pub fn refused(refusal: Refusal, kinds: &[::documents::FileKind]) -> Problem {
    match refusal {
        Refusal::Empty => EMPTY_FILE.at("/file"),
        Refusal::TooLarge { most } => FILE_TOO_LARGE.at("/file").with("limit", most.div_ceil(MEGABYTE)),
        Refusal::Kind => {
            let names: Vec<_> = kinds.iter().map(|kind| kind.as_str().to_uppercase()).collect();
            FILE_KIND.at("/file").with("kinds", names.join(", "))
        }
        Refusal::Package => PACKAGE_DAMAGED.at("/file"),
        Refusal::Macros => HAS_MACROS.at("/file"),
        Refusal::Picture => PICTURE_DAMAGED.at("/file"),
    }
}

pub fn not_taken(error: IntakeError, kinds: &[::documents::FileKind]) -> Problem {
    match error {
        IntakeError::Refused(refusal) => refused(refusal, kinds),
        IntakeError::Store(error) => away(error),
        IntakeError::Seal(error) => rest::kinds::INTERNAL.problem().because(error),
    }
}

pub fn away(error: StoreError) -> Problem {
    NO_STORE.problem().retry_after(10).because(error)
}

pub fn unreadable(error: OutletError) -> Problem {
    match error {
        OutletError::Store(error) => away(error),
        other => DAMAGED.problem().because(other),
    }
}

/// With the rule that keeps it, where nobody put it on hold.
pub fn kept(why: Kept, rule: &Version<DocumentKinds>) -> Problem {
    let problem = match why {
        Kept::Held(reason) => return HELD.with("reason", reason),
        Kept::Until(day) => RETAINED.with("until", day),
        Kept::ForGood => RETAINED_FOR_GOOD.problem(),
    };
    problem.with("source", &rule.source).with("since", rule.effective_from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_file_and_fills_its_text() {
        let all = [
            Refusal::Empty,
            Refusal::TooLarge { most: (1 << 20) + 1 },
            Refusal::Kind,
            Refusal::Package,
            Refusal::Macros,
            Refusal::Picture,
        ];
        for refusal in all {
            let body = refused(refusal, &[::documents::FileKind::Pdf]).body();
            assert_eq!(body.fields[0].pointer, "/file");
            assert!(!body.detail.contains('{'), "{}", body.detail);
        }
    }
}
