package import ArgumentParser
import DubanControl

/// The command line of administrators.
package struct DubanCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "dubanctl",
        abstract: "Talks to duband: brings in ledgers, shows how tasks stand, and runs the day.",
        discussion: """
            Exit status:
              0   done
              1   the daemon refuses; the sentence says why
              2   done, and what was found needs an administrator (status, doctor)
              64  the command line is wrong
              65  a file's content is wrong; nothing of it has been imported
              66  a file cannot be read
              69  the daemon cannot be reached
              70  an internal error, or a daemon of another version
              73  a file cannot be written
              77  permission denied

            Environment: DUBAN_SOCKET (the daemon's socket), NO_COLOR, COLUMNS.
            """,
        version: dubanVersion,
        subcommands: [
            StatusCommand.self,
            DoctorCommand.self,
            MetricsCommand.self,
            ImportCommand.self,
            ExportCommand.self,
            TaskCommands.self,
            PersonCommands.self,
            UnitCommands.self,
            CampaignCommands.self,
            ReportCommand.self,
            ReviewCommands.self,
            WhyCommand.self,
            RehearseCommand.self,
            OutboxCommands.self,
            ChannelCommands.self,
            SilenceCommands.self,
            CalendarCommands.self,
            AuditCommands.self,
            WatchCommand.self,
            BackupCommand.self,
            ConfigCommands.self,
            PluginCommands.self,
        ])

    package init() {}
}

struct TaskCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "task", abstract: "The ledger's tasks, and the process of supervision that each goes through.",
        discussion: """
            交辦 assign → 簽收 sign → 反饋 report → 辦結 done → 銷號 strike; 退回 return; extend and approve or refuse.
            """,
        subcommands: [
            TaskList.self, TaskShow.self, TaskAdd.self, TaskEdit.self, TaskAssign.self, TaskSign.self, TaskReport.self,
            TaskExtend.self, TaskApprove.self, TaskRefuse.self, TaskDone.self, TaskStrike.self, TaskReturn.self,
            TaskReopen.self, TaskSuspend.self, TaskCancel.self, TaskSheet.self,
        ])
}

struct ReviewCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "The day's work: run it, or see what it would bring.",
        subcommands: [ReviewRun.self, ReviewPreview.self])
}

struct OutboxCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox",
        abstract: "Look at what is on its way to people, and keep it back, let it go or give it up.",
        subcommands: [
            OutboxList.self, OutboxShow.self, OutboxHold.self, OutboxRelease.self, OutboxRetry.self, OutboxDrop.self,
        ])
}

struct PluginCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin", abstract: "Look at the pillars' rules, write new ones, and take them into service.",
        subcommands: [
            PluginList.self, PluginShow.self, PluginNew.self, PluginCheckCommand.self, PluginReload.self,
            PluginRetry.self,
        ])
}
