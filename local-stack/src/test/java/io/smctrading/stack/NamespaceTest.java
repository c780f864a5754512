package io.smctrading.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespaceTest {

    @Test
    void namesTopicsAndTablesAfterItself() {
        Namespace namespace = new Namespace("demo-12");

        assertThat(namespace.prefix()).isEqualTo("demo-12.");
        assertThat(namespace.databaseSchema()).isEqualTo("demo-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Main", "1st", "a.b", "a_b", "a b", "a\"; DROP SCHEMA public"})
    void refusesWhatCouldBeMistakenForAnother(String name) {
        assertThatThrownBy(() -> new Namespace(name))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("'" + name + "'")
                .hasMessageContaining("allowed: a letter");
    }
}
