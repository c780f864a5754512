/** The keyed functions of the job: Flink wiring around decisions of smc-core. */
package io.smctrading.jobs.cep.functions;
