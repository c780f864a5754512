package io.smctrading.stack.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records as JSON for people and scripts, decoded with the schema they were written with, whatever
 * that is. Decimals are plain numbers, times ISO-8601, bytes hexadecimal; a record of a union topic
 * stands without its wrapper. What cannot be decoded is shown as such, with the reason. Not safe
 * for several threads.
 */
public final class RecordJson {

    private static final int HEADER_BYTES = 5;
    private static final int PREVIEW_BYTES = 48;
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private final RegistryClient registry;
    private final GenericData data = new GenericData();
    private final Map<Integer, GenericDatumReader<Object>> readers = new HashMap<>();

    public RecordJson(RegistryClient registry) {
        this.registry = registry;
        data.addLogicalTypeConversion(new Conversions.DecimalConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        data.addLogicalTypeConversion(new TimeConversions.DateConversion());
    }

    /** Where a record is, and what is in it. */
    public ObjectNode of(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode json = NODES.objectNode();
        json.put("key", key(record.key()));
        json.put("partition", record.partition());
        json.put("offset", record.offset());
        json.put("appended", Instant.ofEpochMilli(record.timestamp()).toString());
        content(json, record.value());
        return json;
    }

    /** Adds the decoded value, or the bytes and the reason why they are not decoded. */
    void content(ObjectNode json, byte[] value) {
        if (value == null) {
            json.putNull("value");
            return;
        }
        try {
            Object decoded = unwrapped(decode(value));
            if (decoded instanceof IndexedRecord named) {
                json.put("type", named.getSchema().getName());
            }
            json.set("value", node(decoded));
        } catch (WireException e) {
            json.put("undecodable", e.getMessage());
            json.set("bytes", preview(value));
        }
    }

    /** A text key, or the hexadecimal digits of one that is no text; {@code null} without key. */
    static String key(byte[] key) {
        if (key == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
        } catch (CharacterCodingException e) {
            return HexFormat.of().formatHex(key);
        }
    }

    /** How many bytes there are, and the first of them. */
    static ObjectNode preview(byte[] bytes) {
        ObjectNode preview = NODES.objectNode();
        preview.put("length", bytes.length);
        String shown = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, PREVIEW_BYTES));
        preview.put("hex", bytes.length > PREVIEW_BYTES ? shown + "…" : shown);
        return preview;
    }

    private Object decode(byte[] value) throws WireException {
        if (value.length < HEADER_BYTES || value[0] != 0) {
            throw new WireException("it does not start with a zero byte and a schema id");
        }
        int id = ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
        GenericDatumReader<Object> reader = readers.get(id);
        if (reader == null) {
            Optional<Schema> schema = registry.schemaOf(id);
            if (schema.isEmpty()) {
                throw new WireException("the registry knows no schema " + id);
            }
            reader = new GenericDatumReader<>(schema.get(), schema.get(), data);
            readers.put(id, reader);
        }
        Object decoded;
        boolean atEnd;
        try {
            BinaryDecoder decoder =
                    DecoderFactory.get()
                            .binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null);
            decoded = reader.read(null, decoder);
            atEnd = decoder.isEnd();
        } catch (IOException | RuntimeException e) {
            throw new WireException("it does not fit schema " + id, e);
        }
        if (!atEnd) {
            throw new WireException("bytes follow the end of the record");
        }
        return decoded;
    }

    /** Topics with clocks wrap their records: the union is the wrapper's only field. */
    private static Object unwrapped(Object decoded) {
        if (decoded instanceof IndexedRecord wrapper
                && wrapper.getSchema().getFields().size() == 1
                && wrapper.get(0) instanceof IndexedRecord wrapped) {
            return wrapped;
        }
        return decoded;
    }

    private static JsonNode node(Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof IndexedRecord record) {
            ObjectNode node = NODES.objectNode();
            for (Schema.Field field : record.getSchema().getFields()) {
                node.set(field.name(), node(record.get(field.pos())));
            }
            return node;
        }
        if (value instanceof BigDecimal decimal) {
            return NODES.numberNode(
                    decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros());
        }
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? NODES.numberNode(number)
                    : NODES.textNode(number.toString());
        }
        if (value instanceof Float number) {
            return node((double) number);
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return NODES.textNode(HexFormat.of().formatHex(bytes));
        }
        if (value instanceof Collection<?> items) {
            ArrayNode node = NODES.arrayNode();
            items.forEach(item -> node.add(node(item)));
            return node;
        }
        if (value instanceof Map<?, ?> entries) {
            ObjectNode node = NODES.objectNode();
            entries.forEach((key, entry) -> node.set(key.toString(), node(entry)));
            return node;
        }
        return NODES.textNode(value.toString());
    }
}
