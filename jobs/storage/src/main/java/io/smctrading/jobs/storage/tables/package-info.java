/** What is stored: one constant per table, its statement and the mapping of the wire record. */
package io.smctrading.jobs.storage.tables;
