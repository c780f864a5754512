package io.smctrading.stack;

import java.util.regex.Pattern;

/**
 * Keeps one run's topics, subjects, consumer groups and tables apart from another's. Topics are
 * called {@code <name>.<topic>}, the schema in each database is called like the namespace.
 *
 * @param name lower case letters, digits and hyphens, at most 32, beginning with a letter
 */
public record Namespace(String name) {

    private static final Pattern ALLOWED = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Namespace {
        if (!ALLOWED.matcher(name).matches()) {
            throw StackException.refused(
                    "namespace '"
                            + name
                            + "' is not a name, allowed: a letter, then up to 31 of a-z, 0-9 and -");
        }
    }

    /** What every topic, subject and consumer group of the namespace begins with. */
    public String prefix() {
        return name + '.';
    }

    /**
     * The schema that holds the namespace's tables, in the ledger and in analytics alike; a name
     * with a hyphen is quoted in SQL.
     */
    public String databaseSchema() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
