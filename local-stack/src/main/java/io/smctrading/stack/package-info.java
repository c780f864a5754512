/** Every server of the system on one machine: started, watched and stopped by one command. */
package io.smctrading.stack;
