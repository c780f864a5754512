package io.smctrading.analytics.query;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question with its SQL: a file whose comments above the statement say what it answers. Its
 * parameters are written as psql's variables, {@code :'account'}, so that the file also runs in
 * psql with {@code -v account=paper}; here they are bound, never pasted.
 *
 * @param name file name without {@code .sql}
 * @param title a few words
 * @param answers one line
 * @param parameters all with a standard value
 * @param columns in the order of the answer
 * @param sql the file's text
 */
public record Query(
        String name,
        String title,
        String answers,
        List<Parameter> parameters,
        List<Column> columns,
        String sql) {

    private static final Pattern HEADER =
            Pattern.compile("^-- (title|answers|parameter|column): (.+)$", Pattern.MULTILINE);
    private static final Pattern PARAMETER = Pattern.compile("([a-z]+) (\\w+) (\\S+): (.+)");
    private static final Pattern COLUMN = Pattern.compile("([a-z_0-9]+): (.+)");
    private static final Pattern COMMENT = Pattern.compile("^--.*$", Pattern.MULTILINE);
    private static final Pattern VARIABLE = Pattern.compile(":'([a-z]+)'");

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if its header is not one
     */
    static Query parse(String name, String text) {
        String title = null;
        String answers = null;
        List<Parameter> parameters = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        Matcher header = HEADER.matcher(text);
        while (header.find()) {
            String words = header.group(2);
            switch (header.group(1)) {
                case "title" -> title = words;
                case "answers" -> answers = words;
                case "parameter" -> {
                    Matcher parts = matched(PARAMETER, words, name);
                    parameters.add(
                            new Parameter(
                                    parts.group(1),
                                    Parameter.Kind.of(parts.group(2)),
                                    parts.group(3),
                                    parts.group(4)));
                }
                default -> {
                    Matcher parts = matched(COLUMN, words, name);
                    columns.add(new Column(parts.group(1), parts.group(2)));
                }
            }
        }
        if (title == null || answers == null || columns.isEmpty()) {
            throw new IllegalArgumentException(
                    name + ".sql needs lines '-- title:', '-- answers:' and '-- column:'");
        }
        return new Query(name, title, answers, List.copyOf(parameters), List.copyOf(columns), text);
    }

    private static Matcher matched(Pattern pattern, String words, String name) {
        Matcher matcher = pattern.matcher(words);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + ".sql: '" + words + "' is no such line");
        }
        return matcher;
    }

    /**
     * The values to ask with: what is given, else the standard.
     *
     * @throws UnknownQueryException if one is unknown or not of its kind
     */
    public Map<String, String> values(Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach(parameter -> values.put(parameter.name(), parameter.standard()));
        given.forEach(
                (key, value) -> {
                    Parameter parameter =
                            parameters.stream()
                                    .filter(it -> it.name().equals(key))
                                    .findFirst()
                                    .orElseThrow(() -> unknown(key));
                    if (!parameter.allows(value)) {
                        throw new UnknownQueryException(
                                "--%s '%s' is not allowed, allowed: %s"
                                        .formatted(key, value, parameter.kind().allowed()));
                    }
                    values.put(key, value);
                });
        return values;
    }

    private UnknownQueryException unknown(String key) {
        return new UnknownQueryException(
                "query %s has no parameter --%s, allowed: %s"
                        .formatted(
                                name,
                                key,
                                parameters.stream().map(it -> "--" + it.name()).toList()));
    }

    /**
     * Asks, in a transaction that cannot write and that is rolled back.
     *
     * @param connection sees the tables of one namespace
     * @param given values by name; others are the standard ones
     * @param timeout longest time that the database may take
     * @throws UnknownQueryException if a value is unknown or not of its kind
     * @throws SQLException if the database refuses or takes longer
     */
    public Answer ask(Connection connection, Map<String, String> given, Duration timeout)
            throws SQLException {
        Map<String, String> values = values(given);
        List<String> bound = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(COMMENT.matcher(sql).replaceAll(""));
        String statement =
                variable.replaceAll(
                        found -> {
                            bound.add(values.get(found.group(1)));
                            return "?";
                        });
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET LOCAL statement_timeout = " + timeout.toMillis());
            settings.execute("SET LOCAL TIME ZONE 'UTC'");
            try (PreparedStatement question = connection.prepareStatement(statement)) {
                for (int i = 0; i < bound.size(); i++) {
                    question.setString(i + 1, bound.get(i));
                }
                try (ResultSet rows = question.executeQuery()) {
                    return read(rows);
                }
            }
        } finally {
            connection.rollback();
        }
    }

    private static Answer read(ResultSet result) throws SQLException {
        int count = result.getMetaData().getColumnCount();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add(result.getMetaData().getColumnLabel(i));
        }
        List<List<Object>> rows = new ArrayList<>();
        while (result.next()) {
            List<Object> row = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                row.add(value(result, i));
            }
            rows.add(Collections.unmodifiableList(row));
        }
        return new Answer(names, rows);
    }

    private static Object value(ResultSet result, int column) throws SQLException {
        String type = result.getMetaData().getColumnTypeName(column);
        return switch (type) {
            case "timestamptz" -> {
                OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case "numeric", "float8" -> decimal(result.getBigDecimal(column));
            case "int4", "int8", "bool" -> result.getObject(column);
            default -> result.getString(column);
        };
    }

    private static BigDecimal decimal(BigDecimal value) {
        if (value == null || value.scale() <= 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
