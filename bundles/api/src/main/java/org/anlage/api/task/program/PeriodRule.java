package org.anlage.api.task.program;

import org.anlage.api.component.Parameter;

/**
 * A part of a trial. Periods follow each other in the order in which they are written.
 *
 * @param name its name
 * @param duration formula, ms; a multiple of the step, or rounded down to one where the duration
 *     depends on a continuous draw
 */
public record PeriodRule(
    @Parameter(text = "Name, for example fixation, stimulus, delay, decision.") String name,
    @Parameter(text = "Formula of its duration; 0: the trial does not have it.", unit = "ms")
        String duration) {}
