package io.smctrading.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.structure.StructureEventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of definitions leads to the classes and tests of each concept, and they are there. */
class ConceptIndexTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+)`");

    private static List<List<String>> rows;
    private static Set<String> classes;

    @BeforeAll
    static void readThePageAndTheSources() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("docs/market-structure.md"));
        rows =
                lines.subList(lines.indexOf("## Where to find each concept"), lines.size()).stream()
                        .filter(line -> line.startsWith("| ") && !line.contains("| § |"))
                        .map(
                                line ->
                                        Arrays.stream(line.split("\\|", -1))
                                                .map(String::strip)
                                                .toList())
                        .map(cells -> cells.subList(1, cells.size() - 1))
                        .toList();
        classes = new HashSet<>();
        for (String module : List.of("smc-core", "jobs/smc-cep")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> classes.add(name.substring(0, name.length() - 5)));
            }
        }
    }

    private static Set<String> classesIn(String cell) {
        return CLASS.matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void everyClassAndTestItNamesExists() {
        assertThat(rows).hasSizeGreaterThan(20);
        for (List<String> row : rows) {
            assertThat(classes).as(row.get(0)).containsAll(classesIn(String.join(" ", row)));
            assertThat(classesIn(row.get(row.size() - 1)))
                    .as("tests of " + row.get(0))
                    .anyMatch(name -> name.endsWith("Test") || name.endsWith("ITCase"));
        }
    }

    @Test
    void everyKindOfEventHasAConcept() {
        String events = rows.stream().map(row -> row.get(2)).collect(Collectors.joining(" "));
        for (StructureEventType type : StructureEventType.values()) {
            assertThat(events).contains("`" + type + "`");
        }
    }

    @Test
    void everySectionOfTheDefinitionsIsNamed() {
        assertThat(rows.stream().map(row -> row.get(1)))
                .contains("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }
}
