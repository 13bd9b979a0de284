import DubanCalendar
import DubanControl
import DubanSystem

extension HealthFacts {
    /// What can be counted. Labels have the values that the settings and the plugins have: no person, no task, no envelope.
    var metrics: [MetricFamily] { house + days + tasks + outbox + surroundings }

    private typealias Sample = MetricFamily.Sample

    private var isCourierPresent: Bool { if case .present = couriers { true } else { false } }

    private func flag(_ value: Bool) -> Int64 { value ? 1 : 0 }

    private var house: [MetricFamily] {
        [
            MetricFamily(
                "duban_build_info", "The version of duband.", [Sample(labels: [("version", version)], value: 1)]),
            MetricFamily("duban_start_time_seconds", "When duband was started, since 1970-01-01 UTC.", started),
            MetricFamily(
                "duban_warnings", "How many things the status warns of.", Int64(status.warningWords.count)),
            MetricFamily(
                "duban_day_work_failed", "Whether the day's work could last not be done.", flag(failure != nil)),
        ]
    }

    private var days: [MetricFamily] {
        func family(
            _ name: String, _ help: String, _ value: (StatusMessages.Campaign) -> Int?
        ) -> MetricFamily {
            MetricFamily(
                name, help,
                campaigns.compactMap { campaign in
                    value(campaign).map { Sample(labels: [("campaign", campaign.code)], value: Int64($0)) }
                })
        }
        return [
            family("duban_day_finished", "Whether today is finished: all that is due is judged.") {
                $0.isFinished ? 1 : 0
            },
            family("duban_day_overdue", "Whether today should have been finished by now, and is not.") {
                $0.isOverdue ? 1 : 0
            },
            family("duban_day_reviewed_tasks", "Tasks judged on the last day that was finished.") {
                $0.figures?.reviewed
            },
            family("duban_day_reminders", "Reminders decided on the last day that was finished.") {
                $0.figures?.reminders
            },
        ]
    }

    private var tasks: [MetricFamily] {
        let lights = campaigns.flatMap { campaign in
            campaign.lights.flatMap { lights in
                [("green", lights.green), ("yellow", lights.yellow), ("red", lights.red)].map { light, count in
                    Sample(
                        labels: [("campaign", campaign.code), ("pillar", lights.pillar), ("light", light)],
                        value: Int64(count))
                }
            }
        }
        let parked = pillars.filter { $0.parked > 0 }.map { pillar in
            Sample(labels: [("pillar", pillar.name)], value: Int64(pillar.parked))
        }
        return [
            MetricFamily("duban_open_tasks", "Open tasks by their light.", lights),
            MetricFamily("duban_parked_tasks", "Open tasks that are judged by their deadline alone.", parked),
        ]
    }

    private var outbox: [MetricFamily] {
        let envelopes = campaigns.flatMap { campaign in
            let outbox = campaign.outbox
            return [
                ("queued", outbox.queued), ("leased", outbox.leased), ("final-dot", outbox.finalDot),
                ("held", outbox.held), ("told", outbox.told), ("rejected", outbox.rejected),
                ("bounced", outbox.bounced),
            ].map { Sample(labels: [("campaign", campaign.code), ("state", $0.0)], value: Int64($0.1)) }
        }
        let stalled = campaigns.map {
            Sample(labels: [("campaign", $0.code)], value: Int64($0.outbox.stalled))
        }
        func byChannel(_ value: (Channel) -> Int64?) -> [Sample] {
            channels.compactMap { channel in
                value(channel).map { Sample(labels: [("channel", channel.name)], value: $0) }
            }
        }
        return [
            MetricFamily("duban_envelopes", "Envelopes of the ledger by their state.", envelopes),
            MetricFamily("duban_stalled_envelopes", "Queued envelopes that have been tried and put off.", stalled),
            MetricFamily("duban_unreachable_people", "People who cannot be reached.", Int64(unreachable.count)),
            MetricFamily("duban_courier_connected", "Whether a courier waits for envelopes.", flag(isCourierPresent)),
            MetricFamily(
                "duban_channel_halted", "Whether the other side refuses the channel.",
                byChannel { flag($0.halt != nil) }),
            MetricFamily(
                "duban_channel_failed_attempts", "Attempts that have failed since the last delivery, or the start.",
                byChannel { Int64($0.standing.failures) }),
            MetricFamily(
                "duban_channel_last_delivery_timestamp_seconds", "When the channel last took a message.",
                byChannel { $0.standing.lastDelivery }),
        ]
    }

    private var surroundings: [MetricFamily] {
        let plugins = self.plugins.map {
            Sample(labels: [("plugin", $0.name)], value: flag($0.isRunning))
        }
        var families = [
            MetricFamily("duban_plugin_running", "Whether the plugin is fit to judge.", plugins),
            MetricFamily("duban_ledger_size_bytes", "The ledger's files.", ledgerSize),
        ]
        if let last = announcedYears.last {
            families.append(
                MetricFamily(
                    "duban_calendar_last_announced_year", "The last year whose days off are in the calendar.",
                    Int64(last)))
        }
        if let directory {
            families += [
                MetricFamily(
                    "duban_state_free_bytes", "What is free where the ledger lies.", directory.freeBytes),
                MetricFamily("duban_state_size_bytes", "The file system of the ledger.", directory.totalBytes),
            ]
        }
        return families
    }
}
