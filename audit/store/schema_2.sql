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

-- What the program read as something else than it was written, by itself: one row per source, column and text. kind is
-- a word of audit/store/changes.h. Those of outlets are resolved against the permit after every import; the views read
-- them from here, the rows keep the text. The others are done while reading, and T_rows.c_written keeps the text.
CREATE TABLE changes(
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources(id),
    column_header TEXT NOT NULL,
    row INTEGER NOT NULL,            -- the first one
    cells INTEGER NOT NULL,          -- how many; 0: every cell with this text
    kind TEXT NOT NULL, written TEXT NOT NULL, meant TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX changes_by_source ON changes(source, kind, written);
CREATE INDEX changes_by_meaning ON changes(kind, meant);
-- The change that a problem is about: an alias that fits several outlets.
ALTER TABLE problems ADD COLUMN change INTEGER;
-- What a person undid, by the name of the file, so that it stays undone when the file is handed in again.
CREATE TABLE kept_as_written(
    file_name TEXT NOT NULL, kind TEXT NOT NULL, written TEXT NOT NULL, PRIMARY KEY(file_name, kind, written)
) WITHOUT ROWID;

-- Mappings that people made of headers which fit no table: JSON as audit/import/MAPPINGS.md tells.
CREATE TABLE mappings(header TEXT PRIMARY KEY, mapping TEXT NOT NULL) WITHOUT ROWID;
-- The header of the mapping that said what a source is, if one did.
ALTER TABLE sources ADD COLUMN mapping TEXT NOT NULL DEFAULT '';
