/** One page of HTML that shows candles with the structure and the entries found in them. */
package io.smctrading.detect.chart;
