/** What every exchange does alike: accounts, orders, matching, lists, settlement. */
package io.smctrading.simulator.core;
