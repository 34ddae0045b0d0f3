package org.anlage.api.training;

import org.anlage.api.matrix.Matrix;

/**
 * Recurrent weights during training.
 *
 * @param update number of updates made
 * @param recurrent N x N weights
 */
public record Snapshot(int update, Matrix recurrent) {}
