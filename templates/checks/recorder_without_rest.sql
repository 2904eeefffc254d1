-- Days on which a person signed any ledger, joined to runs of days without a gap.
WITH signed AS (
    SELECT recorder, day_start(coalesce(recorded_at, starts)) AS day, source, row FROM production_log
    UNION ALL SELECT recorder, day_start(coalesce(recorded_at, starts)), source, row FROM treatment_log
    UNION ALL SELECT recorder, day_start(coalesce(recorded_at, date)), source, row FROM material_log
    UNION ALL SELECT recorder, day_start(coalesce(recorded_at, date)), source, row FROM waste_log
),
persons AS (
    SELECT recorder, day, source, min(row) AS row
    FROM signed
    WHERE trim(recorder) <> '' AND instr(recorder, '、') = 0 AND day >= :from AND day < :to
    GROUP BY recorder, day
),
numbered AS (
    SELECT *, day / 86400 - row_number() OVER (PARTITION BY recorder ORDER BY day) AS island
    FROM persons
),
runs AS (
    SELECT recorder, island, min(day) AS first, max(day) AS last, count(*) AS days, sum(NOT is_working_day(day)) AS days_off
    FROM numbered
    GROUP BY recorder, island
    HAVING count(*) > :most_days
)
SELECT runs.recorder AS person, runs.first AS starts, runs.last + 86400 AS ends, runs.days AS records,
       runs.days AS measured, :most_days AS "limit", 'd' AS unit, days_off,
       a.source AS source, a.row AS row, 'recorder' AS column, b.source AS source2, b.row AS row2, 'recorder' AS column2
FROM runs
JOIN numbered AS a ON a.recorder = runs.recorder AND a.day = runs.first
JOIN numbered AS b ON b.recorder = runs.recorder AND b.day = runs.last
ORDER BY runs.first, runs.recorder
