import ArgumentParser

struct AuditCommands: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The record of all that has happened: read it, and prove it.",
        subcommands: [AuditLog.self, AuditVerify.self])
}
