package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

    private static final String HEAP_INFO =
            """
            4711:
             def new generation   total 19648K, used 13416K [0x00000000f0000000, 0x00000000f1550000)
              eden space 17472K,  76% used [0x00000000f0000000, 0x00000000f0d1a0f8)
             tenured generation   total 43712K, used 30000K [0x00000000f5550000, 0x00000000f8000000)
               the space 43712K,  68% used [0x00000000f5550000, 0x00000000f729c0a0)
             Metaspace       used 62018K, committed 62592K, reserved 1114112K
            """;

    @Test
    void usedHeapIsThatOfBothGenerations() {
        assertThat(ProcessMemory.heap(HEAP_INFO)).isEqualTo((13_416L + 30_000) * 1024);
    }

    @Test
    void anotherCollectorTellsNothing() {
        assertThat(ProcessMemory.heap("garbage-first heap total 256M, used 17M")).isZero();
    }
}
