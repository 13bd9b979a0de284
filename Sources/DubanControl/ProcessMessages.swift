package import DubanCalendar
package import DubanCore

/// `org.duban.Process`.
package enum ProcessMessages {
    package struct Assign: Codable, Sendable {
        package static let method = "org.duban.Process.Assign"
        package var campaign: String?
        package var code: String
        package var owner: String?
        package var color: SupervisionSheet.Color?
        package var requirement: String?
        package var reportBy: Day?
        package var reportEvery: Int?
        package var reason: String?

        package init(
            campaign: String? = nil, code: String, owner: String? = nil, color: SupervisionSheet.Color? = nil,
            requirement: String? = nil, reportBy: Day? = nil, reportEvery: Int? = nil, reason: String? = nil
        ) {
            self.campaign = campaign
            self.code = code
            self.owner = owner
            self.color = color
            self.requirement = requirement
            self.reportBy = reportBy
            self.reportEvery = reportEvery
            self.reason = reason
        }
    }

    package struct Report: Codable, Sendable {
        package static let method = "org.duban.Process.Report"
        package var campaign: String?
        package var code: String
        package var text: String
        package var achieved: Double?
        package var complete: Bool?
        package var next: Day?
        package var actingFor: String?

        package init(
            campaign: String? = nil, code: String, text: String, achieved: Double? = nil, complete: Bool? = nil,
            next: Day? = nil, actingFor: String? = nil
        ) {
            self.campaign = campaign
            self.code = code
            self.text = text
            self.achieved = achieved
            self.complete = complete
            self.next = next
            self.actingFor = actingFor
        }
    }

    package struct Extend: Codable, Sendable {
        package static let method = "org.duban.Process.Extend"
        package var campaign: String?
        package var code: String
        package var deadline: Day
        package var reason: String
        package var actingFor: String?

        package init(campaign: String? = nil, code: String, deadline: Day, reason: String, actingFor: String? = nil) {
            self.campaign = campaign
            self.code = code
            self.deadline = deadline
            self.reason = reason
            self.actingFor = actingFor
        }
    }

    /// The steps that say no more than whose they are and why.
    package struct Plain: Codable, Sendable {
        package enum Step: String, Sendable, CaseIterable {
            case sign = "Sign"
            case approve = "Approve"
            case refuse = "Refuse"
            case done = "Done"
            case strike = "Strike"
            case sendBack = "Return"
            case reopen = "Reopen"
            case suspend = "Suspend"
            case cancel = "Cancel"

            package var method: String { "org.duban.Process.\(rawValue)" }
        }

        package var campaign: String?
        package var code: String
        package var actingFor: String?
        package var reason: String?

        package init(campaign: String?, code: String, actingFor: String? = nil, reason: String? = nil) {
            self.campaign = campaign
            self.code = code
            self.actingFor = actingFor
            self.reason = reason
        }
    }

    package struct History: Codable, Sendable {
        package static let method = "org.duban.Process.History"
        package var campaign: String?
        package var code: String

        package init(campaign: String?, code: String) {
            self.campaign = campaign
            self.code = code
        }
    }

    package struct Step: Codable, Hashable, Sendable {
        package var step: String
        package var at: Int64
        package var day: Day
        package var actor: String
        package var actingFor: PersonID?
        package var reason: String
        package var text: String

        package init(
            step: String, at: Int64, day: Day, actor: String, actingFor: PersonID?, reason: String, text: String
        ) {
            self.step = step
            self.at = at
            self.day = day
            self.actor = actor
            self.actingFor = actingFor
            self.reason = reason
            self.text = text
        }
    }

    package struct Steps: Codable, Sendable {
        package var steps: [Step]

        package init(steps: [Step]) {
            self.steps = steps
        }
    }

    package struct Standing: Codable, Hashable, Sendable {
        package var code: String
        package var campaign: String
        package var title: String
        package var state: TaskState
        package var owner: PersonID
        package var deadline: Day

        package init(_ task: LedgerTask) {
            code = task.code
            campaign = task.campaign
            title = task.title
            state = task.state
            owner = task.owner
            deadline = task.deadline
        }
    }

    package struct Taken: Codable, Sendable {
        package var standing: Standing
        package var sheet: SupervisionSheet?

        package init(standing: Standing, sheet: SupervisionSheet? = nil) {
            self.standing = standing
            self.sheet = sheet
        }
    }
}
