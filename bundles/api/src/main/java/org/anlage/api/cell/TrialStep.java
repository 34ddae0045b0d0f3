package org.anlage.api.cell;

/**
 * A step of a trial of a batch.
 *
 * @param trial number of the trial, from 0
 * @param step number of the step, from 0
 */
public record TrialStep(int trial, int step) {}
