use press::PressError;
use rest::Problem;

rest::problems! {
    pub NO_PRESS = 503, "press_not_installed", zh "本部署没有安装 PDF 排版程序。可以先用浏览器打印，或请平台管理员安装", en "This deployment has no press for PDF. Print from the browser, or ask the operator to install it";
    pub PRESS_BUSY = 503, "press_busy", zh "正在排版的文件较多，请稍后再试", en "The press has much to do; try again in a moment";
    pub PRESS_AWAY = 503, "press_away", zh "PDF 排版程序暂时不可用，请稍后再试，或先用浏览器打印", en "The press is away for a moment; try again, or print from the browser";
    pub SHEET_TOO_LARGE = 422, "sheet_too_large", zh "内容过多，不能排成一份 PDF。请用浏览器打印", en "This is too much for one PDF. Print from the browser";
}

const SOON: u64 = 5;

pub fn failed(error: PressError) -> Problem {
    match error {
        PressError::NotInstalled(_) => NO_PRESS.problem(),
        PressError::Busy => PRESS_BUSY.problem().retry_after(SOON),
        PressError::TooLarge | PressError::TooLong => SHEET_TOO_LARGE.problem().because(error),
        PressError::Refused(_) => rest::kinds::INTERNAL.problem().because(error),
        PressError::Start(_) | PressError::Broke(_) => PRESS_AWAY.problem().retry_after(SOON).because(error),
    }
}

#[cfg(test)]
mod tests {
    use super::failed;
    use press::PressError;
    use std::io::ErrorKind;

    #[test]
    fn whoever_wants_a_sheet_hears_what_can_be_done() {
        let said = |error| {
            let kind = failed(error).kind();
            (kind.status, kind.code)
        };
        assert_eq!(said(PressError::NotInstalled("press".into())), (503, "press_not_installed"));
        assert_eq!(said(PressError::Busy), (503, "press_busy"));
        assert_eq!(said(PressError::Broke(ErrorKind::BrokenPipe.into())), (503, "press_away"));
        assert_eq!(said(PressError::Start(ErrorKind::NotFound.into())), (503, "press_away"));
        assert_eq!(said(PressError::TooLong), (422, "sheet_too_large"));
        assert_eq!(said(PressError::Refused("no".into())), (500, "internal"));
    }
}
