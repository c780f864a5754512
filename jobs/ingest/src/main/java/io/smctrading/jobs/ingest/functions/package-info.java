/** What happens to the trades and clocks of one symbol, on keyed state. */
package io.smctrading.jobs.ingest.functions;
