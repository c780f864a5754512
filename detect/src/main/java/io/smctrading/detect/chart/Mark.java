package io.smctrading.detect.chart;

import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEventType;
import io.smctrading.core.structure.StructureLabel;

/**
 * A point of the chart or a line at one price: a swing, equal levels, a sweep, a break.
 *
 * @param from open time where its line begins: for equal levels the swing before, else the anchor
 * @param anchor open time of the candle it lies at
 * @param known open time of the candle that made it known
 * @param price its level
 */
record Mark(
        StructureEventType type,
        Direction direction,
        Scope scope,
        StructureLabel label,
        long from,
        long anchor,
        long known,
        double price) {}
