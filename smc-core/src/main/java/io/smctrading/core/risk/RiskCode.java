package io.smctrading.core.risk;

/** What a decision was, or the rule that refused; names are part of the contract with readers. */
public enum RiskCode {
    APPROVED,
    /** The signal has an order already. */
    DUPLICATE,
    /** Trading is halted. */
    HALTED,
    /** Nothing is known about tick, lot and minimum of the instrument. */
    NO_INSTRUMENT,
    /** The market's clock has reached the signal's validUntil. */
    STALE_SIGNAL,
    /** A short of something that cannot be shorted. */
    NOT_SHORTABLE,
    /** The stop is not on the losing side of the entry, or not above 0. */
    INVALID_STOP,
    /** The target is not on the winning side of the entry, or not above 0. */
    INVALID_TARGET,
    /** The day's loss has reached its limit. */
    DAILY_LOSS,
    /** The instrument has a position or a working order. */
    POSITION_OPEN,
    /** As many instruments as allowed have positions or working orders. */
    MAXIMUM_OPEN_POSITIONS,
    /** The largest position allowed is less than a lot. */
    MAXIMUM_POSITION,
    /** The cash that is left does not pay for a lot. */
    INSUFFICIENT_CASH,
    /** The quantity that loses the allowed fraction at the stop is less than a lot. */
    BELOW_LOT_SIZE,
    /** Price times quantity is less than the venue takes. */
    BELOW_MINIMUM_NOTIONAL,
    /** Positions, reservations and this order together are worth more than allowed. */
    MAXIMUM_EXPOSURE,
    /** Asked for by a person: the quantity would lose more at the stop than allowed. */
    MAXIMUM_RISK,
    /** Asked for by a person: not a number of whole lots. */
    INVALID_QUANTITY,
    /** Asked for by a person: a price beside the instrument's ticks. */
    INVALID_PRICE,
    /** Asked for by a person: nothing is known of what the instrument is worth. */
    NO_PRICE,
    /** Asked for by a person: an exit of more than is held, or of nothing. */
    NOTHING_TO_REDUCE
}
