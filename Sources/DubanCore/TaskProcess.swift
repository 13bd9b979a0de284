package import DubanCalendar

/// How far a task has come in the process of supervision (督辦流程): 交辦 → 簽收 → 反饋 → 辦結 → 銷號, with 退回重辦 and extensions
/// on the way. Its ``TaskState`` says whether it is watched; this says what is waited for.
package struct TaskProcess: Hashable, Sendable, Codable {
    /// The 督辦單 by which it was handed over last; nil where it came by the ledger alone.
    package var sheet: SupervisionSheet?
    /// 簽收: the day it was signed for; nil stands for "not received" where there is a 督辦單.
    package var signed: Day?
    /// The day of the latest 反饋.
    package var reported: Day?
    /// The day by which the next 反饋 is owed; nil where none is.
    package var reportDue: Day?
    /// The day on which whoever is responsible said that it is finished, and asked for 辦結.
    package var completion: Day?
    /// An extension that was asked for and not decided.
    package var extensionRequest: ExtensionRequest?
    /// 退回重辦: how often it was sent back.
    package var returns: Int
    /// The day of its 辦結; nil where it is not 辦結.
    package var closed: Day?

    package init(
        sheet: SupervisionSheet? = nil, signed: Day? = nil, reported: Day? = nil, reportDue: Day? = nil,
        completion: Day? = nil, extensionRequest: ExtensionRequest? = nil, returns: Int = 0, closed: Day? = nil
    ) {
        self.sheet = sheet
        self.signed = signed
        self.reported = reported
        self.reportDue = reportDue
        self.completion = completion
        self.extensionRequest = extensionRequest
        self.returns = returns
        self.closed = closed
    }

    /// Of a task that nothing has been done with but what the ledger file says.
    package var isEmpty: Bool { self == TaskProcess() }
}

/// A 督辦單: the numbered, coloured sheet by which the supervision office hands a task over.
package struct SupervisionSheet: Hashable, Sendable, Codable {
    /// Blue reminds, yellow warns, red is for what has slipped.
    package enum Color: String, Hashable, Sendable, Codable, CaseIterable {
        case blue, yellow, red
    }

    /// The year of its number, 〔2021〕.
    package var year: Int
    /// Its number within the campaign's year, from 1.
    package var number: Int
    package var color: Color
    package var issued: Day
    /// What is required (督辦要求); empty where the title says it.
    package var requirement: String
    /// Every how many days a 反饋 is owed; nil where only `reportDue` says one.
    package var reportEvery: Int?

    package init(
        year: Int, number: Int, color: Color, issued: Day, requirement: String = "", reportEvery: Int? = nil
    ) {
        self.year = year
        self.number = number
        self.color = color
        self.issued = issued
        self.requirement = requirement
        self.reportEvery = reportEvery
    }

    /// 〔2021〕12號, as official documents are numbered (《黨政機關公文格式》 GB/T 9704-2012, 7.2.5).
    package var numberText: String { "〔\(year)〕\(number)號" }
}

/// An extension (延期) that was asked for.
package struct ExtensionRequest: Hashable, Sendable, Codable {
    /// The deadline that is wanted.
    package var deadline: Day
    package var asked: Day
    package var reason: String

    package init(deadline: Day, asked: Day, reason: String) {
        self.deadline = deadline
        self.asked = asked
        self.reason = reason
    }
}

extension Light {
    /// The colour of the 督辦單 that suits how a task stands.
    package var sheetColor: SupervisionSheet.Color {
        switch self {
        case .green: .blue
        case .yellow: .yellow
        case .red: .red
        }
    }
}
