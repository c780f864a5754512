-- Where TimescaleDB is to be had, the tables by time become hypertables; on plain PostgreSQL they
-- stay what they are. Every primary key holds its time column for this.
DO
$$
    DECLARE
        extension_schema text;
        hypertable       record;
    BEGIN
        IF NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb') THEN
            RAISE NOTICE 'TimescaleDB is not available: plain tables';
            RETURN;
        END IF;
        BEGIN
            CREATE EXTENSION IF NOT EXISTS timescaledb;
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
            FROM (VALUES ('market_trades', 'time', interval '1 day'),
                         ('market_quotes', 'time', interval '1 day'),
                         ('market_data', 'time', interval '7 days'),
                         ('smc_patterns', 'detected_at', interval '7 days'),
                         ('smc_signals', 'time', interval '30 days'),
                         ('risk_decisions', 'time', interval '30 days'),
                         ('orders', 'created_at', interval '30 days'),
                         ('executions', 'time', interval '30 days'),
                         ('portfolio_snapshots', 'time', interval '30 days')) AS t (name, time_column, chunk)
            LOOP
                EXECUTE format(
                        'SELECT %I.create_hypertable(%L::regclass, %L::name, chunk_time_interval => %L::interval, if_not_exists => true, migrate_data => true)',
                        extension_schema,
                        format('%I.%I', current_schema(), hypertable.name),
                        hypertable.time_column,
                        hypertable.chunk);
            END LOOP;
    END
$$;
