package io.smctrading.detect;

import io.smctrading.core.structure.Scope;
import java.util.Set;

/** Whose events are wanted. */
enum ScopeChoice {
    /** Scope INTERNAL, and fair value gaps. */
    INTERNAL,
    /** Scope SWING, and fair value gaps. */
    SWING,
    /** Every event. */
    BOTH;

    Set<Scope> scopes() {
        return switch (this) {
            case INTERNAL -> Set.of(Scope.INTERNAL);
            case SWING -> Set.of(Scope.SWING);
            case BOTH -> Set.of(Scope.INTERNAL, Scope.SWING);
        };
    }
}
