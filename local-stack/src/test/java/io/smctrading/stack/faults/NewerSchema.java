package io.smctrading.stack.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.schemas.Topic;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The contract of a topic as a later version might have it: every record in it, wrappers included,
 * has one more optional field. Writes today's records by that contract.
 */
final class NewerSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELD = "addedLater";

    private final Schema today;
    private final Schema newer;
    private final int id;

    /** Registers the newer contract beside today's. */
    NewerSchema(RegistryClient registry, String namespace, Topic<?> topic) {
        today = topic.schema();
        newer = extended(today);
        id = registry.register(topic.subjectIn(namespace), newer);
    }

    int id() {
        return id;
    }

    private static Schema extended(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            extend(tree);
            return new Schema.Parser().parse(tree.toString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void extend(JsonNode node) {
        node.forEach(NewerSchema::extend);
        if (node instanceof ObjectNode type && type.path("type").asText().equals("record")) {
            ObjectNode field = ((ArrayNode) type.path("fields")).addObject();
            field.put("name", FIELD).putNull("default");
            field.putArray("type").add("null").add("string");
        }
    }

    /** The record in the wire format, its new fields filled. */
    byte[] write(SpecificRecord record) throws IOException {
        GenericRecord later =
                new GenericDatumReader<GenericRecord>(today, newer)
                        .read(null, DecoderFactory.get().binaryDecoder(binary(record), null));
        fill(later);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(newer).write(later, encoder);
        return bytes.toByteArray();
    }

    private byte[] binary(SpecificRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<SpecificRecord>(today, SpecificData.getForClass(record.getClass()))
                .write(record, encoder);
        return bytes.toByteArray();
    }

    private static void fill(GenericRecord record) {
        record.put(FIELD, "as a later version writes it");
        for (Schema.Field field : record.getSchema().getFields()) {
            if (record.get(field.pos()) instanceof GenericData.Record nested) {
                fill(nested);
            }
        }
    }
}
