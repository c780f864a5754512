package io.smctrading.detect;

import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import java.io.Serializable;
import java.util.Set;

/**
 * Which events are written and drawn. The graph finds all of them whatever is chosen here.
 *
 * @param scopes whose events are taken; fair value gaps have no scope and always are
 * @param periodLevels whether the levels of days, weeks and months are taken
 */
public record EventSelection(Set<Scope> scopes, boolean periodLevels) implements Serializable {
    private static final long serialVersionUID = 1L;

    public EventSelection {
        scopes = Set.copyOf(scopes);
    }

    public boolean takes(StructureEvent event) {
        if (event.scope() != null) {
            return scopes.contains(event.scope());
        }
        return periodLevels || !isOfPeriodLevel(event.type());
    }

    private static boolean isOfPeriodLevel(StructureEventType type) {
        return switch (type) {
            case PERIOD_HIGH, PERIOD_LOW, LEVEL_BROKEN -> true;
            default -> false;
        };
    }
}
