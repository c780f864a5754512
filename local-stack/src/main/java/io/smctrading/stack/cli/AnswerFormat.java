package io.smctrading.stack.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.analytics.query.Answer;
import io.smctrading.stack.StackException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an answer is printed. */
enum AnswerFormat {
    /** Columns in line, numbers to the right; nothing is a dash. */
    TABLE {
        @Override
        void print(Answer answer, PrintStream out) {
            int columns = answer.columns().size();
            int[] widths = new int[columns];
            boolean[] numeric = new boolean[columns];
            for (int i = 0; i < columns; i++) {
                int column = i;
                widths[i] = answer.columns().get(i).length();
                answer.rows()
                        .forEach(
                                row ->
                                        widths[column] =
                                                Math.max(
                                                        widths[column],
                                                        text(row.get(column), "-").length()));
                numeric[i] =
                        answer.rows().stream().anyMatch(row -> row.get(column) instanceof Number);
            }
            line(answer.columns(), widths, numeric, out);
            answer.rows()
                    .forEach(
                            row ->
                                    line(
                                            row.stream().map(value -> text(value, "-")).toList(),
                                            widths,
                                            numeric,
                                            out));
            out.println(
                    "(" + answer.rows().size() + (answer.rows().size() == 1 ? " row)" : " rows)"));
        }

        private void line(List<String> cells, int[] widths, boolean[] numeric, PrintStream out) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                String padding = " ".repeat(widths[i] - cells.get(i).length());
                line.append(i == 0 ? "" : "  ")
                        .append(numeric[i] ? padding : "")
                        .append(cells.get(i))
                        .append(numeric[i] ? "" : padding);
            }
            out.println(line.toString().stripTrailing());
        }
    },
    /** RFC 4180 with a header line; nothing is an empty cell. */
    CSV {
        @Override
        void print(Answer answer, PrintStream out) {
            out.print(line(answer.columns()));
            answer.rows()
                    .forEach(row -> out.print(line(row.stream().map(v -> text(v, "")).toList())));
        }

        private String line(List<String> cells) {
            return cells.stream()
                    .map(
                            cell ->
                                    cell.matches("(?s).*[\",\r\n].*")
                                            ? '"' + cell.replace("\"", "\"\"") + '"'
                                            : cell)
                    .collect(Collectors.joining(",", "", "\r\n"));
        }
    },
    /** An array of objects; decimals are exact numbers, times ISO texts. */
    JSON {
        @Override
        void print(Answer answer, PrintStream out) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (List<Object> row : answer.rows()) {
                ObjectNode object = array.addObject();
                for (int i = 0; i < row.size(); i++) {
                    put(object, answer.columns().get(i), row.get(i));
                }
            }
            try {
                out.println(
                        new ObjectMapper()
                                .writer(SerializationFeature.INDENT_OUTPUT)
                                .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                                .writeValueAsString(array));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a tree of values is JSON", e);
            }
        }

        private void put(ObjectNode object, String name, Object value) {
            if (value == null) {
                object.putNull(name);
            } else if (value instanceof BigDecimal decimal) {
                object.put(name, decimal);
            } else if (value instanceof Number number) {
                object.put(name, number.longValue());
            } else if (value instanceof Boolean flag) {
                object.put(name, flag);
            } else {
                object.put(name, value.toString());
            }
        }
    };

    abstract void print(Answer answer, PrintStream out);

    static AnswerFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                StackException.refused(
                                        "--format '"
                                                + name
                                                + "' is unknown, allowed: table, csv, json"));
    }

    private static String text(Object value, String nothing) {
        if (value == null) {
            return nothing;
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }
}
