package org.anlage.api.task.program;

import org.anlage.api.component.Parameter;

/**
 * A value that every trial has, by name.
 *
 * @param name lower case with underscores
 * @param value a distribution ({@code one_of(1, 2)}, {@code uniform(0, 360)}), or a formula of the
 *     draws before it
 */
public record Draw(
    @Parameter(text = "Name, lower case with underscores.") String name,
    @Parameter(
            text =
                "A distribution: one_of(...), weighted(value, weight, ...), integer(from, to),"
                    + " grid(from, to, by), uniform(from, to), exponential(mean, from, to), normal(mean, sd); or a"
                    + " formula of the draws before it.")
        String value) {}
