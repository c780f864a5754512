/** The wire records of trades and candles to and from the domain's. */
package io.smctrading.jobs.ingest.io;
