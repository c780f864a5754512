package io.smctrading.stack.topics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.DeadLetter;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Dead letters as JSON: from which place the record was taken, who refused it and why, its bytes
 * and, where they can be decoded, its content. Not safe for several threads.
 */
public final class DeadLetterJson {

    private final RecordJson records;
    private final WireReader<DeadLetter> reader;

    public DeadLetterJson(RegistryClient registry) {
        this.records = new RecordJson(registry);
        this.reader = new WireReader<>(registry, DeadLetter.class);
    }

    public ObjectNode of(ConsumerRecord<byte[], byte[]> record) {
        DeadLetter letter;
        try {
            letter = reader.read(record.value());
        } catch (WireException e) {
            return records.of(record);
        }
        byte[] key = bytes(letter.getKey());
        byte[] value = bytes(letter.getValue());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("topic", letter.getTopic());
        json.put("partition", letter.getPartition());
        json.put("offset", letter.getOffset());
        json.put("appended", letter.getTime().toString());
        json.put("stage", letter.getStage());
        json.put("reason", letter.getReason());
        json.put("key", RecordJson.key(key));
        if (value != null) {
            json.set("bytes", RecordJson.preview(value));
        }
        records.content(json, value);
        return json;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
