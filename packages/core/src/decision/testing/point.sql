-- Rules, a point and an instant → what holds there: steps 4 to 6 of `decision`, told a third time and in other words.
-- A node lies within another from its first day there to the day on which that is past. Every date is plain and every fact
-- is told; of the plain definition nothing is used but the rules it makes.
WITH RECURSIVE
around(axis, inner, outer) AS MATERIALIZED (
  SELECT axis, id, id FROM node
  UNION
  SELECT around.axis, inner, parent FROM around JOIN within ON within.axis = around.axis AND node = outer
  WHERE first <= :at AND :at < past
),
superior(under, over) AS MATERIALIZED (
  SELECT issuer, court FROM court_over
  UNION
  SELECT under, court FROM superior JOIN court_over ON issuer = over
),

-- Valid then, around the point, and its constraints hold.
applies AS MATERIALIZED (
  SELECT rule.*,
    effect IN ('prohibition', 'duty') AS binds,
    lower(replace(duty, rtrim(duty, replace(duty, ' ', '')), '')) AS kind
  FROM rule
  WHERE start <= :at
    AND NOT EXISTS (SELECT 1 FROM ending WHERE ending.rule = id AND ending.at <= :at)
    AND NOT EXISTS (
      SELECT 1 FROM scope JOIN asked USING (axis)
      WHERE scope.rule = id AND NOT EXISTS (
        SELECT 1 FROM around WHERE around.axis = scope.axis AND inner = asked.node AND outer = scope.node
      )
    )
    AND NOT EXISTS (
      SELECT 1 FROM bound JOIN fact USING (fact)
      WHERE bound.rule = id AND NOT (coalesce(fact.value >= low, TRUE) AND coalesce(fact.value < high, TRUE))
    )
),
-- Inside on every axis.
inside(a, b) AS MATERIALIZED (
  SELECT one.id, other.id FROM applies AS one, applies AS other
  WHERE NOT EXISTS (
    SELECT 1 FROM scope AS small JOIN scope AS large USING (axis)
    WHERE small.rule = one.id AND large.rule = other.id AND NOT EXISTS (
      SELECT 1 FROM around
      WHERE around.axis = small.axis AND inner = small.node AND outer = large.node
    )
  )
),
opposite(a, b) AS MATERIALIZED (
  SELECT a.id, b.id FROM applies AS a JOIN applies AS b USING (about)
  WHERE a.effect <> 'suspension' AND b.effect <> 'suspension' AND CASE
    WHEN a.effect = 'duty' AND b.effect = 'duty' THEN a.duty <> b.duty AND a.kind = b.kind
    WHEN 'duty' IN (a.effect, b.effect) AND 'permission' IN (a.effect, b.effect)
      THEN coalesce(a.kind = b.kind, TRUE)
    ELSE a.effect <> b.effect
  END
),
-- The grounds on which one may go before the other, the first of them first.
claimed(a, b, place) AS MATERIALIZED (
  SELECT a, b, 1 FROM opposite JOIN excepted ON rule = a AND other = b
  UNION ALL
  SELECT opposite.a, opposite.b, 2
  FROM opposite JOIN applies AS one ON one.id = opposite.a JOIN applies AS two ON two.id = opposite.b
    JOIN superior ON under = two.issuer AND over = one.issuer
  UNION ALL
  SELECT opposite.a, opposite.b, 3
  FROM opposite JOIN applies AS one ON one.id = opposite.a JOIN applies AS two ON two.id = opposite.b
  WHERE two.from_lift AND one.binds AND two.start < one.start
  UNION ALL
  SELECT opposite.a, opposite.b, 4
  FROM opposite JOIN applies AS one ON one.id = opposite.a JOIN applies AS two ON two.id = opposite.b
    JOIN inside ON inside.a = opposite.a AND inside.b = opposite.b
  WHERE NOT EXISTS (SELECT 1 FROM inside AS back WHERE back.a = opposite.b AND back.b = opposite.a)
    AND (NOT one.from_lift OR (one.issuer = two.issuer AND two.start <= one.start))
  UNION ALL
  SELECT opposite.a, opposite.b, 5
  FROM opposite JOIN applies AS one ON one.id = opposite.a JOIN applies AS two ON two.id = opposite.b
    JOIN inside ON inside.a = opposite.a AND inside.b = opposite.b JOIN inside AS back ON back.a = opposite.b AND back.b = opposite.a
  WHERE two.start < one.start OR (two.start = one.start AND two.binds AND NOT one.binds)
),
attack(a, b) AS MATERIALIZED (
  SELECT a, b FROM claimed GROUP BY a, b
  HAVING min(place) <= coalesce(
    (SELECT min(back.place) FROM claimed AS back WHERE back.a = claimed.b AND back.b = claimed.a), 9)
  UNION
  SELECT rule, other FROM held_back JOIN applies AS a ON a.id = rule JOIN applies AS b ON b.id = other
),
-- Only an undefeated rule defeats: what stands and what has fallen, round by round.
round(nth, stands, fallen) AS MATERIALIZED (
  SELECT 0, '[]', '[]'
  UNION ALL
  SELECT nth + 1,
    (SELECT json_group_array(id) FROM applies WHERE NOT EXISTS (
      SELECT 1 FROM attack WHERE b = id AND a NOT IN (SELECT value FROM json_each(fallen)))),
    (SELECT json_group_array(id) FROM applies WHERE EXISTS (
      SELECT 1 FROM attack WHERE b = id AND a IN (SELECT value FROM json_each(stands))))
  FROM round WHERE nth <= 2 * (SELECT count(*) FROM applies)
),
live AS MATERIALIZED (
  SELECT * FROM applies
  WHERE effect <> 'suspension'
    AND id NOT IN (SELECT value FROM json_each((SELECT fallen FROM round ORDER BY nth DESC LIMIT 1)))
),
-- A lift says nothing of what another issuer binds, or of a scope that only meets its own.
beside(lift, other) AS MATERIALIZED (
  SELECT one.id, two.id FROM live AS one, live AS two
  WHERE one.from_lift AND two.binds
    AND NOT EXISTS (SELECT 1 FROM claimed WHERE (a = one.id AND b = two.id) OR (a = two.id AND b = one.id))
    AND NOT (
      (one.issuer = two.issuer OR EXISTS (SELECT 1 FROM superior WHERE under = two.issuer AND over = one.issuer))
      AND EXISTS (SELECT 1 FROM inside WHERE (a = one.id AND b = two.id) OR (a = two.id AND b = one.id))
    )
),
opposed AS MATERIALIZED (
  SELECT DISTINCT one.id FROM live AS one JOIN opposite ON a = one.id JOIN live AS two ON two.id = b
  WHERE one.effect <> two.effect
    AND NOT EXISTS (
      SELECT 1 FROM beside WHERE (lift = one.id AND other = two.id) OR (lift = two.id AND other = one.id)
    )
),
said(outcome) AS (
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM opposed) THEN 'contested by rules'
    WHEN EXISTS (SELECT 1 FROM live WHERE effect = 'prohibition') THEN 'prohibited'
    WHEN EXISTS (SELECT 1 FROM live WHERE effect = 'zone') THEN 'undetermined'
    WHEN EXISTS (SELECT 1 FROM live) THEN 'permitted'
    ELSE 'undetermined'
  END
)
SELECT outcome,
  (SELECT json_group_array(duty) FROM (
    SELECT DISTINCT duty FROM live
    WHERE outcome = 'permitted' AND effect = 'duty' AND duty IS NOT NULL ORDER BY duty)) AS duties,
  (SELECT json_group_array(id) FROM (
    SELECT id FROM live
    WHERE CASE outcome
      WHEN 'contested by rules' THEN id IN (SELECT id FROM opposed)
      WHEN 'prohibited' THEN effect = 'prohibition'
      WHEN 'undetermined' THEN effect = 'zone'
      ELSE TRUE
    END ORDER BY id)) AS decided
FROM said
