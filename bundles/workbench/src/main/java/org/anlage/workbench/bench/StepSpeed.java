package org.anlage.workbench.bench;

/**
 * Speed of one training step (noise, states, loss, penalty, gradients, update) in a run.
 *
 * @param arm name of the arm: which penalty
 * @param units recurrent units
 * @param seconds median thread CPU time of a step, s
 * @param bytes memory allocated by a settled step
 * @param steps steps that were timed
 */
public record StepSpeed(String arm, int units, double seconds, long bytes, int steps) {}
