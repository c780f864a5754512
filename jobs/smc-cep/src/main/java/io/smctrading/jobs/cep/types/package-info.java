/**
 * The bytes of this job's records and state. A codec that holds the bytes of another has a version
 * that rises with the other's.
 */
package io.smctrading.jobs.cep.types;
