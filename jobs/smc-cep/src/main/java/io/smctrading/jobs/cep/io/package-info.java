/** Between the wire's records and the job's: one mapper per topic. Avro stops here. */
package io.smctrading.jobs.cep.io;
