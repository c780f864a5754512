-- title: Records that could not be used
-- answers: Which topics gave which stages records they could not use, and why; quoted values count as one.
-- parameter: from time -infinity: records appended from this system time on
-- parameter: until time infinity: records appended before this system time
-- column: topic: topic the records were read from
-- column: stage: job or service that refused them
-- column: reason: the rule they broke, with values as '…'
-- column: records: number of records
-- column: first_time: append time of the first, UTC
-- column: last_time: append time of the last, UTC
-- column: last_place: partition and offset of the last
SELECT topic,
       stage,
       regexp_replace(reason, '''[^'']*''', '''…''', 'g')                                               AS reason,
       count(*)                                                                                         AS records,
       min(time)                                                                                        AS first_time,
       max(time)                                                                                        AS last_time,
       (array_agg(topic_partition || ':' || topic_offset ORDER BY time DESC, topic_offset DESC))[1]     AS last_place
FROM dead_letters
WHERE time >= :'from'::timestamptz
  AND time < :'until'::timestamptz
GROUP BY 1, 2, 3
ORDER BY records DESC, topic, stage, reason
