-- SPDX-License-Identifier: Apache-2.0
-- For the sqlite3 command line, in the submission's folder: loads the permit's terms and the minutes, and computes the
-- hours: the mean of at least 45 valid minutes with two decimals more, half to even; else why most were not valid.
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
.import --skip 1 auto_minute.csv submitted
CREATE TABLE items (item TEXT PRIMARY KEY, scale INTEGER) WITHOUT ROWID;
INSERT INTO items VALUES ('二氧化硫', 100), ('氮氧化物', 10), ('颗粒物', 1000), ('一氧化碳', 100), ('含氧量', 100),
                         ('烟气温度', 10), ('烟气流量', 1), ('生产负荷', 10);
CREATE TABLE hours (outlet TEXT, item TEXT, hour INTEGER, flag TEXT, value INTEGER,
                    PRIMARY KEY (outlet, item, hour)) WITHOUT ROWID;
INSERT INTO hours
WITH counted AS (
  SELECT outlet, item, substr(time, 1, 13) AS hour, sum(flag = 'N') AS n, sum(flag = 'F') AS f, sum(flag = 'C') AS c,
         sum(flag = 'M') AS m, sum(flag = 'D') AS d,
         100 * sum(CASE WHEN flag = 'N' THEN CAST(round(measured * scale) AS INTEGER) ELSE 0 END) AS total
  FROM submitted JOIN items USING (item)
  GROUP BY 1, 2, 3)
SELECT outlet, item, unixepoch(hour || ':00') / 3600,
       CASE WHEN n >= 45 THEN 'N'
            WHEN f > 0 AND f >= max(c, m, d) THEN 'F'
            WHEN c > 0 AND c >= max(m, d) THEN 'C'
            WHEN m > 0 AND m >= d THEN 'M'
            WHEN d > 0 THEN 'D' ELSE 'Md' END,
       CASE WHEN n >= 45
            THEN total / n + (2 * (total % n) > n OR (2 * (total % n) = n AND total / n % 2 = 1)) END
FROM counted
ORDER BY 1, 2, 3;
UPDATE items SET scale = 100 * scale;
