-- SPDX-License-Identifier: Apache-2.0
-- Nine checks as an auditor would write them in SQL over the table hours, with tables and keys wherever the planner would
-- scan or compute something again. One line a finding: check|outlet|item|severity|starts|records|value.
.mode list
.separator | "\n"
CREATE TABLE limits (outlet TEXT, item TEXT, hourly INTEGER, daily INTEGER, cap INTEGER,
                     PRIMARY KEY (outlet, item)) WITHOUT ROWID;
INSERT INTO limits
SELECT outlet, item, CAST(hourly AS INTEGER), CAST(daily AS INTEGER), CAST(cap AS INTEGER) FROM submitted_limits;

-- ---- what hours mean ------------------------------------------------------------------------------------------------
CREATE TABLE quarters (hour INTEGER PRIMARY KEY, quarter INTEGER);
INSERT INTO quarters
WITH RECURSIVE period AS (SELECT min(hour) / 24 * 24 AS first, (max(hour) / 24 + 1) * 24 AS end FROM hours),
calendar(hour) AS (SELECT first FROM period UNION ALL SELECT hour + 1 FROM calendar, period WHERE hour + 1 < end)
SELECT hour, (strftime('%m', 3600 * hour, 'unixepoch') + 2) / 3 + 4 * strftime('%Y', 3600 * hour, 'unixepoch')
FROM calendar;

CREATE TABLE event_hours (outlet TEXT, hour INTEGER, item TEXT, is_down INTEGER,
                          PRIMARY KEY (outlet, hour, item, is_down)) WITHOUT ROWID;
INSERT OR IGNORE INTO event_hours
SELECT outlet, hour, item, condition LIKE '%故障%'
FROM events CROSS JOIN quarters ON hour >= unixepoch(starts) / 3600 AND hour < unixepoch(ends) / 3600;

-- An hour in which the analyser was logged as down is not valid, whatever its flag.
UPDATE hours SET flag = 'L'
WHERE flag = 'N' AND EXISTS (SELECT 1 FROM event_hours AS e WHERE e.outlet = hours.outlet AND e.hour = hours.hour
                             AND e.item IN ('', hours.item) AND is_down);

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

CREATE TABLE operating (outlet TEXT, quarter INTEGER, first INTEGER, hours INTEGER, PRIMARY KEY (outlet, quarter));
INSERT INTO operating
SELECT outlet, quarter, min(q.hour), count(*) - count(stopped.hour)
FROM (SELECT DISTINCT outlet FROM hours) CROSS JOIN quarters AS q LEFT JOIN stopped USING (outlet, hour)
GROUP BY outlet, quarter;

CREATE TABLE findings (name TEXT, outlet TEXT, item TEXT, severity TEXT, first INTEGER, last INTEGER, records INTEGER,
                       value REAL);

-- ---- limits: over is what is over when rounded half to even to the limit's decimals (none) --------------------------
INSERT INTO findings
WITH beyond AS (
  SELECT p.outlet, p.item, p.hour, p.value, scale, 2 * p.value + hourly % 2 > (2 * hourly + 1) * scale AS is_over
  FROM limits JOIN items USING (item) JOIN points AS p USING (outlet, item)
  WHERE p.value > hourly * scale),
marked AS (
  SELECT *, coalesce(hour - lag(hour) OVER same > 2, 1) AS is_first FROM beyond
  WINDOW same AS (PARTITION BY outlet, item, is_over ORDER BY hour)),
numbered AS (
  SELECT *, sum(is_first) OVER (PARTITION BY outlet, item, is_over ORDER BY hour) AS stretch FROM marked)
SELECT 'hourly_limit_exceeded', outlet, item, iif(is_over, 'violation', 'notice'), min(hour), max(hour), count(*),
       1.0 * max(value) / scale
FROM numbered GROUP BY outlet, item, is_over, stretch;

