package org.anlage.engine.definition;

import org.anlage.api.component.Parameter;

/**
 * A run that goes on from the state of another: its weights, what its rules remember, its history.
 *
 * @param run id of the other
 * @param update after which
 */
public record Fork(
    @Parameter(text = "The run that it goes on from") String run,
    @Parameter(text = "Update after which it does", min = 1) int update) {}
