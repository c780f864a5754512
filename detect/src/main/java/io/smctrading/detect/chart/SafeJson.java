package io.smctrading.detect.chart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.Writer;

/**
 * JSON that may stand inside a script element: no text in it can end the element, open a comment or
 * begin an entity, because every {@code <}, {@code >} and {@code &} is written as an escape, and so
 * is everything beyond ASCII.
 */
final class SafeJson {
    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    .characterEscapes(new MarkupEscapes())
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build();

    private SafeJson() {}

    /** Writes to {@code out} as it goes; closing the generator leaves {@code out} open. */
    static JsonGenerator to(Writer out) throws IOException {
        return FACTORY.createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }

    private static final class MarkupEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        private final int[] escapes = standardAsciiEscapesForJSON();

        MarkupEscapes() {
            escapes['<'] = ESCAPE_STANDARD;
            escapes['>'] = ESCAPE_STANDARD;
            escapes['&'] = ESCAPE_STANDARD;
            escapes['\''] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
