-- Power of the treatment on days off against working days of the same month, where production went on alike.
WITH power AS (
    SELECT day_start(date) AS day, sum(used) AS used, used_unit AS unit, source, min(row) AS row
    FROM utility_log
    WHERE item = '治污用电量' AND used IS NOT NULL AND date >= :from AND date < :to
    GROUP BY day_start(date)
),
production AS (
    SELECT day_start(starts) AS day, sum(coalesce(hours, (ends - starts) / 3600.0)) AS hours
    FROM production_log
    WHERE state NOT IN ('停机', '停产') AND starts >= :from AND starts < :to
    GROUP BY day_start(starts)
),
days AS (
    SELECT power.day, month_start(power.day) AS month, is_working_day(power.day) AS works, used, unit, hours, source, row
    FROM power JOIN production ON production.day = power.day
),
months AS (
    SELECT month, sum(works) AS working_days, sum(NOT works) AS days_off, max(unit) AS unit,
           avg(CASE WHEN works THEN used END) AS used_working, avg(CASE WHEN NOT works THEN used END) AS used_off,
           avg(CASE WHEN works THEN hours END) AS hours_working, avg(CASE WHEN NOT works THEN hours END) AS hours_off
    FROM days
    GROUP BY month
),
lowest AS (
    SELECT month, min(used) AS used, source, row
    FROM days
    WHERE NOT works
    GROUP BY month
)
SELECT months.month AS starts, next_month(months.month) AS ends, days_off AS records,
       round(used_off, 1) AS measured, round(used_working, 1) AS "limit", months.unit AS unit,
       round(100 * used_off / used_working) AS power_pct, round(100 * hours_off / hours_working) AS hours_pct,
       lowest.source AS source, lowest.row AS row, 'used' AS column
FROM months JOIN lowest ON lowest.month = months.month
WHERE days_off >= :least_days AND working_days >= :least_days
  AND used_off < :power_share * used_working AND hours_off >= :hours_share * hours_working
ORDER BY months.month
