-- A restored risk may decide a signal again at another market time: the same order, another
-- created_at. The ledger takes the first intent that reaches it and tells it in every report, so
-- an intent never stands beside another row of its order, and a report removes what never had one.
-- The key cannot see to it: a hypertable's must hold its time column.
CREATE FUNCTION keep_one_row_per_order() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path FROM CURRENT AS
$$
BEGIN
    -- Intents and reports are written by two connections: what one of them inserts is unseen by
    -- the other until it commits.
    PERFORM pg_advisory_xact_lock(hashtextextended(TG_TABLE_SCHEMA || '.' || NEW.order_id, 0));
    IF NEW.sequence = 0 THEN
        IF EXISTS (SELECT FROM orders WHERE order_id = NEW.order_id) THEN
            RETURN NULL;
        END IF;
    ELSE
        DELETE
        FROM orders
        WHERE order_id = NEW.order_id
          AND created_at <> NEW.created_at
          AND sequence = 0;
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER one_row_per_order
    BEFORE INSERT
    ON orders
    FOR EACH ROW
EXECUTE FUNCTION keep_one_row_per_order();
COMMENT ON TRIGGER one_row_per_order ON orders IS 'Keeps one row of each order: the one that the ledger reports on, before its first report the first intent.';
