-- Where TimescaleDB is to be had, the tables by time become hypertables and old chunks are
-- compressed; on plain PostgreSQL they stay what they are. Every unique key holds its time column
-- for this. How long rows are kept is set after each migration: afterMigrate.sql.
DO
$$
    DECLARE
        extension_schema text;
        hypertable       record;
        qualified        text;
    BEGIN
        IF NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb') THEN
            RAISE NOTICE 'TimescaleDB is not available: plain tables';
            RETURN;
        END IF;
        BEGIN
            -- Not in the namespace's schema: dropping one namespace would drop the extension, and
            -- with it the hypertables of all.
            CREATE EXTENSION IF NOT EXISTS timescaledb SCHEMA public;
        EXCEPTION
            WHEN insufficient_privilege OR feature_not_supported OR object_not_in_prerequisite_state THEN
                RAISE NOTICE 'TimescaleDB cannot be enabled: plain tables';
                RETURN;
        END;
        SELECT n.nspname
        INTO extension_schema
        FROM pg_extension e
                 JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = 'timescaledb';
        FOR hypertable IN
            SELECT *
            FROM (VALUES ('market_trades', 'time', '1 day', 'exchange, symbol', 'time, trade_id', '7 days'),
                         ('market_quotes', 'time', '1 day', 'exchange, symbol', 'time', '7 days'),
                         ('market_data', 'time', '7 days', 'symbol, exchange, timeframe', 'time', '30 days'),
                         ('smc_patterns', 'detected_at', '7 days', 'symbol, exchange, timeframe', 'detected_at, event_id', '90 days'),
                         ('smc_signals', 'time', '30 days', 'symbol, exchange', 'time, signal_id', '90 days'),
                         ('risk_decisions', 'time', '30 days', 'account', 'time, decision_id, fingerprint', '90 days'),
                         ('orders', 'created_at', '30 days', 'account', 'created_at, order_id', '90 days'),
                         ('executions', 'time', '30 days', 'account', 'time, execution_id', '90 days'),
                         ('portfolio_snapshots', 'time', '30 days', 'account', 'time', '90 days'),
                         ('control_commands', 'time', '30 days', NULL, NULL, NULL),
                         ('dead_letters', 'time', '7 days', NULL, NULL, NULL))
                     AS t (name, time_column, chunk, segment_by, order_by, compress_after)
            LOOP
                qualified := format('%I.%I', current_schema(), hypertable.name);
                EXECUTE format(
                        'SELECT %I.create_hypertable(%L::regclass, %L::name, chunk_time_interval => %L::interval, create_default_indexes => false, if_not_exists => true, migrate_data => true)',
                        extension_schema, qualified, hypertable.time_column, hypertable.chunk);
                IF hypertable.compress_after IS NOT NULL THEN
                    EXECUTE format(
                            'ALTER TABLE %s SET (timescaledb.compress, timescaledb.compress_segmentby = %L, timescaledb.compress_orderby = %L)',
                            qualified, hypertable.segment_by, hypertable.order_by);
                    EXECUTE format(
                            'SELECT %I.add_compression_policy(%L::regclass, %L::interval, if_not_exists => true)',
                            extension_schema, qualified, hypertable.compress_after);
                END IF;
            END LOOP;
    END
$$;

CREATE FUNCTION is_hypertable(name text) RETURNS boolean
    LANGUAGE plpgsql
    STABLE
    SET search_path FROM CURRENT AS
$$
DECLARE
    found_one boolean;
BEGIN
    IF to_regclass('timescaledb_information.hypertables') IS NULL THEN
        RETURN false;
    END IF;
    -- Not known to plain PostgreSQL, so not named before it is sure to exist.
    EXECUTE 'SELECT EXISTS (SELECT FROM timescaledb_information.hypertables WHERE hypertable_schema = current_schema() AND hypertable_name = $1)'
        INTO found_one USING name;
    RETURN found_one;
END
$$;
COMMENT ON FUNCTION is_hypertable(text) IS 'Whether a table of this namespace is a hypertable of TimescaleDB.';
