/** The one stateful operator of the job, its state's serializers and its counters. */
package io.smctrading.jobs.risk.functions;
