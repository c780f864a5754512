-- Candles of the longer timeframes made from those of a minute, profit by day, and what became of
-- zones by day. Where TimescaleDB is they are continuous aggregates, brought up to date every hour
-- and with what came since read from the table; on plain PostgreSQL they are views of the same
-- names, columns and rows. Days are UTC.
DO
$$
    DECLARE
        continuous   boolean := is_hypertable('market_data');
        extension    text;
        kind         text    := 'VIEW';
        bucket       text    := 'date_bin(%1$L::interval, %2$I, timestamptz ''2000-01-03 00:00:00+00'')';
        first_value  text    := '(array_agg(%1$I ORDER BY %2$I))[1]';
        last_value   text    := '(array_agg(%1$I ORDER BY %2$I DESC))[1]';
        no_data      text    := '';
        aggregate    record;
    BEGIN
        IF continuous THEN
            SELECT n.nspname
            INTO extension
            FROM pg_extension e
                     JOIN pg_namespace n ON n.oid = e.extnamespace
            WHERE e.extname = 'timescaledb';
            kind := 'MATERIALIZED VIEW';
            bucket := format('%I.time_bucket(%%1$L::interval, %%2$I)', extension);
            first_value := format('%I.first(%%1$I, %%2$I)', extension);
            last_value := format('%I.last(%%1$I, %%2$I)', extension);
            no_data := ' WITH NO DATA';
        END IF;

        FOR aggregate IN
            SELECT 'candles_' || timeframe AS name,
                   length,
                   format('SELECT symbol, exchange, %s AS time, %s AS open, max(high) AS high, '
                              || 'min(low) AS low, %s AS close, sum(volume) AS volume, '
                              || 'sum(trades_count) AS trades_count '
                              || 'FROM market_data WHERE timeframe = ''1m'' GROUP BY 1, 2, 3',
                          format(bucket, length, 'time'),
                          format(first_value, 'open', 'time'),
                          format(last_value, 'close', 'time'))
                       AS query,
                   'Candles made from those of a minute, as market_data holds them: a candle that still runs is here too.' AS comment
            FROM (VALUES ('5m', '5 minutes'), ('15m', '15 minutes'), ('1h', '1 hour'),
                         ('4h', '4 hours'), ('1d', '1 day')) AS f (timeframe, length)
            UNION ALL
            SELECT 'daily_profit',
                   '1 day',
                   format('SELECT account, %s AS day, %s AS profit, %s AS closing_equity, '
                              || 'min(equity) AS lowest_equity, max(equity) AS highest_equity, '
                              || 'max(exposure) AS highest_exposure, max(drawdown) AS max_drawdown, '
                              || 'count(*) AS snapshots FROM portfolio_snapshots GROUP BY 1, 2',
                          format(bucket, '1 day', 'time'),
                          format(last_value, 'daily_profit', 'time'),
                          format(last_value, 'equity', 'time')),
                   'Each account''s UTC day as its last snapshot tells it: profit, equity and exposure in the account currency, max_drawdown from the highest equity ever, 0 to 1.'
            UNION ALL
            SELECT 'pattern_outcomes',
                   '1 day',
                   format('SELECT %s AS day, exchange, symbol, timeframe, '
                              || 'CASE WHEN pattern_type LIKE ''fvg%%'' THEN ''fvg'' ELSE ''order_block'' END AS zone_type, '
                              || 'direction, '
                              || 'count(*) FILTER (WHERE pattern_type IN (''order_block'', ''fvg'')) AS formed, '
                              || 'count(*) FILTER (WHERE pattern_type IN (''order_block_mitigated'', ''fvg_mitigated'')) AS mitigated, '
                              || 'count(*) FILTER (WHERE pattern_type IN (''order_block_invalidated'', ''fvg_filled'')) AS broken, '
                              || 'count(*) FILTER (WHERE pattern_type IN (''order_block_expired'', ''fvg_expired'')) AS expired '
                              || 'FROM smc_patterns WHERE pattern_type LIKE ''fvg%%'' OR pattern_type LIKE ''order_block%%'' '
                              || 'GROUP BY 1, 2, 3, 4, 5, 6',
                          format(bucket, '1 day', 'detected_at')),
                   'Order blocks and fair value gaps by UTC day of the event: formed, mitigated (price came back), broken (invalidated or filled) and expired.'
            LOOP
                EXECUTE format('CREATE %s %I %s AS %s%s',
                               kind,
                               aggregate.name,
                               CASE
                                   WHEN continuous
                                       THEN 'WITH (timescaledb.continuous, timescaledb.materialized_only = false)'
                                   ELSE '' END,
                               aggregate.query,
                               no_data);
                EXECUTE format('COMMENT ON VIEW %I IS %L', aggregate.name, aggregate.comment);
                IF continuous THEN
                    EXECUTE format(
                            'SELECT %I.add_continuous_aggregate_policy(%L::regclass, start_offset => NULL, end_offset => %L::interval, schedule_interval => interval ''1 hour'')',
                            extension,
                            format('%I.%I', current_schema(), aggregate.name),
                            aggregate.length);
                END IF;
            END LOOP;
    END
$$;

CREATE VIEW candles_up AS
SELECT '5m' AS timeframe, c.*
FROM candles_5m c
UNION ALL
SELECT '15m', c.*
FROM candles_15m c
UNION ALL
SELECT '1h', c.*
FROM candles_1h c
UNION ALL
SELECT '4h', c.*
FROM candles_4h c
UNION ALL
SELECT '1d', c.*
FROM candles_1d c;
COMMENT ON VIEW candles_up IS 'The candles of all longer timeframes, made from those of a minute.';

CREATE VIEW candle_differences AS
SELECT m.exchange,
       m.symbol,
       m.timeframe,
       m.time,
       m.open         AS stored_open,
       u.open         AS made_open,
       m.high         AS stored_high,
       u.high         AS made_high,
       m.low          AS stored_low,
       u.low          AS made_low,
       m.close        AS stored_close,
       u.close        AS made_close,
       m.volume       AS stored_volume,
       u.volume       AS made_volume,
       m.trades_count AS stored_trades,
       u.trades_count AS made_trades
FROM market_data m
         LEFT JOIN candles_up u
                   ON u.symbol = m.symbol AND u.exchange = m.exchange
                       AND u.timeframe = m.timeframe AND u.time = m.time
WHERE m.timeframe <> '1m'
  AND (m.open, m.high, m.low, m.close, m.volume, m.trades_count)
    IS DISTINCT FROM (u.open, u.high, u.low, u.close, u.volume, u.trades_count);
COMMENT ON VIEW candle_differences IS 'Stored candles of longer timeframes that differ from the minutes they span: none, or a minute is missing.';
