package org.anlage.api.data;

/**
 * A check made on loading, shown in the report.
 *
 * @param name what was checked
 * @param passed whether the data is as expected
 * @param detail the figure found and what was expected
 */
public record Check(String name, boolean passed, String detail) {}
