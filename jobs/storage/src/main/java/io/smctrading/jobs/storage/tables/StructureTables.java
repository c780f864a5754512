package io.smctrading.jobs.storage.tables;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.SignalFactors;
import io.smctrading.schemas.SignalOrClock;
import io.smctrading.schemas.StructureEvent;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.TradeSignal;
import java.util.Locale;

/** What the detectors saw. */
final class StructureTables {

    static final Table<StructureEvent> PATTERNS =
            new Table<>(
                    "smc_patterns",
                    Topics.EVENTS,
                    Storing.Bulk.insert(
                            "smc_patterns",
                            "event_id",
                            "symbol",
                            "exchange",
                            "timeframe",
                            "pattern_type",
                            "direction",
                            "scope",
                            "confidence::float8",
                            "price_level_high::numeric",
                            "price_level_low::numeric",
                            "anchor_time::timestamptz",
                            "detected_at::timestamptz",
                            "zone_id",
                            "break_id",
                            "pattern_data::jsonb"),
                    StructureTables::pattern);

    static final Table<SignalOrClock> SIGNALS =
            new Table<>(
                    "smc_signals",
                    Topics.SIGNALS,
                    Storing.Bulk.insert(
                            "smc_signals",
                            "signal_id",
                            "time::timestamptz",
                            "symbol",
                            "exchange",
                            "timeframe",
                            "signal_type",
                            "direction",
                            "confidence::float8",
                            "price_level::numeric",
                            "stop_loss::numeric",
                            "take_profit::numeric",
                            "valid_until::timestamptz",
                            "metadata::jsonb"),
                    StructureTables::signal);

    private static final String SIGNAL_TYPE = "order_block_entry";

    private StructureTables() {}

    private static TableRow pattern(StructureEvent event) throws WireException {
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("event_type", event.getType());
        storable("label", event.getLabel());
        if (event.getLabel() != null) {
            data.put("label", event.getLabel());
        }
        if (event.getVolume() != null) {
            data.put("volume", event.getVolume().toPlainString());
        }
        return new Values()
                .name("event_id", event.getEventId())
                .name("symbol", event.getSymbol())
                .name("exchange", event.getVenue())
                .name("timeframe", event.getTimeframe())
                .name("pattern_type", patternType(event.getType()))
                .code(event.getDirection())
                .code(event.getScope())
                .number(event.getStrength())
                .decimal("price_level_high", event.getTop())
                .decimal("price_level_low", event.getBottom())
                .time("anchor_time", event.getAnchorTime())
                .time("detected_at", event.getConfirmedTime())
                .name("zone_id", event.getZoneId())
                .name("break_id", event.getBreakId())
                .text("pattern_data", data.toString())
                .row();
    }

    /** The names that users of the tables know. */
    static String patternType(String eventType) {
        return switch (eventType) {
            case "BREAK_OF_STRUCTURE" -> "bos";
            case "CHANGE_OF_CHARACTER" -> "choch";
            default -> eventType.toLowerCase(Locale.ROOT).replaceFirst("^fair_value_gap", "fvg");
        };
    }

    private static TableRow signal(SignalOrClock wire) throws WireException {
        if (!(wire.getValue() instanceof TradeSignal signal)) {
            return TableRow.NONE;
        }
        storable("zone_id", signal.getZoneId());
        storable("break_id", signal.getBreakId());
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.set("factors", factors(signal.getFactors()));
        metadata.put("scope", Values.codeOf(signal.getScope()))
                .put("zone_id", signal.getZoneId())
                .put("break_id", signal.getBreakId())
                .put("anchor_time", signal.getAnchorTime().toString());
        return new Values()
                .name("signal_id", signal.getSignalId())
                .time("time", signal.getConfirmedTime())
                .name("symbol", signal.getSymbol())
                .name("exchange", signal.getVenue())
                .name("timeframe", signal.getTimeframe())
                .name("signal_type", SIGNAL_TYPE)
                .code(signal.getSide())
                .number(signal.getConfidence())
                .decimal("price_level", signal.getEntry())
                .decimal("stop_loss", signal.getStop())
                .decimal("take_profit", signal.getTarget())
                .time("valid_until", signal.getValidUntil())
                .text("metadata", metadata.toString())
                .row();
    }

    private static ObjectNode factors(SignalFactors factors) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("sweep", factors.getSweep())
                .put("change_of_character", factors.getChangeOfCharacter())
                .put("gap_overlap", factors.getGapOverlap())
                .put("range_side", factors.getRangeSide())
                .put("swing_trend", factors.getSwingTrend())
                .put("block_strength", factors.getBlockStrength())
                .put("kill_zone", factors.getKillZone());
    }

    /** Texts inside JSON keep the rules of columns: some are indexed, and jsonb takes no NUL. */
    private static void storable(String field, String value) throws WireException {
        new Values().name(field, value);
    }
}
