import DubanControl
import DubanCore
import DubanSystem

extension HealthFacts {
    /// With less free than this in bytes, the next import or the next day may be what no longer fits.
    private static let leastFree: Int64 = 100 << 20
    /// With less free than this it is time to look; a backup and an upgrade need as much again as the ledger has.
    private static let littleFree: Int64 = 1 << 30

    var storageFindings: [Finding] {
        guard let directory else {
            return [
                Finding(
                    .stateDirectory, .failure,
                    Phrase(
                        "看不到 \(directoryPath)", "看不到 \(directoryPath)", "\(directoryPath) cannot be looked at"),
                    advice: Phrase(
                        "`ls -ld \(directoryPath)` 可查", "`ls -ld \(directoryPath)` 可查", "see `ls -ld \(directoryPath)`")
                )
            ]
        }
        return [disk(directory), access(to: directory)]
    }

    private func disk(_ directory: DirectoryStanding) -> Finding {
        let (free, ledger) = (bytesText(directory.freeBytes), bytesText(ledgerSize))
        let verdict: Finding.Verdict =
            directory.freeBytes < Self.leastFree
            ? .failure : directory.freeBytes < max(Self.littleFree, 2 * ledgerSize) ? .warning : .ok
        return Finding(
            .disk, verdict,
            Phrase(
                "\(directoryPath) 尚餘 \(free)，台賬 \(ledger)", "\(directoryPath) 尚余 \(free)，台账 \(ledger)",
                "\(directoryPath) has \(free) free; the ledger has \(ledger)"),
            advice: verdict == .ok
                ? nil
                : Phrase(
                    "請騰出空間：磁盤寫滿後，什麼都無法決定", "请腾出空间：磁盘写满后，什么都无法决定",
                    "make room: on a full disk nothing can be decided"))
    }

    private func access(to directory: DirectoryStanding) -> Finding {
        guard directory.owner == user else {
            let (owner, own) = (userWords(directory.owner), userWords(user))
            return Finding(
                .stateDirectory, directory.isWritable ? .warning : .failure,
                Phrase(
                    "\(directoryPath) 屬 \(owner)，而 duband 以 \(own) 運行",
                    "\(directoryPath) 属 \(owner)，而 duband 以 \(own) 运行",
                    "\(directoryPath) is the directory of \(owner), and duband runs as \(own)"),
                advice: Phrase(
                    "`chown -R \(user): \(directoryPath)`", "`chown -R \(user): \(directoryPath)`",
                    "`chown -R \(user): \(directoryPath)`"))
        }
        guard directory.isWritable else {
            return Finding(
                .stateDirectory, .failure,
                Phrase(
                    "\(directoryPath) 不可寫", "\(directoryPath) 不可写", "\(directoryPath) cannot be written to"),
                advice: Phrase(
                    "`systemctl cat duband.service` 應有 StateDirectory=duban；`mount` 可查是否只讀",
                    "`systemctl cat duband.service` 应有 StateDirectory=duban；`mount` 可查是否只读",
                    "`systemctl cat duband.service` should have StateDirectory=duban; `mount` tells whether it is read-only"
                ))
        }
        guard directory.mode & 0o077 == 0 else {
            let mode = String(directory.mode, radix: 8)
            return Finding(
                .stateDirectory, .warning,
                Phrase(
                    "\(directoryPath)（\(mode)）不只 duband 能進入", "\(directoryPath)（\(mode)）不只 duband 能进入",
                    "\(directoryPath) (\(mode)) is open to others than duband"),
                advice: Phrase(
                    "`chmod 700 \(directoryPath)`", "`chmod 700 \(directoryPath)`", "`chmod 700 \(directoryPath)`"))
        }
        return Finding(
            .stateDirectory, .ok,
            Phrase(
                "\(directoryPath) 只有 duband 能進入", "\(directoryPath) 只有 duband 能进入",
                "\(directoryPath) is open to duband alone"))
    }
}

/// `1.4 GiB`: a count of bytes, with one decimal.
func bytesText(_ bytes: Int64) -> String {
    let units = ["KiB", "MiB", "GiB", "TiB"]
    var (tenths, unit) = (bytes * 10 / 1024, 0)
    while tenths >= 10_240, unit < units.count - 1 {
        tenths /= 1024
        unit += 1
    }
    return "\(tenths / 10).\(tenths % 10) \(units[unit])"
}
