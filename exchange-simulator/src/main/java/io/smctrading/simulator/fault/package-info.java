/** What goes wrong on purpose. */
package io.smctrading.simulator.fault;
