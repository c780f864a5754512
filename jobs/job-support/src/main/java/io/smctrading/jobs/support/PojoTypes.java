package io.smctrading.jobs.support;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.PojoField;
import org.apache.flink.api.java.typeutils.PojoTypeInfo;

/** Flink types of generic Java records, whose component types the compiler has erased. */
public final class PojoTypes {

    private PojoTypes() {}

    /**
     * The type of a record.
     *
     * @param type the record's class
     * @param componentTypes types of its components, in their order
     */
    public static <R> TypeInformation<R> of(
            Class<R> type, List<? extends TypeInformation<?>> componentTypes) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null || components.length != componentTypes.size()) {
            throw new IllegalArgumentException(
                    type + " is not a record of " + componentTypes.size() + " components");
        }
        List<PojoField> fields = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            try {
                fields.add(
                        new PojoField(
                                type.getDeclaredField(components[i].getName()),
                                componentTypes.get(i)));
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException(e);
            }
        }
        return new PojoTypeInfo<>(type, fields);
    }
}
