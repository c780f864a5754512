package io.smctrading.analytics.query;

import java.util.List;

/**
 * What the database answered.
 *
 * @param columns their names
 * @param rows values in the columns' order: text, exact decimal, whole number, truth value, {@link
 *     java.time.Instant} or {@code null}
 */
public record Answer(List<String> columns, List<List<Object>> rows) {}
