package org.anlage.api.network;

/**
 * Activity of a network on a batch of trials.
 *
 * @param trials number of trials B
 * @param steps number of steps T
 * @param units recurrent units N
 * @param outputs output channels O
 * @param states T x B x N hidden states, time-major
 * @param output T x B x O outputs (logits, for cross-entropy)
 */
public record NetworkActivity(
    int trials, int steps, int units, int outputs, float[] states, float[] output) {}
