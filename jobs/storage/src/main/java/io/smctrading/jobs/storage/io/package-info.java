/** The edges: dead letters from Kafka, rows into PostgreSQL. */
package io.smctrading.jobs.storage.io;
