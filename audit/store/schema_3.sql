-- What format 3 of the case file changes: a new case gets it after schema_2.sql, an older one is migrated by this file.

-- What findings have in common, kept once: what to verify on site, and the norms as they were worded then.
CREATE TABLE finding_grounds(
    id INTEGER PRIMARY KEY, verify_zh TEXT NOT NULL, verify_en TEXT NOT NULL,
    basis TEXT NOT NULL,             -- JSON: norms
    UNIQUE(verify_zh, verify_en, basis)
);
INSERT INTO finding_grounds(verify_zh, verify_en, basis)
SELECT DISTINCT json_extract(details, '$.verify.zh'), json_extract(details, '$.verify.en'),
    json_extract(details, '$.basis') FROM findings;

CREATE TABLE findings_3(
    run INTEGER NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL, check_id TEXT NOT NULL, severity INTEGER NOT NULL,
    outlet TEXT, pollutant TEXT, facility TEXT, treatment TEXT, material TEXT, waste_code TEXT, manifest TEXT, report TEXT,
    starts INTEGER, ends INTEGER, records INTEGER NOT NULL,
    measured TEXT, limit_text TEXT, unit TEXT, times TEXT,
    message_zh TEXT NOT NULL, message_en TEXT NOT NULL,
    facts TEXT NOT NULL,             -- JSON: what the message names, by name
    grounds INTEGER NOT NULL REFERENCES finding_grounds(id),
    PRIMARY KEY(run, ordinal)
) WITHOUT ROWID;
INSERT INTO findings_3
SELECT run, ordinal, id, check_id, severity, outlet, pollutant, facility, treatment, material, waste_code, manifest,
    report, starts, ends, records, measured, limit_text, unit, times, json_extract(details, '$.message.zh'),
    json_extract(details, '$.message.en'), json_extract(details, '$.values'),
    (SELECT g.id FROM finding_grounds g WHERE g.verify_zh = json_extract(details, '$.verify.zh') AND
        g.verify_en = json_extract(details, '$.verify.en') AND g.basis = json_extract(details, '$.basis'))
FROM findings;
DROP TABLE findings;
ALTER TABLE findings_3 RENAME TO findings;
CREATE INDEX findings_by_id ON findings(id);
