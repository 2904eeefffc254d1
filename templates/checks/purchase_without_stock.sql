-- The stock after a purchase against the stock before it, less what was used and plus what was bought in between.
WITH stock AS (
    SELECT material, used_unit AS unit, date AS day, stock, source, row
    FROM material_log
    WHERE stock IS NOT NULL
),
bought AS (
    SELECT material, quantity_unit AS unit, day_start(date) AS day, sum(quantity) AS quantity, source, min(row) AS row
    FROM purchases
    WHERE quantity > 0 AND date >= :from AND date < :to
    GROUP BY material, quantity_unit, day_start(date)
),
around AS (
    SELECT bought.*,
           (SELECT max(stock.day) FROM stock
            WHERE stock.material = bought.material AND stock.unit = bought.unit AND stock.day < bought.day) AS before,
           (SELECT min(stock.day) FROM stock
            WHERE stock.material = bought.material AND stock.unit = bought.unit
              AND stock.day >= bought.day + 86400 * :days_later) AS after
    FROM bought
),
compared AS (
    SELECT around.*, a.stock AS stock_before, b.stock AS stock_after, b.source AS stock_source, b.row AS stock_row,
           (SELECT coalesce(sum(used), 0) FROM material_log
            WHERE material_log.material = around.material AND used_unit = around.unit
              AND date > around.before AND date <= around.after) AS used,
           (SELECT sum(quantity) FROM purchases
            WHERE purchases.material = around.material AND quantity_unit = around.unit
              AND date > around.before AND date <= around.after) AS all_bought
    FROM around
    JOIN stock AS a ON a.material = around.material AND a.unit = around.unit AND a.day = around.before
    JOIN stock AS b ON b.material = around.material AND b.unit = around.unit AND b.day = around.after
    WHERE around.after - around.before <= 86400 * :most_days_apart
)
SELECT material, day AS starts, day + 86400 AS ends, 1 AS records,
       round(stock_after - stock_before + used, 3) AS measured, round(all_bought, 3) AS "limit", unit,
       date_text(before) AS day_before, date_text(after) AS day_after,
       round(stock_before, 3) AS stock_before, round(stock_after, 3) AS stock_after, round(used, 3) AS used,
       source, row, 'quantity' AS column, stock_source AS source2, stock_row AS row2, 'stock' AS column2
FROM compared
WHERE stock_after - stock_before + used < :least_share * all_bought
ORDER BY day, material
