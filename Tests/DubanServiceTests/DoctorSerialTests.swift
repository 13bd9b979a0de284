import DubanControl
import DubanCore
import DubanTestSupport
import Foundation
import Testing

private let isCI = ProcessInfo.processInfo.environment["CI"] != nil

/// `dubanctl doctor` as somebody runs it who may ask.
@Suite(
    .serialized, .timeLimit(.minutes(5)),
    .enabled(if: Rig.obstacle == nil || isCI, Comment(rawValue: Rig.obstacle ?? "")), .installedHouse)
struct DoctorSerialTests {
    private func verdicts(_ house: House) async throws -> (status: CInt, failing: [StatusMessages.Finding]) {
        let result = try await house.rig.run(["dubanctl", "doctor", "--json"], as: "wang-wu")
        let found = try JSONDecoder().decode(StatusMessages.Findings.self, from: Data(result.output.utf8)).findings
        let subjects = Set(StatusMessages.Finding.Subject.allCases).subtracting([.setup])
        #expect(Set(found.map(\.subject)) == subjects)
        return (result.status, found.filter { $0.verdict == .failure })
    }

    @Test("an installed house is well, and what is then broken is found")
    func house() async throws {
        let house = try await House.fresh(on: try #require(HouseTrait.rig))
        try await house.importSample()
        try await house.rig.systemctl("start", "duban-courier.service")
        try await house.runDay()
        try await house.everybodyTold()
        let well = try await verdicts(house)
        #expect(well.status == 0 && well.failing.isEmpty, "\(well.failing)")

        try await house.rig.succeed(["chmod", "500", "/var/lib/duban"])
        let broken = try await verdicts(house)
        #expect(broken.status == 2 && broken.failing.map(\.subject) == [.stateDirectory])
        try await house.rig.succeed(["chmod", "700", "/var/lib/duban"])
    }

    @Test("a credential that the unit is not given is found, and so is one whose file is gone, open or not encrypted")
    func credentials() async throws {
        let house = try await House.fresh(on: try #require(HouseTrait.rig))
        try await house.importSample()
        let rig = house.rig
        try await rig.succeed([
            "sh", "-c",
            """
            cp /etc/duban/duban.yaml /etc/duban/with-smtp.yaml
            cat >> /etc/duban/with-smtp.yaml <<END
              smtp: {host: mail.example.org, user: duban, password-credential: smtp-password}
            END
            """,
        ])
        func found(by user: String? = "wang-wu") async throws -> [String] {
            let words = ["dubanctl", "doctor", "--json", "--configuration", "/etc/duban/with-smtp.yaml"]
            let output = try await rig.run(words, as: user).output
            return try JSONDecoder().decode(StatusMessages.Findings.self, from: Data(output.utf8)).findings
                .filter { $0.subject == .credentials }.map(\.words.english)
        }
        #expect(
            try await found() == ["the settings name the credential smtp-password, which duban-courier is not given"])
        try rig.write(
            "[Service]\nLoadCredential=smtp-password:/etc/duban/smtp-password\n",
            to: "/etc/systemd/system/duban-courier.service.d/credentials.conf")
        try await rig.systemctl("daemon-reload")
        #expect(
            try await found() == [
                "the credential smtp-password comes from /etc/duban/smtp-password, which is not there"
            ])
        try rig.write("secret", to: "/etc/duban/smtp-password")
        #expect(
            try await found() == [
                "the credential smtp-password comes from /etc/duban/smtp-password, which by its mode (644) is not root's alone"
            ])
        try await rig.succeed(["chmod", "600", "/etc/duban/smtp-password"])
        #expect(try await found() == ["duban-courier is given smtp-password"])
        try await rig.succeed([
            "sed", "-i", "s/LoadCredential=/LoadCredentialEncrypted=/",
            "/etc/systemd/system/duban-courier.service.d/credentials.conf",
        ])
        try await rig.systemctl("daemon-reload")
        // Somebody who may not read the file cannot see it.
        #expect(try await found() == ["duban-courier is given smtp-password"])
        #expect(
            try await found(by: nil) == [
                "the credential smtp-password is to be decrypted from /etc/duban/smtp-password, which is not encrypted, "
                    + "and duban-courier would not start"
            ])
        try await rig.succeed([
            "sh", "-c", "echo secret | systemd-creds encrypt --name=smtp-password - /etc/duban/smtp-password",
        ])
        #expect(try await found(by: nil) == ["duban-courier is given smtp-password"])
        try await rig.succeed(["rm", "-r", "/etc/systemd/system/duban-courier.service.d"])
        try await rig.systemctl("daemon-reload")
    }

    @Test("root, who may read everything, hears what the units' users may not, and what mends it")
    func barriers() async throws {
        let house = try await House.fresh(on: try #require(HouseTrait.rig))
        let rig = house.rig
        func failing() async throws -> [StatusMessages.Finding] {
            let output = try await rig.run(["dubanctl", "doctor", "--json"]).output
            return try JSONDecoder().decode(StatusMessages.Findings.self, from: Data(output.utf8)).findings
                .filter { $0.subject == .settings && $0.verdict != .ok }
        }
        #expect(try await failing().isEmpty)
        let damage = [
            (
                "chmod 700 /etc/duban",
                "by the mode of the directory /etc/duban (700), the users duban and duban-courier"
            ),
            ("chmod 600 /etc/duban/duban.yaml", "by its mode (600), the users duban and duban-courier cannot read"),
            ("chmod 640 /etc/duban/duban.yaml; chgrp root /etc/duban/duban.yaml", "by its mode (640), the users duban"),
            (
                "chgrp duban-courier /etc/duban/duban.yaml; chmod 640 /etc/duban/duban.yaml",
                "the user duban cannot read"
            ),
            ("chmod 640 /etc/duban/calendars/2021.yaml", "the user duban cannot read /etc/duban/calendars/2021.yaml"),
            ("chmod 711 /etc/duban/calendars", "the user duban cannot read /etc/duban/calendars"),
        ]
        for (command, words) in damage {
            try await rig.succeed(["sh", "-c", command])
            let found = try await failing()
            #expect(found.count == 1 && found[0].words.english.contains(words), "\(command): \(found)")
            let advice = try #require(found.first?.advice?.english)
            for mending in advice.split(separator: "`").filter({ $0.hasPrefix("ch") }) {
                try await rig.succeed(["sh", "-c", String(mending)])
            }
            #expect(try await failing().isEmpty, "\(command): \(advice)")
        }
        try await rig.succeed([
            "runuser", "-u", "duban", "--", "cat", "/etc/duban/duban.yaml", "/etc/duban/calendars/2021.yaml",
        ])
        try await rig.succeed(["runuser", "-u", "duban-courier", "--", "cat", "/etc/duban/duban.yaml"])
        try await rig.succeed(["chmod", "-R", "u=rwX,go=rX", "/etc/duban"])
    }

    @Test("where duband does not answer, whoever asks hears what systemd knows of it")
    func serviceState() async throws {
        let house = try await House.fresh(
            on: try #require(HouseTrait.rig), "ExecStart=\nExecStart=/bin/false\nRestart=no")
        _ = try await house.rig.run(["systemctl", "start", "duband.service"])
        try await house.rig.systemctl("stop", "duband.socket")
        let words = "systemd says of duband.service: failed (failed), exit-code."
        let status = try await house.dubanctl("status", as: "wang-wu")
        #expect(status.status == 69 && status.errors.contains(words), "\(status.errors)")
        let doctor = try await house.dubanctl("doctor", as: "wang-wu")
        #expect(doctor.status == 2 && doctor.output.contains(words.dropLast()), "\(doctor.output)")
    }
}
