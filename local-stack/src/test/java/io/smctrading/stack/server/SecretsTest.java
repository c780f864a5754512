package io.smctrading.stack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir private Path folder;

    @Test
    void aPasswordIsDrawnOnceAndOnlyItsOwnerReadsIt() throws IOException {
        Secrets secrets = new Secrets(folder.resolve("secrets"));

        String first = secrets.of("ledger");

        assertThat(first).hasSizeGreaterThanOrEqualTo(32);
        assertThat(new Secrets(folder.resolve("secrets")).of("ledger")).isEqualTo(first);
        assertThat(secrets.of("analytics")).isNotEqualTo(first);
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(secrets.file("ledger"))))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");
    }
}
