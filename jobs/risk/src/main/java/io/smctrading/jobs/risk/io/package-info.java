/** Between the contracts' Avro records and risk's inputs and outputs, one mapper per topic. */
package io.smctrading.jobs.risk.io;
