-- SPDX-License-Identifier: Apache-2.0
-- For the sqlite3 command line, in the submission's folder: loads the permit's terms and the hours. Durability is off
-- and memory is plenty, for speed; values become integers of their last decimal, as comparing to a limit needs.
.mode csv
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -1000000;
CREATE TABLE submitted_limits (outlet TEXT, item TEXT, hourly TEXT, daily TEXT, cap TEXT);
CREATE TABLE plan (medium TEXT, outlet TEXT, item TEXT, mode TEXT, online TEXT);
CREATE TABLE events (outlet TEXT, starts TEXT, ends TEXT, condition TEXT, cause TEXT, item TEXT);
CREATE TABLE admitted (outlet TEXT, item TEXT, starts TEXT, ends TEXT);
CREATE TABLE submitted (outlet TEXT, time TEXT, item TEXT, measured REAL, unit TEXT, flag TEXT);
.import --skip 1 limits.csv submitted_limits
.import --skip 1 monitoring_plan.csv plan
.import --skip 1 abnormal_log.csv events
.import --skip 1 report_exceedances.csv admitted
.import --skip 1 auto_hourly.csv submitted
CREATE TABLE items (item TEXT PRIMARY KEY, scale INTEGER) WITHOUT ROWID;
INSERT INTO items VALUES ('二氧化硫', 100), ('氮氧化物', 10), ('颗粒物', 1000), ('一氧化碳', 100), ('含氧量', 100),
                         ('烟气温度', 10), ('烟气流量', 1), ('生产负荷', 10);
CREATE TABLE hours (outlet TEXT, item TEXT, hour INTEGER, flag TEXT, value INTEGER,
                    PRIMARY KEY (outlet, item, hour)) WITHOUT ROWID;
INSERT INTO hours
SELECT outlet, item, unixepoch(time) / 3600, flag, CAST(round(measured * scale) AS INTEGER)
FROM submitted JOIN items USING (item)
ORDER BY 1, 2, 3;