-- A mean has two decimals more than its values, half to even; it is shown with two, or with as many as show that it is
-- over.
INSERT INTO findings
WITH sums AS (
  SELECT p.outlet, p.item, p.hour / 24 AS day, 100 * sum(p.value) AS total, count(*) AS n, daily, scale
  FROM limits JOIN items USING (item) JOIN points AS p USING (outlet, item)
  GROUP BY p.outlet, p.item, p.hour / 24 HAVING count(*) >= 20),
days AS (
  SELECT *, total / n + (2 * (total % n) > n OR (2 * (total % n) = n AND total / n % 2 = 1)) AS mean FROM sums),
beyond AS (
  SELECT *, 2 * mean + daily % 2 > (2 * daily + 1) * 100 * scale AS is_over,
         mean / scale + (2 * (mean % scale) > scale OR (2 * (mean % scale) = scale AND mean / scale % 2 = 1)) AS hundredths
  FROM days WHERE mean > daily * 100 * scale),
numbered AS (
  SELECT *, day - row_number() OVER (PARTITION BY outlet, item, is_over ORDER BY day) AS stretch FROM beyond)
SELECT 'daily_limit_exceeded', outlet, item, iif(is_over, 'violation', 'notice'), 24 * min(day), 24 * max(day) + 23,
       count(*), iif(max(hundredths) > 100 * daily, max(hundredths) / 100.0, max(mean) / 100.0 / scale)
FROM numbered GROUP BY outlet, item, is_over, stretch;

INSERT INTO findings
SELECT 'exceedance_unexplained', outlet, item, severity, first, last, records, value FROM findings AS f
WHERE severity = 'violation'
  AND NOT EXISTS (SELECT 1 FROM events AS e WHERE e.outlet = f.outlet AND e.item IN ('', f.item)
                  AND unixepoch(e.starts) < 3600 * (f.last + 1) AND unixepoch(e.ends) > 3600 * f.first)
  AND NOT EXISTS (SELECT 1 FROM admitted AS a WHERE a.outlet = f.outlet AND a.item = f.item
                  AND unixepoch(a.starts) < 3600 * (f.last + 1) AND unixepoch(a.ends) > 3600 * f.first);

-- Tonnes of the year. Hours of operation without a valid concentration and flow take the largest of the valid amounts
-- before them: of 180 where the gap is at most a day, of 720, or of 2160 in a quarter with less than 90 % valid hours.
CREATE TABLE amounts (outlet TEXT, item TEXT, hour INTEGER, quarter INTEGER, amount INTEGER, place INTEGER,
                      PRIMARY KEY (outlet, item, hour)) WITHOUT ROWID;
INSERT INTO amounts
SELECT l.outlet, l.item, q.hour, q.quarter, c.value * f.value,
       count(c.value * f.value) OVER (PARTITION BY l.outlet, l.item ORDER BY q.hour)
FROM limits AS l CROSS JOIN quarters AS q LEFT JOIN stopped AS s ON s.outlet = l.outlet AND s.hour = q.hour
LEFT JOIN points AS c ON c.outlet = l.outlet AND c.item = l.item AND c.hour = q.hour
LEFT JOIN points AS f ON f.outlet = l.outlet AND f.item = '烟气流量' AND f.hour = q.hour
WHERE s.hour IS NULL;
CREATE INDEX amounts_by_place ON amounts(outlet, item, place, amount);
INSERT INTO findings
WITH captures AS (SELECT outlet, item, quarter, 1.0 * count(amount) / count(*) AS share FROM amounts GROUP BY 1, 2, 3),
gaps AS (
  SELECT *, count(*) OVER (PARTITION BY outlet, item, place) AS length FROM amounts WHERE amount IS NULL),
framed AS (
  SELECT outlet, item, place, count(*) AS hours, CASE WHEN share < 0.9 THEN 2160 WHEN length <= 24 THEN 180 ELSE 720 END AS frame
  FROM gaps JOIN captures USING (outlet, item, quarter) GROUP BY outlet, item, place, frame),
