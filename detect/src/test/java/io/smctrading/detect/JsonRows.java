package io.smctrading.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lines of JSON objects as the rows of a table. */
final class JsonRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIELD = Pattern.compile("\"([a-z_]+)\":(\"[^\"]*\"|[^,}]*)");

    private JsonRows() {}

    /**
     * @param header names of the fields that are taken
     */
    static List<String> asTable(Path file, String header) throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add(header);
        for (String line : Files.readAllLines(file)) {
            JsonNode valid = JSON.readTree(line);
            Map<String, String> fields =
                    FIELD.matcher(line)
                            .results()
                            .collect(
                                    Collectors.toMap(
                                            match -> match.group(1),
                                            match -> match.group(2).replace("\"", "")));
            if (fields.size() != valid.size()) {
                throw new IOException("other fields than those of " + line);
            }
            rows.add(
                    Stream.of(header.split(",", -1))
                            .map(name -> fields.getOrDefault(name, ""))
                            .collect(Collectors.joining(",")));
        }
        return rows;
    }
}
