package io.smctrading.jobs.risk.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer around a type's own binary form, which carries its version itself.
 *
 * @param <T> immutable, or copied through its bytes
 */
abstract class BinarySerializer<T> extends TypeSerializerSingleton<T> {

    private static final long serialVersionUID = 1L;
    private static final int FIRST_BYTES = 256;

    @Override
    public T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        if (isImmutableType()) {
            return from;
        }
        DataOutputSerializer bytes = new DataOutputSerializer(FIRST_BYTES);
        try {
            serialize(from, bytes);
            return deserialize(
                    new DataInputDeserializer(bytes.getSharedBuffer(), 0, bytes.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }
}
