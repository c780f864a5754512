-- How long rows are kept, set at every start. Only live namespaces forget: a policy counts from
-- today, and would drop a replayed year at once. Market data is compressed, never dropped.
DO
$$
    DECLARE
        extension text;
        kept      record;
        qualified text;
    BEGIN
        IF NOT is_hypertable('orders') THEN
            RETURN;
        END IF;
        SELECT n.nspname
        INTO extension
        FROM pg_extension e
                 JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = 'timescaledb';
        FOR kept IN
            SELECT *
            FROM (VALUES ('smc_patterns', '7 years'),
                         ('smc_signals', '7 years'),
                         ('risk_decisions', '7 years'),
                         ('orders', '7 years'),
                         ('executions', '7 years'),
                         ('portfolio_snapshots', '7 years'),
                         ('control_commands', '7 years'),
                         ('dead_letters', '90 days')) AS t (name, period)
            LOOP
                qualified := format('%I.%I', current_schema(), kept.name);
                IF '${retention}' = 'limited' THEN
                    EXECUTE format('SELECT %I.add_retention_policy(%L::regclass, %L::interval, if_not_exists => true)',
                                   extension, qualified, kept.period);
                ELSE
                    EXECUTE format('SELECT %I.remove_retention_policy(%L::regclass, if_exists => true)',
                                   extension, qualified);
                END IF;
            END LOOP;
    END
$$;
