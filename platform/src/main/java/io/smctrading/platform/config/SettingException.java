package io.smctrading.platform.config;

/** A setting that cannot be used. The message is one line: the key, the value, what is allowed. */
public final class SettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }
}
