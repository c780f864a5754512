/** What commands show on a console. */
package io.smctrading.platform.console;
