import DubanCalendar
import DubanControl
import DubanCore

extension HealthFacts {
    typealias Finding = StatusMessages.Finding

    /// What was looked at, and how it was found; each with what to do, where there is something.
    var findings: [Finding] {
        missingAccounts.map(\.finding) + campaignFindings + peopleFindings + calendarFindings + pluginFindings
            + channels.map(finding) + [courierFinding] + storageFindings
    }

    // MARK: People

    private var peopleFindings: [Finding] {
        let findings = [officeFinding, unreachableFinding].compactMap(\.self) + unknownChannelFindings
        if !findings.isEmpty { return findings }
        return [Finding(.people, .ok, Phrase("人人均可送達", "人人均可送达", "everybody can be reached"))]
    }

    private var officeFinding: Finding? {
        if hasOffice { return nil }
        return Finding(
            .people, .failure,
            Phrase(
                "督查室「\(supervisionOffice)」不在名冊中，無法決定任何提醒", "督查室“\(supervisionOffice)”不在名册中，无法决定任何提醒",
                "「\(supervisionOffice)」, the supervision office, is not among the people, and nothing can be decided"),
            advice: Phrase(
                "請導入有此人的名冊：`dubanctl import people.csv`", "请导入有此人的名册：`dubanctl import people.csv`",
                "import a people file that has it: `dubanctl import people.csv`"))
    }

    private var unreachableFinding: Finding? {
        if unreachable.isEmpty { return nil }
        let named = unreachable.prefix(5).map(\.description)
        let more = unreachable.count - named.count
        let count = more > 0 ? " 等 \(unreachable.count) 人" : ""
        return Finding(
            .people, .warning,
            Phrase(
                named.joined(separator: "、") + count + " 無法送達，改為提醒其上級",
                named.joined(separator: "、") + count + " 无法送达，改为提醒其上级",
                named.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
                    + " cannot be reached, and whoever stands above them is told instead"),
            advice: Phrase(
                "請更正其地址：`dubanctl person edit`", "请更正其地址：`dubanctl person edit`",
                "correct the address by `dubanctl person edit`"))
    }

    private var unknownChannelFindings: [Finding] {
        peopleOfUnknownChannels.sorted { $0.key < $1.key }.map { channel, count in
            Finding(
                .people, .warning,
                Phrase(
                    "名冊中 \(count) 人的渠道是 \(channel)，設置中沒有這個渠道，改用 \(houseChannel)",
                    "名册中 \(count) 人的渠道是 \(channel)，设置中没有这个渠道，改用 \(houseChannel)",
                    "\(counted(count, "person", "people")) of the people file should be told by \(channel), a channel that the "
                        + "settings do not have, and told by \(houseChannel) instead"),
                advice: Phrase(
                    "請改人員的渠道：`dubanctl person edit`；或在設置中補上該渠道，再 `dubanctl config reload`",
                    "请改人员的渠道：`dubanctl person edit`；或在设置中补上该渠道，再 `dubanctl config reload`",
                    "change theirs by `dubanctl person edit`, or put the channel into the settings, then `dubanctl config "
                        + "reload`"))
        }
    }

    // MARK: Calendar

    private var calendarFindings: [Finding] {
        [yearsFinding, feedFinding].compactMap(\.self)
    }

    private var feedFinding: Finding? {
        calendarsFailure.map { why in
            Finding(
                .calendar, .warning,
                Phrase("個人日曆未能寫入：\(why)", "个人日历未能写入：\(why)", "people's calendars could not be written: \(why)"),
                advice: Phrase(
                    "改正後會自行補寫", "改正后会自行补写", "once that is mended, they are written by themselves"))
        }
    }

    /// The State Council announces a year's days off at the end of the year before.
    private var yearsFinding: Finding? {
        guard let today = campaigns.map(\.today).max() else { return nil }
        let isLastMonth = today.month == 12 && campaigns.contains { $0.lastDay.year > today.year }
        let missing = [today.year, isLastMonth ? today.year + 1 : today.year].first { !announcedYears.contains($0) }
        guard let missing else {
            let last = announcedYears.last ?? today.year
            return Finding(
                .calendar, .ok,
                Phrase("放假安排齊備至 \(last) 年", "放假安排齐备至 \(last) 年", "the days off are there up to \(last)"))
        }
        return Finding(
            .calendar, missing == today.year ? .failure : .warning,
            Phrase(
                "日曆中沒有 \(missing) 年的放假安排，只按週一至週五計算",
                "日历中没有 \(missing) 年的放假安排，只按周一至周五计算",
                "the days off of \(missing) are not in the calendar, which counts Monday to Friday there"),
            advice: Phrase(
                "國務院辦公廳公佈後，`dubanctl calendar import 文件` 可導入",
                "国务院办公厅公布后，`dubanctl calendar import 文件` 可导入",
                "`dubanctl calendar import FILE` brings them in, once they are announced"))
    }
}
