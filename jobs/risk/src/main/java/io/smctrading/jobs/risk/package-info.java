/** Signals, executions and prices in; sized orders, decisions and the portfolio out. */
package io.smctrading.jobs.risk;
