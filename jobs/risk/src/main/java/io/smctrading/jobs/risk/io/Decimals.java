package io.smctrading.jobs.risk.io;

import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;
import java.math.BigDecimal;

/** Numbers on their way in and out. */
final class Decimals {

    /** The contract's largest number. A worth beyond it is cut: it must not stop the account. */
    private static final BigDecimal LARGEST = new BigDecimal("999999999999");

    private Decimals() {}

    /**
     * A number within the contract's digits: Avro itself does not count them.
     *
     * @throws WireException if it has more
     */
    static BigDecimal fromWire(String field, BigDecimal value) throws WireException {
        if (value.precision() > WireDecimal.PRECISION) {
            throw new WireException(
                    field
                            + " has "
                            + value.precision()
                            + " digits, allowed: "
                            + WireDecimal.PRECISION);
        }
        return value;
    }

    static BigDecimal fromWireOrNull(String field, BigDecimal value) throws WireException {
        return value == null ? null : fromWire(field, value);
    }

    /** Rounded half-even to eight decimals. */
    static BigDecimal toWire(BigDecimal amount) {
        return WireDecimal.of(amount.min(LARGEST).max(LARGEST.negate()));
    }

    static BigDecimal toWireOrNull(BigDecimal amount) {
        return amount == null ? null : toWire(amount);
    }
}