filled AS (
  SELECT outlet, item, hours * (
    SELECT max(amount) FROM amounts AS a WHERE a.outlet = framed.outlet AND a.item = framed.item
    AND a.place BETWEEN iif(framed.place > 0, framed.place - frame + 1, 1) AND iif(framed.place > 0, framed.place, frame))
  FROM framed),
totals AS (
  SELECT outlet, item,
         round(sum(1.0 * amount) / 1e9 / scale / (SELECT scale FROM items WHERE item = '烟气流量'), 3) AS tonnes
  FROM (SELECT outlet, item, amount FROM amounts WHERE amount IS NOT NULL UNION ALL SELECT * FROM filled)
  JOIN items USING (item)
  GROUP BY outlet, item)
SELECT 'annual_cap_exceeded', outlet, item,
       iif(tonnes > cap + 0.5 OR (tonnes = cap + 0.5 AND cap % 2 = 1), 'violation', 'notice'), (SELECT min(hour) FROM quarters),
       NULL, (SELECT count(DISTINCT strftime('%Y-%m', 3600 * hour, 'unixepoch')) FROM quarters), round(tonnes, 2)
FROM totals JOIN limits USING (outlet, item) WHERE tonnes > cap;

-- ---- was it watched? ------------------------------------------------------------------------------------------------
INSERT INTO findings
WITH valid AS (
  SELECT outlet, item, quarter, count(*) AS hours FROM points CROSS JOIN quarters USING (hour) GROUP BY 1, 2, 3)
SELECT 'availability_low', outlet, plan.item, 'violation', operating.first, NULL,
       operating.hours - coalesce(valid.hours, 0), round(100.0 * coalesce(valid.hours, 0) / operating.hours, 1)
FROM plan JOIN operating USING (outlet) LEFT JOIN valid USING (outlet, item, quarter)
WHERE mode = '自动' AND operating.hours >= 168 AND 100 * coalesce(valid.hours, 0) < 75 * operating.hours;

INSERT INTO findings
SELECT 'abnormal_tags_frequent', outlet, item, 'suspicion', o.first, NULL, count(*), round(100.0 * count(*) / o.hours, 1)
FROM hours JOIN quarters USING (hour) JOIN operating AS o USING (outlet, quarter) LEFT JOIN stopped USING (outlet, hour)
WHERE flag IN ('C', 'M', 'D') AND stopped.hour IS NULL AND o.hours >= 168
GROUP BY outlet, item, quarter HAVING 100.0 * count(*) / o.hours > 10;

INSERT INTO findings
WITH missing AS (
  SELECT plan.outlet, plan.item, q.hour,
         q.hour - row_number() OVER (PARTITION BY plan.outlet, plan.item ORDER BY q.hour) AS stretch
  FROM plan CROSS JOIN quarters AS q LEFT JOIN stopped AS s ON s.outlet = plan.outlet AND s.hour = q.hour
  LEFT JOIN hours AS h ON h.outlet = plan.outlet AND h.item = plan.item AND h.hour = q.hour
  WHERE mode = '自动' AND s.hour IS NULL AND h.value IS NULL)
SELECT * FROM (
  SELECT 'data_gap', outlet, item, 'violation', min(hour) AS first, max(hour) AS last, count(*), count(*)
  FROM missing GROUP BY outlet, item, stretch HAVING count(*) >= 4) AS gap
WHERE NOT EXISTS (SELECT 1 FROM event_hours AS e WHERE e.outlet = gap.outlet AND e.hour BETWEEN first AND last);

-- ---- do the numbers behave like measurements? -----------------------------------------------------------------------
CREATE TABLE runs (outlet TEXT, item TEXT, first INTEGER, last INTEGER, records INTEGER, value REAL);
INSERT INTO runs
WITH marked AS (
  SELECT *, coalesce(value <> lag(value) OVER same OR hour - lag(hour) OVER same > 2, 1) AS is_first
  FROM points WHERE value <> 0 AND item <> '生产负荷'
  WINDOW same AS (PARTITION BY outlet, item ORDER BY hour)),
