/** The bytes of this job's records and state. */
package io.smctrading.jobs.cep.types;
