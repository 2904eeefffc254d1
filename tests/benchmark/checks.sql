-- SPDX-License-Identifier: Apache-2.0
-- Four checks as an auditor would write them in SQL over the table hours. One line a finding:
-- check|outlet|item|severity|starts|records.
.mode list
.separator | "\n"
CREATE TABLE limits (outlet TEXT, item TEXT, hourly INTEGER, daily INTEGER, PRIMARY KEY (outlet, item)) WITHOUT ROWID;
INSERT INTO limits SELECT outlet, item, CAST(hourly AS INTEGER), CAST(daily AS INTEGER) FROM submitted_limits;

-- The outlet stands still when half of its items say so, or its flow is zero.
CREATE TABLE stopped (outlet TEXT, hour INTEGER, PRIMARY KEY (outlet, hour)) WITHOUT ROWID;
INSERT INTO stopped
SELECT outlet, hour FROM hours GROUP BY outlet, hour
HAVING (sum(flag = 'F') > 0 AND 2 * sum(flag = 'F') >= count(*))
    OR max(item = '烟气流量' AND flag = 'N' AND value = 0);

CREATE TABLE points (outlet TEXT, item TEXT, hour INTEGER, value INTEGER,
                     PRIMARY KEY (outlet, item, hour)) WITHOUT ROWID;
INSERT INTO points
SELECT outlet, item, hour, value FROM hours LEFT JOIN stopped USING (outlet, hour)
WHERE flag = 'N' AND stopped.hour IS NULL;

-- Tables with keys, for the planner would scan subqueries again for each row.
CREATE TABLE quarters (hour INTEGER PRIMARY KEY, quarter INTEGER);
INSERT INTO quarters
WITH RECURSIVE period AS (SELECT min(hour) / 24 * 24 AS first, (max(hour) / 24 + 1) * 24 AS end FROM hours),
calendar(hour) AS (SELECT first FROM period UNION ALL SELECT hour + 1 FROM calendar, period WHERE hour + 1 < end)
SELECT hour, (strftime('%m', 3600 * hour, 'unixepoch') + 2) / 3 + 4 * strftime('%Y', 3600 * hour, 'unixepoch')
FROM calendar;

CREATE TABLE operating (outlet TEXT, quarter INTEGER, first INTEGER, hours INTEGER, PRIMARY KEY (outlet, quarter));
INSERT INTO operating
SELECT outlet, quarter, min(q.hour), count(*) - count(stopped.hour)
FROM (SELECT DISTINCT outlet FROM plan WHERE mode = '自动') CROSS JOIN quarters AS q
LEFT JOIN stopped USING (outlet, hour)
GROUP BY outlet, quarter;

CREATE TABLE valid (outlet TEXT, item TEXT, quarter INTEGER, hours INTEGER, PRIMARY KEY (outlet, item, quarter));
INSERT INTO valid
SELECT outlet, item, quarter, count(*) FROM points CROSS JOIN quarters USING (hour) GROUP BY 1, 2, 3;

CREATE TABLE runs (outlet TEXT, item TEXT, first INTEGER, last INTEGER, records INTEGER);
INSERT INTO runs
WITH marked AS (
  SELECT *, coalesce(value <> lag(value) OVER same OR hour - lag(hour) OVER same > 2, 1) AS is_first
  FROM points WHERE value <> 0 AND item <> '生产负荷'
  WINDOW same AS (PARTITION BY outlet, item ORDER BY hour)),
numbered AS (SELECT *, sum(is_first) OVER (PARTITION BY outlet, item ORDER BY hour) AS stretch FROM marked)
SELECT outlet, item, min(hour), max(hour), count(*)
FROM numbered GROUP BY outlet, item, stretch HAVING count(*) >= 6;

CREATE TEMP VIEW findings AS
-- hourly_limit_exceeded: over is what is over when rounded half to even to the limit's decimals (none).
WITH beyond AS (
  SELECT p.outlet, p.item, p.hour, 2 * p.value + hourly % 2 > (2 * hourly + 1) * scale AS is_over
  FROM limits JOIN items USING (item) JOIN points AS p USING (outlet, item)
  WHERE p.value > hourly * scale),
marked AS (
  SELECT *, coalesce(hour - lag(hour) OVER same > 2, 1) AS is_first FROM beyond
  WINDOW same AS (PARTITION BY outlet, item, is_over ORDER BY hour)),
numbered AS (
  SELECT *, sum(is_first) OVER (PARTITION BY outlet, item, is_over ORDER BY hour) AS stretch FROM marked)
SELECT 'hourly_limit_exceeded' AS name, outlet, item, iif(is_over, 'violation', 'notice') AS severity,
       min(hour) AS hour, count(*) AS records
FROM numbered GROUP BY outlet, item, is_over, stretch
UNION ALL
SELECT * FROM (
  WITH days AS (
    SELECT p.outlet, p.item, p.hour / 24 AS day, sum(p.value) AS total, count(*) AS n, daily, scale
    FROM limits JOIN items USING (item) JOIN points AS p USING (outlet, item)
    GROUP BY p.outlet, p.item, p.hour / 24 HAVING count(*) >= 20),
  beyond AS (
    SELECT *, 2 * total + daily % 2 > (2 * daily + 1) * scale * n AS is_over FROM days WHERE total > daily * scale * n),
  numbered AS (
    SELECT *, day - row_number() OVER (PARTITION BY outlet, item, is_over ORDER BY day) AS stretch FROM beyond)
  SELECT 'daily_limit_exceeded', outlet, item, iif(is_over, 'violation', 'notice'), 24 * min(day), count(*)
  FROM numbered GROUP BY outlet, item, is_over, stretch)
UNION ALL
SELECT 'availability_low', outlet, plan.item, 'violation', operating.first,
       operating.hours - coalesce(valid.hours, 0)
FROM plan JOIN operating USING (outlet) LEFT JOIN valid USING (outlet, item, quarter)
WHERE mode = '自动' AND operating.hours >= 168 AND 100 * coalesce(valid.hours, 0) < 75 * operating.hours
UNION ALL
SELECT 'flatline', outlet, item, 'suspicion', first, records FROM runs
WHERE EXISTS (SELECT 1 FROM items AS i CROSS JOIN hours AS o
              WHERE i.item <> runs.item AND o.outlet = runs.outlet AND o.item = i.item AND o.flag = 'N'
                AND o.hour BETWEEN runs.first AND runs.last
              GROUP BY i.item HAVING min(o.value) < max(o.value));

SELECT name, outlet, item, severity, strftime('%Y-%m-%dT%H:%M', 3600 * hour, 'unixepoch'), records FROM findings;
