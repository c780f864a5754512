/**
 * Market structure: swings, breaks, sweeps, zones and levels of one series of closed candles.
 *
 * <p>Every detector here is causal: an event is known at the close of a candle, is emitted once and
 * is never changed, moved or withdrawn. What later happens to it is a new event that names it. So
 * the events of a prefix of the candles are a prefix of the events of all candles.
 *
 * <p>{@link io.smctrading.core.structure.StructureEngine} holds the state and the order of
 * evaluation; each concept's definition stands in the Javadoc of its own class.
 */
package io.smctrading.core.structure;