numbered AS (SELECT *, sum(is_first) OVER (PARTITION BY outlet, item ORDER BY hour) AS stretch FROM marked)
SELECT outlet, item, min(hour), max(hour), count(*), 1.0 * min(value) / scale
FROM numbered JOIN items USING (item) GROUP BY outlet, item, stretch HAVING count(*) >= 6;
INSERT INTO findings
SELECT 'flatline', outlet, item, 'suspicion', first, last, records, value FROM runs
WHERE EXISTS (SELECT 1 FROM items AS i CROSS JOIN hours AS o
              WHERE i.item <> runs.item AND o.outlet = runs.outlet AND o.item = i.item AND o.flag = 'N'
                AND o.hour BETWEEN runs.first AND runs.last
              GROUP BY i.item HAVING min(o.value) < max(o.value));

-- Days that come back: four hours in a row are looked up by their values, neighbours that match make a stretch, and of
-- it counts what begins with 24 hours that change at least twelve times. The later one is the copy.
CREATE TABLE fours (series TEXT, hour INTEGER, a REAL, b REAL, c REAL, d REAL, changes INTEGER);
INSERT INTO fours
WITH used AS (
  SELECT outlet || '|' || item AS series, hour, 1.0 * value / scale AS v
  FROM hours JOIN items USING (item) LEFT JOIN stopped USING (outlet, hour)
  WHERE value <> 0 AND stopped.hour IS NULL AND item <> '生产负荷'),
marked AS (
  SELECT *, lead(hour, 3) OVER same AS fourth, lead(v) OVER same AS b, lead(v, 2) OVER same AS c, lead(v, 3) OVER same AS d,
         coalesce(v <> lead(v) OVER same, 0) AS changes
  FROM used WINDOW same AS (PARTITION BY series ORDER BY hour))
SELECT series, hour, v, b, c, d,
       sum(changes) OVER (PARTITION BY series ORDER BY hour RANGE BETWEEN CURRENT ROW AND 22 FOLLOWING)
FROM marked WHERE fourth = hour + 3;
CREATE INDEX fours_by_values ON fours(a, b, c, d);
CREATE TABLE copied (series TEXT, first INTEGER, last INTEGER);
INSERT INTO copied
WITH pairs AS (
  SELECT x.series AS original, y.series AS copy, y.hour - x.hour AS distance, y.hour, y.changes
  FROM fours AS x JOIN fours AS y USING (a, b, c, d)
  WHERE y.hour > x.hour AND (y.series <> x.series OR y.hour >= x.hour + 24)),
numbered AS (
  SELECT *, hour - row_number() OVER (PARTITION BY original, copy, distance ORDER BY hour) AS stretch FROM pairs),
stretches AS (
  SELECT *, max(hour) OVER (PARTITION BY original, copy, distance, stretch) + 3 AS last FROM numbered)
SELECT copy, min(hour), last FROM stretches WHERE changes >= 12 AND hour + 23 <= last
GROUP BY original, copy, distance, stretch;
INSERT INTO findings
WITH ordered AS (
  SELECT *, max(last) OVER (PARTITION BY series ORDER BY first, last ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
  FROM copied),
numbered AS (
  SELECT *, sum(coalesce(first > before + 1 + 24, 1)) OVER (PARTITION BY series ORDER BY first, last) AS stretch
  FROM ordered)
SELECT 'repeated_block', substr(series, 1, instr(series, '|') - 1), substr(series, instr(series, '|') + 1), 'suspicion',
       min(first), max(last), sum(max(0, last - max(first - 1, coalesce(before, 0)))), NULL
FROM numbered GROUP BY series, stretch;

SELECT name, outlet, item, severity, strftime('%Y-%m-%dT%H:%M', 3600 * first, 'unixepoch'), records,
       iif(value IS NULL, '', printf('%.10g', value))
FROM findings;
