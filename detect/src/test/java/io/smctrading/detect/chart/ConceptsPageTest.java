package io.smctrading.detect.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of concepts, docs/concepts.md, keeps what it promises when classes move. */
class ConceptsPageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final long MOST_BYTES = 60 * 1024;

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> links = links("\\]\\(([^)#]+)\\)");

        assertThat(links).hasSizeGreaterThan(30);
        assertThat(links).allMatch(link -> Files.exists(DOCS.resolve(link)));
    }

    @Test
    void everyPictureIsSmallAndEveryDrawnPictureIsShown() throws IOException {
        List<String> shown = links("!\\[[^]]+\\]\\(images/concepts/([^)]+)\\.png\\)");
        Matcher drawn =
                Pattern.compile("(?m)^picture (\\S+)")
                        .matcher(Files.readString(DOCS.resolve("images/concepts/draw")));
        List<String> names = new ArrayList<>();
        while (drawn.find()) {
            names.add(drawn.group(1));
        }

        assertThat(shown).containsExactlyInAnyOrderElementsOf(names);
        for (String name : names) {
            assertThat(DOCS.resolve("images/concepts/" + name + ".png"))
                    .satisfies(
                            file -> assertThat(Files.size(file)).isLessThanOrEqualTo(MOST_BYTES));
        }
    }

    private static List<String> links(String pattern) throws IOException {
        Matcher matcher =
                Pattern.compile(pattern).matcher(Files.readString(DOCS.resolve("concepts.md")));
        List<String> links = new ArrayList<>();
        while (matcher.find()) {
            links.add(matcher.group(1));
        }
        return links;
    }
}
