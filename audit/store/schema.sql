-- The case file. The tables of submissions are made from data/tables.json beside these: for every contract table T
-- that is not a series a table T_rows(id, source, row, <columns>) without any constraint on submitted columns, and a
-- view T of the rows whose file is in force, with outlets as the permit calls them. This is format 1; schema_2.sql holds what format 2 adds, and so on.

-- Small settings of the case: key -> text.
CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Submitted files as handed in. superseded: a later version of the same name took its place.
CREATE TABLE files(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,              -- path inside the submission
    sha256 TEXT NOT NULL,            -- of the original bytes
    size INTEGER NOT NULL,
    imported_at TEXT NOT NULL,       -- UTC
    version INTEGER NOT NULL DEFAULT 1,
    superseded INTEGER NOT NULL DEFAULT 0,
    attachment INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX files_by_name ON files(name);

-- The original bytes, zstd frames of 1 MiB each in order of piece.
CREATE TABLE file_pieces(file INTEGER NOT NULL, piece INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY(file, piece)) WITHOUT ROWID;

-- Recognised tables: one row per sheet or file that holds one. table_id is empty when it fits no table.
CREATE TABLE sources(
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL REFERENCES files(id),
    sheet TEXT,
    table_id TEXT NOT NULL,
    header_row INTEGER NOT NULL DEFAULT 0,
    columns TEXT NOT NULL DEFAULT '[]',      -- JSON: [[contract column, header as submitted, column number], ...]
    rows INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0,
    flags_of_reports INTEGER NOT NULL DEFAULT 0  -- the file uses St, Sd or Md: its B is 闷炉, not communication
);
CREATE INDEX sources_by_file ON sources(file);

-- What could not be read as it should, and notes (note = 1) on what was read in a way worth knowing.
CREATE TABLE problems(
    id INTEGER PRIMARY KEY,
    file INTEGER NOT NULL REFERENCES files(id),
    source INTEGER,
    sheet TEXT,
    row INTEGER NOT NULL DEFAULT 0,
    column_header TEXT NOT NULL DEFAULT '',
    found TEXT NOT NULL DEFAULT '',
    expected_zh TEXT NOT NULL,
    expected_en TEXT NOT NULL,
    rejected INTEGER NOT NULL DEFAULT 0,
    note INTEGER NOT NULL DEFAULT 0
);

-- Automatic monitoring data. interval and statistic are the numbers of model/series.h.
CREATE TABLE series(
    id INTEGER PRIMARY KEY,
    outlet TEXT NOT NULL,
    item TEXT NOT NULL,
    interval INTEGER NOT NULL,
    statistic INTEGER NOT NULL,
    unit TEXT NOT NULL,
    UNIQUE(outlet, item, interval, statistic)
);

-- The submitted headers of a series in one source, for evidence.
CREATE TABLE series_columns(
    series INTEGER NOT NULL, source INTEGER NOT NULL,
    measured TEXT NOT NULL, converted TEXT NOT NULL, flag TEXT NOT NULL,
    PRIMARY KEY(series, source)
) WITHOUT ROWID;

-- One block: at most a month of one series from one source, planes packed (audit/store/plane.h).
CREATE TABLE series_blocks(
    id INTEGER PRIMARY KEY,
    series INTEGER NOT NULL,
    source INTEGER NOT NULL,
    start INTEGER NOT NULL,          -- seconds of the earliest value
    finish INTEGER NOT NULL,         -- seconds of the latest value
    step INTEGER NOT NULL,           -- seconds, the most frequent distance of two records; 0: there is one only
    count INTEGER NOT NULL,
    decimals INTEGER NOT NULL,       -- measured and converted are scaled by 10^decimals
    measured BLOB, converted BLOB,   -- NULL: no value at all
    flags BLOB NOT NULL, rows BLOB NOT NULL,
    times BLOB,                      -- NULL: start + i * step
    written_decimals BLOB            -- NULL: every value was written with that many decimals
);
CREATE INDEX series_blocks_by_series ON series_blocks(series, start);

-- HJ 212 packets that are not whole: wrong CRC or length, missing parts, resends with other values, a wrong clock.
CREATE TABLE packet_faults(
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, row INTEGER NOT NULL,
    outlet TEXT NOT NULL DEFAULT '', time INTEGER, fault TEXT NOT NULL, found TEXT NOT NULL, expected TEXT NOT NULL
);

-- Audit runs; the newest is the case's state, older ones stay for comparison.
CREATE TABLE runs(
    id INTEGER PRIMARY KEY,
    period_from INTEGER NOT NULL, period_to INTEGER NOT NULL,
    program_version TEXT NOT NULL, catalogue_version TEXT NOT NULL,
    parameters TEXT NOT NULL         -- JSON of every override in force
);
CREATE TABLE run_checks(
    run INTEGER NOT NULL, ordinal INTEGER NOT NULL, check_id TEXT NOT NULL, status INTEGER NOT NULL,
    records INTEGER NOT NULL, findings INTEGER NOT NULL, reason_zh TEXT NOT NULL, reason_en TEXT NOT NULL,
    PRIMARY KEY(run, ordinal)
) WITHOUT ROWID;
CREATE TABLE findings(
    run INTEGER NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL, check_id TEXT NOT NULL, severity INTEGER NOT NULL,
    outlet TEXT, pollutant TEXT, facility TEXT, treatment TEXT, material TEXT, waste_code TEXT, manifest TEXT, report TEXT,
    starts INTEGER, ends INTEGER, records INTEGER NOT NULL,
    measured TEXT, limit_text TEXT, unit TEXT, times TEXT,
    details TEXT NOT NULL,           -- JSON: values, message, verify, basis
    PRIMARY KEY(run, ordinal)
) WITHOUT ROWID;
CREATE INDEX findings_by_id ON findings(id);
CREATE TABLE finding_evidence(
    run INTEGER NOT NULL, finding INTEGER NOT NULL, ordinal INTEGER NOT NULL,
    source INTEGER NOT NULL, row INTEGER NOT NULL, column_header TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY(run, finding, ordinal)
) WITHOUT ROWID;

-- What people did and what the program did, each event chained to the one before: hash = SHA-256 over the previous
-- hash and the fields of this row.
CREATE TABLE trail(
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,                -- UTC
    author TEXT NOT NULL,
    program_version TEXT NOT NULL,
    event TEXT NOT NULL,
    detail TEXT NOT NULL,            -- JSON
    hash TEXT NOT NULL
);
