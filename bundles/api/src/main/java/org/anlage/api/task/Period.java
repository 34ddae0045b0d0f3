package org.anlage.api.task;

/**
 * A named part of a trial.
 *
 * @param name for example fixation, stimulus, delay, decision
 * @param start first step
 * @param end step after the last
 */
public record Period(String name, int start, int end) {}
