package io.smctrading.core.reference;

import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import io.smctrading.core.structure.StructureLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement without ids: what it names is told by that thing's own times and kind, so that two
 * implementations can be compared field by field.
 *
 * @param zoneBorn confirmed time of the zone it is a reaction of, else null
 * @param breakType kind of the break an order block belongs to, else null
 */
public record ReferenceEvent(
        StructureEventType type,
        Direction direction,
        Scope scope,
        Instant anchorTime,
        Instant confirmedTime,
        double top,
        double bottom,
        StructureLabel label,
        Instant zoneBorn,
        StructureEventType breakType,
        double volume,
        double strength) {

    /**
     * The engine's events in this form, in their order.
     *
     * @throws IllegalArgumentException if an id is used twice, or one names nothing that came
     *     before
     */
    public static List<ReferenceEvent> of(List<StructureEvent> events) {
        Map<String, StructureEvent> byId = new HashMap<>();
        List<ReferenceEvent> result = new ArrayList<>();
        for (StructureEvent event : events) {
            if (byId.put(event.eventId(), event) != null) {
                throw new IllegalArgumentException("id used twice: " + event);
            }
            StructureEvent zone = named(byId, event.zoneId(), event);
            StructureEvent broken = named(byId, event.breakId(), event);
            result.add(
                    new ReferenceEvent(
                            event.type(),
                            event.direction(),
                            event.scope(),
                            event.anchorTime(),
                            event.confirmedTime(),
                            event.top(),
                            event.bottom(),
                            event.label(),
                            zone == null ? null : zone.confirmedTime(),
                            broken == null ? null : broken.type(),
                            event.volume(),
                            event.strength()));
        }
        return result;
    }

    private static StructureEvent named(
            Map<String, StructureEvent> byId, String id, StructureEvent by) {
        if (id == null) {
            return null;
        }
        StructureEvent named = byId.get(id);
        if (named == null) {
            throw new IllegalArgumentException(by + " names " + id + ", which was never told");
        }
        return named;
    }
}
