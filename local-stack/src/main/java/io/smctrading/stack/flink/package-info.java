/** The Flink cluster by its REST API, and the jobs that are handed to it. */
package io.smctrading.stack.flink;
