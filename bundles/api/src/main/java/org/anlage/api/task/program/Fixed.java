package org.anlage.api.task.program;

import org.anlage.api.component.Parameter;

/**
 * A draw that has one value instead of being drawn.
 *
 * @param name name of the draw
 * @param value its value
 */
public record Fixed(
    @Parameter(text = "Name of the draw.") String name,
    @Parameter(text = "Its value.") double value) {}
