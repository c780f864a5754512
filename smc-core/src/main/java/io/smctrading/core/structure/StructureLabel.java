package io.smctrading.core.structure;

/** What more an event says of its level: rank against the previous swing, or the period it ends. */
public enum StructureLabel {
    /** Higher high. */
    HH,
    /** Lower (or equal) high. */
    LH,
    /** Higher (or equal) low. */
    HL,
    /** Lower low. */
    LL,
    /** Level of a day. */
    DAY,
    /** Level of a week, which begins on Monday. */
    WEEK,
    /** Level of a calendar month. */
    MONTH
}
