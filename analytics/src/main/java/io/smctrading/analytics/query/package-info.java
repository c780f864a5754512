/** The questions that traders ask of the tables, each a file of SQL with a header. */
package io.smctrading.analytics.query;
