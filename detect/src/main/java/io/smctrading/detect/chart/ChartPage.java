package io.smctrading.detect.chart;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;

/**
 * One page of HTML with candles and what was found in them, complete in itself: it loads nothing,
 * and its content security policy lets nothing load nor run but the scripts it was written with.
 *
 * <p>Candles are drawn by TradingView's Lightweight Charts, which the page contains and names. What
 * the page can be told in its address ({@code #from=…&to=…&show=…}) is said at the head of {@code
 * page.js}.
 */
public final class ChartPage {
    /** Candles of a series that a page shows unless told otherwise. */
    public static final int DEFAULT_CANDLES = 50_000;

    private static final List<String> SCRIPTS =
            List.of("lightweight-charts-5.2.1.js", "data.js", "drawing.js", "words.js", "page.js");

    private final String title;
    private final List<ChartSeries> series;

    /**
     * @param title what the page is about, any text
     * @param series at least one; the first is shown first
     */
    public ChartPage(String title, List<ChartSeries> series) {
        this.title = Objects.requireNonNull(title, "title");
        this.series = List.copyOf(series);
        if (series.isEmpty()) {
            throw new IllegalArgumentException("series of a chart are 0, allowed: 1 or more");
        }
    }

    /**
     * Writes the page, replacing what the file held.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            write(out);
        }
    }

    /** Writes the page piece by piece, as UTF-8 expects it, and leaves {@code out} open. */
    public void write(Writer out) throws IOException {
        String template = resource("page.html");
        int done = 0;
        for (int at = template.indexOf("{{"); at >= 0; at = template.indexOf("{{", done)) {
            int end = template.indexOf("}}", at);
            out.write(template, done, at - done);
            writePart(template.substring(at + 2, end), out);
            done = end + 2;
        }
        out.write(template, done, template.length() - done);
        out.flush();
    }

    private void writePart(String part, Writer out) throws IOException {
        switch (part) {
            case "policy" -> out.write(policy());
            case "title" -> out.write(escaped(title));
            case "style" -> out.write(resource("page.css"));
            case "data" -> writeData(out);
            case "scripts" -> {
                for (String script : SCRIPTS) {
                    out.write("<script>");
                    out.write(resource(script));
                    out.write("</script>\n");
                }
            }
            default -> throw new IllegalStateException("page.html has no part " + part);
        }
    }

    /** Nothing but these very scripts and this style: no file, no address, no handler in HTML. */
    private static String policy() {
        StringJoiner scripts = new StringJoiner(" ");
        for (String script : SCRIPTS) {
            scripts.add(hashOf(script));
        }
        return "default-src 'none'; script-src "
                + scripts
                + "; style-src "
                + hashOf("page.css")
                + "; base-uri 'none'; form-action 'none'";
    }

    private void writeData(Writer out) throws IOException {
        startData("chart-vocabulary", out);
        try (JsonGenerator json = SafeJson.to(out)) {
            writeVocabulary(json);
        }
        endData(out);
        for (int i = 0; i < series.size(); i++) {
            startData("chart-series-" + i, out);
            try (JsonGenerator json = SafeJson.to(out)) {
                SeriesJson.write(series.get(i), json);
            }
            endData(out);
        }
    }

    private static void startData(String id, Writer out) throws IOException {
        out.write("<script type=\"application/json\" id=\"" + id + "\">");
    }

    private static void endData(Writer out) throws IOException {
        out.write("</script>\n");
    }

    private void writeVocabulary(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", title);
        json.writeArrayFieldStart("series");
        for (ChartSeries one : series) {
            json.writeString(one.series().key());
        }
        json.writeEndArray();
        json.writeNumberField("base", Factor.base());
        json.writeArrayFieldStart("factors");
        for (Factor factor : Factor.ALL) {
            json.writeStartObject();
            json.writeStringField("name", factor.name());
            json.writeStringField("words", factor.words());
            json.writeNumberField("weight", factor.weight());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Text as it may stand between tags and in quotes. */
    static String escaped(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(
                        character -> {
                            switch (character) {
                                case '<' -> html.append("&lt;");
                                case '>' -> html.append("&gt;");
                                case '&' -> html.append("&amp;");
                                case '"' -> html.append("&quot;");
                                case '\'' -> html.append("&#39;");
                                default ->
                                        html.appendCodePoint(isText(character) ? character : ' ');
                            }
                        });
        return html.toString();
    }

    private static boolean isText(int character) {
        return !Character.isISOControl(character)
                && Character.getType(character) != Character.SURROGATE;
    }

    private static String hashOf(String resource) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(resource(resource).getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ChartPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
