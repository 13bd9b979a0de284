import DubanCore

extension CommandFailure {
    /// Why a step of the process cannot be taken, and what can be done instead.
    static func refusedStep(_ fact: (String) -> String) -> Phrase {
        let code = fact("code")
        let value = fact("fact")
        switch fact("cause") {
        case "state":
            return refusedStep(fact("step"), of: code, in: TaskState(rawValue: value))
        case "notAssigned":
            return Phrase(
                "任務 \(code) 沒有督辦單可簽收；先用 `dubanctl task assign \(code)` 交辦。",
                "任务 \(code) 没有督办单可签收；先用 `dubanctl task assign \(code)` 交办。",
                "There is no 督辦單 of \(code) to sign for; `dubanctl task assign \(code)` issues one.")
        case "alreadySigned":
            return Phrase(
                "任務 \(code) 已於 \(value) 簽收。", "任务 \(code) 已于 \(value) 签收。",
                "The task \(code) was signed for on \(value) already.")
        case "emptyReport":
            return Phrase("反饋須有內容。", "反馈须有内容。", "A report needs words that say how the task stands.")
        case "noMeter":
            return Phrase(
                "任務 \(code) 沒有計量指標；先用 `dubanctl task edit \(code) --target …` 設定。",
                "任务 \(code) 没有计量指标；先用 `dubanctl task edit \(code) --target …` 设定。",
                "The task \(code) has no meter; `dubanctl task edit \(code) --target …` gives it one.")
        case "deadlinePassed":
            return Phrase(
                "延期須在完成時限 \(value) 之前申請，現已逾期。", "延期须在完成时限 \(value) 之前申请，现已逾期。",
                "An extension is asked for before the deadline, and \(code) was due on \(value); it stays overdue until it is "
                    + "closed.")
        case "notLater":
            return Phrase(
                "申請的時限須晚於現時限 \(value)。", "申请的时限须晚于现时限 \(value)。",
                "The task \(code) is due on \(value); ask for a day after that.")
        case "extensionPending":
            return Phrase(
                "任務 \(code) 已申請延期至 \(value)，尚待審批；用 `task approve` 或 `task refuse`。",
                "任务 \(code) 已申请延期至 \(value)，尚待审批；用 `task approve` 或 `task refuse`。",
                "An extension of \(code) to \(value) waits to be decided already; `task approve` or `task refuse` does."
            )
        case "noExtension":
            return Phrase(
                "任務 \(code) 沒有待審批的延期申請；先用 `dubanctl task extend \(code)` 申請。",
                "任务 \(code) 没有待审批的延期申请；先用 `dubanctl task extend \(code)` 申请。",
                "No extension of \(code) waits to be decided; `dubanctl task extend \(code)` asks for one.")
        case "nothingToReturn":
            return Phrase(
                "任務 \(code) 既未申請辦結也未辦結，無從退回。", "任务 \(code) 既未申请办结也未办结，无从退回。",
                "The task \(code) was neither said to be finished nor closed, so that there is nothing to send back.")
        case "noReason":
            return Phrase("須說明理由（--reason）。", "须说明理由（--reason）。", "This step needs a reason; give --reason.")
        case "nobodyNamed":
            return Phrase(
                "須指明由誰決定（--by）。", "须指明由谁决定（--by）。", "Say who decides, by --by unit/name.")
        case "unknownPerson":
            return Phrase(
                "人員名冊中沒有「\(value)」，或不止一人；請寫「單位/姓名」，`dubanctl person list` 可查。",
                "人员名册中没有“\(value)”，或不止一人；请写“单位/姓名”，`dubanctl person list` 可查。",
                "Nobody, or more than one, is called “\(value)”; write unit/name as `dubanctl person list` shows it.")
        case "own":
            return Phrase(
                "\(value) 是責任人，不能決定自己的任務。", "\(value) 是责任人，不能决定自己的任务。",
                "\(value) answers for \(code), and nobody decides over what they answer for; somebody above has to.")
        case "notAbove":
            return Phrase(
                "\(value) 不是責任人的上級、牽頭領導或督查室，不能決定任務 \(code)。",
                "\(value) 不是责任人的上级、牵头领导或督查室，不能决定任务 \(code)。",
                "\(value) neither stands above the person responsible for \(code), nor leads it, nor is of the supervision "
                    + "office; one of these has to decide.")
        case "notTheirs":
            return Phrase(
                "任務 \(code) 由 \(value) 負責；此事須由其本人、代理人、牽頭領導或其上級辦理（--for）。",
                "任务 \(code) 由 \(value) 负责；此事须由其本人、代理人、牵头领导或其上级办理（--for）。",
                "\(value) answers for \(code); they, who stands in for them, who leads the task or who stands above them takes "
                    + "this step (--for).")
        case "notAhead":
            return Phrase(
                "\(value) 不在今日之後；請寫以後的日子。", "\(value) 不在今日之后；请写以后的日子。",
                "\(value) is not ahead; name a day after today.")
        case "tooLong":
            let most = TaskStep.longestText
            return Phrase(
                "文字有 \(value) 字節，最多 \(most)；請縮短，細節另附文件。", "文字有 \(value) 字节，最多 \(most)；请缩短，细节另附文件。",
                "The words have \(value) bytes, and \(most) are the most; shorten them, and leave the details to a file."
            )
        default:
            return Phrase(
                "不能對任務 \(code) 作此操作。", "不能对任务 \(code) 作此操作。", "The step cannot be taken with \(code).")
        }
    }

    private static func refusedStep(_ step: String, of code: String, in state: TaskState?) -> Phrase {
        switch state {
        case .open where step == "reopen":
            Phrase("任務 \(code) 本來就在辦。", "任务 \(code) 本来就在办。", "The task \(code) is open already.")
        case .open:
            Phrase(
                "任務 \(code) 尚未辦結；先用 `dubanctl task done \(code)`。", "任务 \(code) 尚未办结；先用 `dubanctl task done \(code)`。",
                "The task \(code) is open; `dubanctl task done \(code)` closes it first.")
        case .done:
            Phrase(
                "任務 \(code) 已辦結；`dubanctl task reopen \(code)` 可重新開啟。",
                "任务 \(code) 已办结；`dubanctl task reopen \(code)` 可重新开启。",
                "The task \(code) is done; `dubanctl task reopen \(code)` opens it again.")
        case .suspended:
            Phrase(
                "任務 \(code) 已暫緩；先用 `dubanctl task reopen \(code)` 重新開啟。",
                "任务 \(code) 已暂缓；先用 `dubanctl task reopen \(code)` 重新开启。",
                "The task \(code) is suspended; `dubanctl task reopen \(code)` opens it first.")
        case .cancelled:
            Phrase(
                "任務 \(code) 已撤銷；先用 `dubanctl task reopen \(code)` 重新開啟。",
                "任务 \(code) 已撤销；先用 `dubanctl task reopen \(code)` 重新开启。",
                "The task \(code) is cancelled; `dubanctl task reopen \(code)` opens it first.")
        case .struck, nil:
            Phrase(
                "任務 \(code) 已銷號，不再變動；若仍須辦理，請用 `dubanctl task add` 另立一項。",
                "任务 \(code) 已销号，不再变动；若仍须办理，请用 `dubanctl task add` 另立一项。",
                "The task \(code) is struck off, which is its end; if there is more to do, `dubanctl task add` enters a new one."
            )
        }
    }
}
