/**
 * How this job's records and state are stored and sent: plain versioned bytes, no Kryo, no
 * reflection.
 */
package io.smctrading.jobs.cep.types;
