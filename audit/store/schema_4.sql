-- What format 4 of the case file adds: visits on site, what was answered there, and orders to put things right.

-- A visit (现场检查). key is the name people give it; its head may be completed until it is signed, the trail keeps each
-- change. Times are seconds of model/time.h.
CREATE TABLE visits(
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, at TEXT NOT NULL, author TEXT NOT NULL,
    started INTEGER, ended INTEGER,
    place TEXT NOT NULL DEFAULT '', weather TEXT NOT NULL DEFAULT '',
    task TEXT NOT NULL DEFAULT '', origin TEXT NOT NULL DEFAULT '', authority TEXT NOT NULL DEFAULT '',
    certificates_shown INTEGER NOT NULL DEFAULT 0,  -- and the party was told so
    rights_told INTEGER NOT NULL DEFAULT 0,         -- recusal (回避) and the duty to cooperate
    situation TEXT NOT NULL DEFAULT '', samples TEXT NOT NULL DEFAULT '',
    statement TEXT NOT NULL DEFAULT '',             -- of the party
    absence TEXT NOT NULL DEFAULT ''                -- that nobody of the party was there, or refused
);
-- Who took part: inspector, recorder, party, witness.
CREATE TABLE visit_people(
    visit INTEGER NOT NULL REFERENCES visits(id), role TEXT NOT NULL, ordinal INTEGER NOT NULL,
    name TEXT NOT NULL, certificate TEXT NOT NULL, duty TEXT NOT NULL, identity TEXT NOT NULL, phone TEXT NOT NULL,
    PRIMARY KEY(visit, role, ordinal)
) WITHOUT ROWID;
-- Answers to items of the checklist, one event each, never changed; the last one of an item counts. What the item said
-- then is kept with it. result: none_found, problem, not_applicable.
CREATE TABLE visit_answers(
    id INTEGER PRIMARY KEY, visit INTEGER NOT NULL REFERENCES visits(id), at TEXT NOT NULL, author TEXT NOT NULL,
    item TEXT NOT NULL, area TEXT NOT NULL, title TEXT NOT NULL, point TEXT NOT NULL,
    result TEXT NOT NULL, note TEXT NOT NULL, measured TEXT NOT NULL, unit TEXT NOT NULL
);
CREATE INDEX visit_answers_by_item ON visit_answers(visit, item);
-- Pictures of visits as they were taken in, each once.
CREATE TABLE visit_files(
    id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, media TEXT NOT NULL, data BLOB NOT NULL
);
CREATE TABLE visit_photos(
    visit INTEGER NOT NULL REFERENCES visits(id), number INTEGER NOT NULL, at TEXT NOT NULL, author TEXT NOT NULL,
    file INTEGER NOT NULL REFERENCES visit_files(id), name TEXT NOT NULL,
    item TEXT NOT NULL, taken INTEGER, place TEXT NOT NULL, caption TEXT NOT NULL,
    PRIMARY KEY(visit, number)
) WITHOUT ROWID;
-- Who signed, with what the pen drew; file is NULL where a person refused, and note says so. The last one of a role and
-- name counts.
CREATE TABLE visit_signatures(
    id INTEGER PRIMARY KEY, visit INTEGER NOT NULL REFERENCES visits(id), at TEXT NOT NULL, author TEXT NOT NULL,
    role TEXT NOT NULL, name TEXT NOT NULL, signed INTEGER, file INTEGER REFERENCES visit_files(id), note TEXT NOT NULL
);

-- Orders to put things right (责令改正). An item is about a finding, about an answer of a visit, or about neither.
CREATE TABLE orders(
    id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, at TEXT NOT NULL, author TEXT NOT NULL, visit TEXT NOT NULL,
    authority TEXT NOT NULL, issued_on INTEGER, contact TEXT NOT NULL
);
CREATE TABLE order_items(
    order_id INTEGER NOT NULL REFERENCES orders(id), ordinal INTEGER NOT NULL,
    finding TEXT NOT NULL, answer TEXT NOT NULL, problem TEXT NOT NULL, requirement TEXT NOT NULL,
    basis TEXT NOT NULL, responsible TEXT NOT NULL, due_on INTEGER,
    done_on INTEGER, done TEXT NOT NULL, checked_on INTEGER, checked TEXT NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY(order_id, ordinal)
) WITHOUT ROWID;
