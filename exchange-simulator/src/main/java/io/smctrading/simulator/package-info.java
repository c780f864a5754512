/** Three exchanges in one process, for whoever wants to try an order without sending it. */
package io.smctrading.simulator;
