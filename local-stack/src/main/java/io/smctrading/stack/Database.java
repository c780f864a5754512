package io.smctrading.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A database and the one role that may use it. The password is only ever in its file.
 *
 * @param url for JDBC
 * @param user role that owns the database
 * @param passwordFile readable by the owner of the stack only
 */
public record Database(String url, String user, Path passwordFile) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password());
    }

    public String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + passwordFile, e);
        }
    }
}
