/** The trading loop: feeds in, ledger, paper venue, reports and clocks out. */
package io.smctrading.sidecar.trading;
