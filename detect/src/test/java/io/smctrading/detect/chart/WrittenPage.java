package io.smctrading.detect.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page as a browser takes it apart: scripts, data and the rest. */
record WrittenPage(String html) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DATA =
            Pattern.compile(
                    "<script type=\"application/json\" id=\"([^\"]+)\">(.*?)</script",
                    Pattern.DOTALL);
    private static final Pattern SCRIPT = Pattern.compile("<script>(.*?)</script", Pattern.DOTALL);

    static WrittenPage of(String title, ChartSeries... series) throws IOException {
        StringWriter out = new StringWriter();
        new ChartPage(title, List.of(series)).write(out);
        return new WrittenPage(out.toString());
    }

    String data(String id) {
        Matcher matcher = DATA.matcher(html);
        while (matcher.find()) {
            if (matcher.group(1).equals(id)) {
                return matcher.group(2);
            }
        }
        throw new AssertionError("the page has no data " + id);
    }

    JsonNode json(String id) throws IOException {
        return JSON.readTree(data(id));
    }

    /** What runs, in order. */
    List<String> scripts() {
        List<String> scripts = new ArrayList<>();
        Matcher matcher = SCRIPT.matcher(html);
        while (matcher.find()) {
            scripts.add(matcher.group(1));
        }
        return scripts;
    }

    /** The page without what stands in its scripts and its style. */
    String markup() {
        return html.replaceAll("(?s)(<(?:script|style)[^>]*>).*?(</(?:script|style))", "$1$2");
    }

    /** A column that holds differences, as it was. */
    static long[] sums(JsonNode differences) {
        long[] column = new long[differences.size()];
        long sum = 0;
        for (int i = 0; i < column.length; i++) {
            sum += differences.get(i).longValue();
            column[i] = sum;
        }
        return column;
    }
}
