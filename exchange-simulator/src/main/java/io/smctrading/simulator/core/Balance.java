package io.smctrading.simulator.core;

import java.math.BigDecimal;

/** What an account has of one asset; neither part is ever negative on a spot account. */
public record Balance(BigDecimal free, BigDecimal locked) {

    public static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    public BigDecimal total() {
        return free.add(locked);
    }

    Balance add(BigDecimal amount) {
        return new Balance(free.add(amount), locked);
    }

    Balance lock(BigDecimal amount) {
        return new Balance(free.subtract(amount), locked.add(amount));
    }
}
