-- title: Refusals by rule
-- answers: Which risk rule refused how many signals, by the market time of the decision.
-- parameter: account text all: trading account, or all
-- parameter: from time -infinity: decisions from this market time on
-- parameter: until time infinity: decisions before this market time
-- column: code: the rule that refused
-- column: refusals: number of refused decisions
-- column: share: refusals by all decisions of the period, approvals included, 0 to 1
-- column: first_time: market time of the first, UTC
-- column: last_time: market time of the last, UTC
-- column: last_reason: the last one's words
WITH decided AS (SELECT *
                 FROM risk_decisions
                 WHERE time >= :'from'::timestamptz
                   AND time < :'until'::timestamptz
                   AND (:'account' = 'all' OR account = :'account'))
SELECT code,
       count(*)                                                       AS refusals,
       round(count(*)::numeric / (SELECT count(*) FROM decided), 4)   AS share,
       min(time)                                                      AS first_time,
       max(time)                                                      AS last_time,
       (array_agg(reason ORDER BY time DESC, decision_id DESC))[1]    AS last_reason
FROM decided
WHERE NOT approved
GROUP BY code
ORDER BY refusals DESC, code
