package org.anlage.api.learning;

/**
 * Loss and accuracy of a batch.
 *
 * @param loss mean loss of the task
 * @param accuracy share of trials answered rightly; NaN where the task has no answers
 */
public record BatchScore(double loss, double accuracy) {}
