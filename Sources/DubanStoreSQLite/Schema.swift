import GRDB

/// The tables, as a list of steps that are never edited: a change of the schema is a new step.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1: ledger, days, outbox, record") { db in
            try db.execute(sql: first)
        }
        migrator.registerMigration("2: recused units, parked tasks") { db in
            try db.execute(sql: second)
        }
        migrator.registerMigration("3: what an envelope holds lies beside it") { db in
            try db.execute(sql: third)
        }
        migrator.registerMigration("4: windows, channels, silences, invitations") { db in
            try db.execute(sql: fourth)
        }
        migrator.registerMigration("5: what is changed in a courier's hands") { db in
            try db.execute(sql: fifth)
        }
        migrator.registerMigration("6: tasks by their owner") { db in
            try db.execute(sql: sixth)
        }
        migrator.registerMigration("7: the words of a deadline") { db in
            try db.execute(sql: seventh)
        }
        migrator.registerMigration("8: the process of supervision, lists in other orders") { db in
            try db.execute(sql: eighth)
        }
        migrator.registerMigration("10: why somebody was told, and somebody was not") { db in
            try db.execute(sql: tenth)
        }
        migrator.registerMigration("11: what is counted is counted once, and every list has its index") { db in
            try db.execute(sql: eleventh)
        }
        migrator.registerMigration("12: by which permission something was done") { db in
            try db.execute(sql: twelfth)
        }
        return migrator
    }

    /// Days are day numbers, instants are seconds since 1970-01-01 UTC.
    private static let first = """
        CREATE TABLE person (
            id TEXT PRIMARY KEY NOT NULL,
            name TEXT NOT NULL,
            unit TEXT NOT NULL,
            role TEXT NOT NULL,
            address TEXT NOT NULL,
            superior TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
            language TEXT NOT NULL,
            absent_from INTEGER,
            absent_until INTEGER,
            deputy TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE task (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            code TEXT NOT NULL,
            title TEXT NOT NULL,
            pillar TEXT NOT NULL,
            unit TEXT NOT NULL,
            owner TEXT NOT NULL REFERENCES person (id),
            lead TEXT REFERENCES person (id),
            assigned INTEGER NOT NULL,
            deadline INTEGER NOT NULL,
            original_deadline INTEGER NOT NULL,
            slips INTEGER NOT NULL DEFAULT 0,
            state TEXT NOT NULL,
            target REAL,
            achieved REAL,
            meter_unit TEXT,
            detail TEXT,
            parent TEXT,
            light TEXT NOT NULL DEFAULT 'green',
            light_since INTEGER,
            light_reason TEXT,
            last_review INTEGER,
            next_review INTEGER,
            parked TEXT,
            UNIQUE (campaign, code)
        ) STRICT;
        CREATE INDEX task_due ON task (campaign, next_review, id) WHERE state = 'open' AND next_review IS NOT NULL;
        CREATE INDEX task_light ON task (campaign, pillar, light) WHERE state = 'open';

        CREATE TABLE day (
            campaign TEXT NOT NULL,
            day INTEGER NOT NULL,
            opened_at INTEGER,
            finished_at INTEGER,
            figures TEXT,
            PRIMARY KEY (campaign, day)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE basis (
            pillar TEXT PRIMARY KEY NOT NULL,
            digest TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE reminder (
            id TEXT PRIMARY KEY NOT NULL,
            task INTEGER NOT NULL REFERENCES task (id),
            rule TEXT NOT NULL,
            series TEXT NOT NULL,
            occurrence INTEGER NOT NULL,
            rung TEXT NOT NULL,
            recipient TEXT NOT NULL REFERENCES person (id),
            urgency TEXT NOT NULL,
            traditional TEXT NOT NULL,
            simplified TEXT NOT NULL,
            english TEXT NOT NULL,
            pillar_label TEXT NOT NULL,
            decided INTEGER NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending',
            stale INTEGER NOT NULL DEFAULT 0,
            superseded_by TEXT,
            envelope TEXT REFERENCES envelope (id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reminder_pending ON reminder (id) WHERE state = 'pending';
        CREATE INDEX reminder_task ON reminder (task);
        CREATE INDEX reminder_envelope ON reminder (envelope) WHERE envelope IS NOT NULL;

        CREATE TABLE envelope (
            id TEXT PRIMARY KEY NOT NULL,
            campaign TEXT NOT NULL,
            person TEXT NOT NULL REFERENCES person (id),
            day INTEGER NOT NULL,
            kind TEXT NOT NULL,
            content TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'queued',
            fence INTEGER NOT NULL DEFAULT 0,
            holder TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            next_attempt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX envelope_waiting ON envelope (campaign, next_attempt) WHERE state IN ('queued', 'leased', 'final-dot');
        CREATE INDEX envelope_day ON envelope (campaign, day, person);
        CREATE INDEX envelope_state ON envelope (campaign, state);

        CREATE TABLE receipt (
            envelope TEXT NOT NULL REFERENCES envelope (id),
            attempt INTEGER NOT NULL,
            at INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (envelope, attempt)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE event (
            sequence INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            day INTEGER NOT NULL,
            actor TEXT NOT NULL,
            kind TEXT NOT NULL,
            campaign TEXT NOT NULL,
            subject TEXT NOT NULL,
            body TEXT NOT NULL,
            digest BLOB NOT NULL
        ) STRICT;
        CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
            BEGIN SELECT RAISE(ABORT, 'the record is never changed'); END;
        CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
            BEGIN SELECT RAISE(ABORT, 'the record is never shortened'); END;
        """

    /// The units whose people are never told of a task are a JSON array of their names; NULL where there are none.
    private static let second = """
        ALTER TABLE task ADD COLUMN recused_units TEXT;
        CREATE INDEX task_parked ON task (campaign, pillar, id) WHERE state = 'open' AND parked IS NOT NULL;
        """

    /// A look-up in a table without row ids reads whole rows, and every reminder that is put into an envelope looks its
    /// envelope up.
    private static let third = """
        CREATE TABLE envelope_content (
            envelope TEXT PRIMARY KEY NOT NULL REFERENCES envelope (id),
            content TEXT NOT NULL
        ) STRICT;
        INSERT INTO envelope_content SELECT id, content FROM envelope;
        ALTER TABLE envelope DROP COLUMN content;
        """

    /// Hours are minutes of the day. Why somebody cannot be reached is in the words of the server that said so; NULL where
    /// nothing is known against them.
    private static let fourth = """
        ALTER TABLE person ADD COLUMN channel TEXT;
        ALTER TABLE person ADD COLUMN account TEXT;
        ALTER TABLE person ADD COLUMN opens INTEGER;
        ALTER TABLE person ADD COLUMN closes INTEGER;
        ALTER TABLE person ADD COLUMN unreachable TEXT;
        ALTER TABLE person ADD COLUMN failing_since INTEGER;

        ALTER TABLE reminder ADD COLUMN skipped TEXT;

        ALTER TABLE envelope ADD COLUMN channel TEXT NOT NULL DEFAULT '';
        ALTER TABLE envelope ADD COLUMN opens INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE envelope ADD COLUMN closes INTEGER NOT NULL DEFAULT 1440;
        ALTER TABLE envelope ADD COLUMN on_any_day INTEGER NOT NULL DEFAULT 0;
        UPDATE envelope SET channel =
            (SELECT content ->> 'channel' FROM envelope_content WHERE envelope_content.envelope = envelope.id);

        CREATE TABLE silence (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            matcher TEXT NOT NULL,
            author TEXT NOT NULL,
            reason TEXT NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            lifted_by TEXT
        ) STRICT;

        CREATE TABLE halted_channel (
            name TEXT PRIMARY KEY NOT NULL,
            halted_at INTEGER NOT NULL,
            words TEXT NOT NULL,
            probes INTEGER NOT NULL,
            next_probe INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE invitation (
            task INTEGER NOT NULL REFERENCES task (id),
            person TEXT NOT NULL REFERENCES person (id),
            sequence INTEGER NOT NULL,
            PRIMARY KEY (task, person)
        ) STRICT, WITHOUT ROWID;
        """

    /// Why an envelope is taken back as soon as no courier has it in hand; NULL for nearly all of them.
    private static let fifth = """
        ALTER TABLE envelope ADD COLUMN changed TEXT;
        """

    /// How far a task has come in the process is one JSON object; NULL for those with which nothing has been done yet, which
    /// are nearly all. The rest are what lists and a task's history are read by.
    private static let eighth = """
        ALTER TABLE task ADD COLUMN process TEXT;
        CREATE TABLE campaign_change (
            campaign TEXT PRIMARY KEY NOT NULL,
            change TEXT NOT NULL
        ) STRICT;
        CREATE TABLE sheet_number (
            campaign TEXT NOT NULL,
            year INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (campaign, year)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX event_process ON event (campaign, subject, sequence) WHERE kind GLOB 'process-*';
        CREATE INDEX task_process ON task (campaign, id) WHERE process IS NOT NULL;
        CREATE INDEX task_deadline ON task (campaign, deadline, id);
        CREATE INDEX task_light_deadline ON task (campaign, light, deadline, id);
        CREATE INDEX task_unit ON task (campaign, unit, id);
        CREATE INDEX task_load ON task (unit, light) WHERE state = 'open';
        CREATE INDEX task_person ON task (campaign, owner, id);
        """

    /// Whose deadlines a calendar shows.
    private static let sixth = """
        CREATE INDEX task_owner ON task (owner, campaign) WHERE state = 'open';
        """

    /// What the office wrote where the deadline was read from words; NULL where it wrote the day.
    private static let seventh = """
        ALTER TABLE task ADD COLUMN deadline_words TEXT;
        """

    /// By what a past day is explained.
    private static let tenth = """
        CREATE INDEX reminder_recipient ON reminder (recipient, decided);
        CREATE INDEX event_light ON event (campaign, subject, sequence) WHERE kind = 'light-changed';
        CREATE INDEX event_superseded ON event (subject, sequence) WHERE kind = 'reminder-superseded';
        """

    /// How many open tasks and how many envelopes there are, kept by triggers: a status must not count a million rows.
    /// Of the lists, what is green or open is nearly everything and is found along the way; what is not has an index.
    private static let eleventh = """
        CREATE TABLE task_tally (
            campaign TEXT NOT NULL,
            unit TEXT NOT NULL,
            pillar TEXT NOT NULL,
            light TEXT NOT NULL,
            tasks INTEGER NOT NULL,
            PRIMARY KEY (campaign, unit, pillar, light)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO task_tally
            SELECT campaign, unit, pillar, light, count(*) FROM task WHERE state = 'open' GROUP BY 1, 2, 3, 4;
        CREATE TRIGGER task_is_counted AFTER INSERT ON task WHEN new.state = 'open' BEGIN
            INSERT INTO task_tally VALUES (new.campaign, new.unit, new.pillar, new.light, 1)
                ON CONFLICT DO UPDATE SET tasks = tasks + 1;
        END;
        CREATE TRIGGER task_is_no_longer_counted AFTER UPDATE OF campaign, unit, pillar, light, state ON task
        WHEN old.state = 'open' AND (new.campaign, new.unit, new.pillar, new.light, new.state)
            IS NOT (old.campaign, old.unit, old.pillar, old.light, old.state)
        BEGIN
            UPDATE task_tally SET tasks = tasks - 1
            WHERE (campaign, unit, pillar, light) = (old.campaign, old.unit, old.pillar, old.light);
        END;
        CREATE TRIGGER task_is_counted_anew AFTER UPDATE OF campaign, unit, pillar, light, state ON task
        WHEN new.state = 'open' AND (new.campaign, new.unit, new.pillar, new.light, new.state)
            IS NOT (old.campaign, old.unit, old.pillar, old.light, old.state)
        BEGIN
            INSERT INTO task_tally VALUES (new.campaign, new.unit, new.pillar, new.light, 1)
                ON CONFLICT DO UPDATE SET tasks = tasks + 1;
        END;
        CREATE TRIGGER task_is_gone AFTER DELETE ON task WHEN old.state = 'open' BEGIN
            UPDATE task_tally SET tasks = tasks - 1
            WHERE (campaign, unit, pillar, light) = (old.campaign, old.unit, old.pillar, old.light);
        END;

        CREATE TABLE envelope_tally (
            campaign TEXT NOT NULL,
            state TEXT NOT NULL,
            envelopes INTEGER NOT NULL,
            PRIMARY KEY (campaign, state)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO envelope_tally SELECT campaign, state, count(*) FROM envelope GROUP BY 1, 2;
        CREATE TRIGGER envelope_is_counted AFTER INSERT ON envelope BEGIN
            INSERT INTO envelope_tally VALUES (new.campaign, new.state, 1)
                ON CONFLICT DO UPDATE SET envelopes = envelopes + 1;
        END;
        CREATE TRIGGER envelope_is_counted_anew AFTER UPDATE OF campaign, state ON envelope
        WHEN (new.campaign, new.state) IS NOT (old.campaign, old.state)
        BEGIN
            UPDATE envelope_tally SET envelopes = envelopes - 1 WHERE (campaign, state) = (old.campaign, old.state);
            INSERT INTO envelope_tally VALUES (new.campaign, new.state, 1)
                ON CONFLICT DO UPDATE SET envelopes = envelopes + 1;
        END;
        CREATE TRIGGER envelope_is_gone AFTER DELETE ON envelope BEGIN
            UPDATE envelope_tally SET envelopes = envelopes - 1 WHERE (campaign, state) = (old.campaign, old.state);
        END;

        DROP INDEX task_light;
        DROP INDEX task_load;
        DROP INDEX task_light_deadline;
        DROP INDEX task_owner;
        DROP INDEX task_person;
        CREATE INDEX task_owner ON task (owner, campaign, id);
        CREATE INDEX task_ledger ON task (campaign, id);
        CREATE INDEX task_pillar ON task (campaign, pillar, id);
        CREATE INDEX task_closed ON task (campaign, state, id) WHERE state <> 'open';
        CREATE INDEX task_warned ON task (campaign, light, id) WHERE light <> 'green';
        CREATE INDEX task_warned_deadline ON task (campaign, light, deadline, id) WHERE light <> 'green';
        """

    /// NULL for what our own programs do, and in what was recorded before.
    private static let twelfth = """
        ALTER TABLE event ADD COLUMN permission TEXT;
        """
}
