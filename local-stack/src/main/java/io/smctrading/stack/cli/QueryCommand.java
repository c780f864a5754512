package io.smctrading.stack.cli;

import io.smctrading.analytics.query.Answer;
import io.smctrading.analytics.query.Queries;
import io.smctrading.analytics.query.Query;
import io.smctrading.analytics.query.UnknownQueryException;
import io.smctrading.stack.Database;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.RunningStack;
import io.smctrading.stack.StackException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Asks the tables of a running stack one of the questions of analytics, and only reads. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Ask the tables a question; without NAME list the questions.",
        synopsisSubcommandLabel = "",
        footer = {
            "",
            "A question's own parameters follow its name: ./smc query profit-by-symbol --from"
                    + " 2013-11-25",
            "Exit code 0 if it was answered, 2 if there is no such question or parameter."
        })
public final class QueryCommand implements Callable<Integer> {

    private static final String TABLES_OF_NAMESPACES =
            "SELECT schemaname FROM pg_tables WHERE tablename = 'market_data' ORDER BY 1";
    private static final String QUERY_CANCELED = "57014";

    @Mixin private StateOption state = new StateOption();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "the question")
    private String name;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv or json (default table)")
    private String format;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "whose tables (default: the namespace that is traded)")
    private String namespace;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "longest time the database may take (default 30)")
    private int timeoutSeconds;

    @Option(names = "--explain", description = "tell what the question means instead of asking it")
    private boolean explain;

    @Unmatched private List<String> words = new ArrayList<>();

    @Override
    public Integer call() {
        AnswerFormat chosen = AnswerFormat.named(format);
        Map<String, String> values = values(words);
        PrintStream out = System.out;
        try {
            if (name == null) {
                if (!values.isEmpty()) {
                    throw StackException.refused(
                            "unknown option --"
                                    + values.keySet().iterator().next()
                                    + "; a question's parameters follow its name");
                }
                list(out);
                return 0;
            }
            Query query = Queries.named(name);
            if (explain) {
                explain(query, out);
                return 0;
            }
            query.values(values);
            chosen.print(ask(query, values), out);
            out.flush();
            return 0;
        } catch (UnknownQueryException e) {
            throw StackException.refused(e.getMessage());
        }
    }

    private static void list(PrintStream out) {
        int width = Queries.all().stream().mapToInt(q -> q.name().length()).max().orElse(0);
        Queries.all()
                .forEach(
                        q ->
                                out.println(
                                        q.name()
                                                + " ".repeat(width + 2 - q.name().length())
                                                + q.title()));
    }

    private static void explain(Query query, PrintStream out) {
        out.println(query.title());
        out.println(query.answers());
        query.parameters()
                .forEach(
                        p ->
                                out.printf(
                                        Locale.ROOT,
                                        "  --%s %s  %s; default %s%n",
                                        p.name(),
                                        p.kind().name(),
                                        p.meaning(),
                                        p.standard()));
        query.columns().forEach(c -> out.printf(Locale.ROOT, "  %s: %s%n", c.name(), c.meaning()));
    }

    private Answer ask(Query query, Map<String, String> values) {
        if (timeoutSeconds < 1) {
            throw StackException.refused(
                    "--timeout " + timeoutSeconds + " is too small, allowed: 1 or more");
        }
        RunningStack stack = RunningStack.on(state.folder());
        Namespace asked = namespace == null ? stack.namespace() : new Namespace(namespace);
        Database database = stack.endpoints().analytics();
        try (Connection connection = database.connect()) {
            requireTables(connection, asked);
            connection.setSchema(asked.databaseSchema());
            return query.ask(connection, values, Duration.ofSeconds(timeoutSeconds));
        } catch (SQLException e) {
            String problem =
                    QUERY_CANCELED.equals(e.getSQLState())
                            ? "took longer than " + timeoutSeconds + " s, see --timeout"
                            : "failed: " + e.getMessage();
            throw StackException.failed("query " + query.name() + " " + problem, e);
        }
    }

    private static void requireTables(Connection connection, Namespace namespace)
            throws SQLException {
        List<String> known = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(TABLES_OF_NAMESPACES)) {
            while (rows.next()) {
                known.add(rows.getString(1));
            }
        }
        if (!known.contains(namespace.databaseSchema())) {
            throw StackException.refused(
                    "--namespace '%s' has no tables, allowed: %s"
                            .formatted(namespace, String.join(", ", known)));
        }
    }

    /** Pairs {@code --name value} and words {@code --name=value}. */
    private static Map<String, String> values(List<String> words) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                throw StackException.refused("'" + word + "' is too much: give --name value");
            }
            int equals = word.indexOf('=');
            if (equals > 0) {
                values.put(word.substring(2, equals), word.substring(equals + 1));
            } else {
                values.put(word.substring(2), i + 1 < words.size() ? words.get(i + 1) : "");
                i++;
            }
        }
        return values;
    }
}
