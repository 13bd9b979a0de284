package import DubanCore
package import DubanStore
import GRDB

extension SQLiteStore {
    package func line(of task: LedgerTask) throws -> FollowUpLine {
        try queue.read { db in
            let parentOf = try db.cachedStatement(sql: "SELECT parent FROM task WHERE campaign = ? AND code = ?")
            var root = task.code
            var generation = 0
            // Each step takes a part off the code, so that even parents in a circle come to an end.
            while let parent = try String.fetchOne(parentOf, arguments: [task.campaign, root]),
                root.hasPrefix(parent + "/")
            {
                root = parent
                generation += 1
            }
            // Of ASCII, 0 is what comes after the slash. An office's own numbers may begin so too.
            let followUps = try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM task
                    WHERE campaign = ?1 AND code > ?2 || '/' AND code < ?2 || '0'
                        AND substr(code, 1, length(parent) + 1) = parent || '/'
                    """,
                arguments: [task.campaign, root])
            return FollowUpLine(root: root, generation: generation, followUps: followUps ?? 0)
        }
    }
}
