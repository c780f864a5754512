package io.smctrading.jobs.storage.tables;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Flink's type of rows, with a serializer of their own: a row's values are of several types. */
public final class TableRowType extends TypeInformation<TableRow> {

    public static final TableRowType INSTANCE = new TableRowType();

    private static final long serialVersionUID = 1L;

    private TableRowType() {}

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<TableRow> getTypeClass() {
        return TableRow.class;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<TableRow> createSerializer(SerializerConfig config) {
        return TableRowSerializer.INSTANCE;
    }

    @Override
    @Deprecated
    @SuppressWarnings("InlineMeSuggester") // abstract above: Flink still calls it
    public TypeSerializer<TableRow> createSerializer(ExecutionConfig config) {
        return TableRowSerializer.INSTANCE;
    }

    @Override
    public String toString() {
        return "TableRow";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TableRowType;
    }

    @Override
    public int hashCode() {
        return TableRowType.class.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof TableRowType;
    }
}
