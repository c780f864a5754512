/** The graph over files and the Flink that runs it inside this process. */
package io.smctrading.detect.graph;
