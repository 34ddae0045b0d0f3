package org.anlage.api.run;

/**
 * A run to be computed; all that crosses a process border.
 *
 * @param id its id
 * @param json everything that determines its result, canonical JSON
 * @param label for people: arm, task, seed
 */
public record RunRequest(String id, String json, String label) {}
