-- One row of the result is one finding; what the columns mean is written in README.md of the program's templates/checks.
SELECT outlet, item AS pollutant,
       day_start(time) AS starts, day_start(time) + 86400 AS ends,
       count(*) AS records, max(measured) AS measured, :high AS "limit", unit, cell
FROM auto_hourly
WHERE item = '二氧化硫' AND valid AND time >= :from AND time < :to AND measured > :high
GROUP BY outlet, item, day_start(time)
ORDER BY outlet, day_start(time)
