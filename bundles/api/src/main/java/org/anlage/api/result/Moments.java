package org.anlage.api.result;

import org.anlage.api.matrix.Matrix;

/**
 * First and second moments of activity.
 *
 * @param samples how many samples they are of, over all trajectories
 * @param mean mean of each of N units
 * @param covariance N x N, divided by the number of samples; symmetric
 */
public record Moments(long samples, double[] mean, Matrix covariance) {}
