package io.smctrading.simulator.bybit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Lists in pages: newest first, the cursor names the last element of the page before. */
final class Pages {

    private static final String TOKEN = "page_token=";

    private Pages() {}

    /**
     * Writes the page that was asked for into {@code list} and {@code nextPageCursor}.
     *
     * @param newestFirst all elements
     * @param id falls from each element to the next
     * @param usual size of a page if none is asked for
     * @param largest size of a page
     */
    static <T> void write(
            ObjectNode result,
            Parameters asked,
            List<T> newestFirst,
            ToLongFunction<T> id,
            Function<T, JsonNode> view,
            int usual,
            int largest) {
        int size = Math.min(Math.max(asked.integer("limit", usual), 1), largest);
        long before = asked.has("cursor") ? read(asked.text("cursor")) : Long.MAX_VALUE;
        List<T> rest =
                newestFirst.stream().filter(element -> id.applyAsLong(element) < before).toList();
        List<T> page = rest.subList(0, Math.min(size, rest.size()));
        ArrayNode list = result.putArray("list");
        page.forEach(element -> list.add(view.apply(element)));
        boolean more = rest.size() > page.size();
        result.put("nextPageCursor", more ? token(id.applyAsLong(page.get(page.size() - 1))) : "");
    }

    private static String token(long id) {
        return URLEncoder.encode(TOKEN + id + "&", UTF_8);
    }

    private static long read(String cursor) {
        String token = cursor;
        while (token.contains("%")) {
            token = URLDecoder.decode(token, UTF_8);
        }
        try {
            return Long.parseLong(token.replace(TOKEN, "").replace("&", ""));
        } catch (NumberFormatException e) {
            throw Parameters.invalid("cursor");
        }
    }
}
