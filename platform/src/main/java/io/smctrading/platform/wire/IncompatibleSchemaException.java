package io.smctrading.platform.wire;

/** The registry refused a schema: readers of older or newer records would break. */
public final class IncompatibleSchemaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IncompatibleSchemaException(String subject, String answer) {
        super("schema registry refused the schema of " + subject + ": " + answer);
    }
}
