package io.smctrading.analytics.query;

/**
 * A column of an answer.
 *
 * @param name as in the SQL
 * @param meaning what it says, with its unit
 */
public record Column(String name, String meaning) {}
