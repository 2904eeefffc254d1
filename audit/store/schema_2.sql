-- What format 2 of the case file adds to schema.sql: a new case gets both, an older one is migrated by this file.

-- What a run concluded about its own findings (audit/findings/appraisal.h). Runs of format 1 have none of it.
CREATE TABLE appraisals(
    run INTEGER PRIMARY KEY,
    tests INTEGER NOT NULL           -- statistical tests made, for the control of false discoveries
);
CREATE TABLE root_causes(
    run INTEGER NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL, rule TEXT NOT NULL,
    title_zh TEXT NOT NULL, title_en TEXT NOT NULL, why_zh TEXT NOT NULL, why_en TEXT NOT NULL,
    starts INTEGER, ends INTEGER,
    findings TEXT NOT NULL,          -- JSON: ids of findings
    checks TEXT NOT NULL,            -- JSON: ids of checks that could not run for the same reason
    PRIMARY KEY(run, ordinal)
) WITHOUT ROWID;
-- How an alarm ended: explained (by the row named), document (the plant owes one), visit (go and see).
CREATE TABLE triage(
    run INTEGER NOT NULL, finding TEXT NOT NULL, verdict TEXT NOT NULL, reason_zh TEXT NOT NULL, reason_en TEXT NOT NULL,
    source INTEGER, row INTEGER, column_header TEXT, value TEXT,
    PRIMARY KEY(run, finding)
) WITHOUT ROWID;
-- The matrix checks x outlets; an empty outlet stands for the whole plant.
CREATE TABLE coverage(
    run INTEGER NOT NULL, ordinal INTEGER NOT NULL, check_id TEXT NOT NULL, outlet TEXT NOT NULL, state TEXT NOT NULL,
    findings INTEGER NOT NULL, severity INTEGER NOT NULL, reason_zh TEXT NOT NULL, reason_en TEXT NOT NULL,
    PRIMARY KEY(run, ordinal)
) WITHOUT ROWID;

-- What people decided about findings, one event each, never changed; the last one of a finding counts. undoes: the
-- event that this one takes back. fingerprint: of the finding when it was decided (audit/findings/fingerprint.h).
CREATE TABLE dispositions(
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, run INTEGER NOT NULL, finding TEXT NOT NULL,
    state TEXT NOT NULL, reason TEXT NOT NULL, note TEXT NOT NULL, fingerprint TEXT NOT NULL, undoes INTEGER
);
CREATE INDEX dispositions_by_finding ON dispositions(finding);
-- Findings that are not to be counted: by check, subject and period, for a reason, up to a day (inclusive). Never
-- removed; a revocation ends one.
CREATE TABLE suppressions(
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, run INTEGER NOT NULL,
    check_id TEXT NOT NULL, outlet TEXT NOT NULL, pollutant TEXT NOT NULL, period_from INTEGER, period_to INTEGER,
    reason TEXT NOT NULL, note TEXT NOT NULL, until INTEGER
);
-- The findings its author saw in the scope, as they were then; another or a changed one is not suppressed.
CREATE TABLE suppressed_findings(
    suppression INTEGER NOT NULL, finding TEXT NOT NULL, fingerprint TEXT NOT NULL, PRIMARY KEY(suppression, finding)
) WITHOUT ROWID;
CREATE TABLE revocations(
    suppression INTEGER PRIMARY KEY, at TEXT NOT NULL, author TEXT NOT NULL, note TEXT NOT NULL
);
