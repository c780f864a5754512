/** Candles of CSV files: the rules of a row, and how Flink reads them. */
package io.smctrading.detect.csv;
