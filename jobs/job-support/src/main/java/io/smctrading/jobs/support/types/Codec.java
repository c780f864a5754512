package io.smctrading.jobs.support.types;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The bytes of one type. Stateless, with a public constructor without arguments: a savepoint names
 * the class and the version it was written with.
 *
 * @param <T> the type; immutable unless {@link #isImmutable()} says otherwise
 */
public interface Codec<T> extends Serializable {

    Class<T> type();

    /** Raised with every change of the bytes; {@link #read} goes on reading older ones. */
    default int version() {
        return 1;
    }

    default boolean isImmutable() {
        return true;
    }

    /** A copy that changes of the value do not reach; asked for only of what is mutable. */
    default T copy(T value) throws IOException {
        DataOutputSerializer bytes = new DataOutputSerializer(512);
        write(value, bytes);
        return read(
                new DataInputDeserializer(bytes.getSharedBuffer(), 0, bytes.length()), version());
    }

    void write(T value, DataOutputView out) throws IOException;

    /**
     * Reads one value.
     *
     * @param version of the codec that wrote it, never above {@link #version()}
     */
    T read(DataInputView in, int version) throws IOException;
}
