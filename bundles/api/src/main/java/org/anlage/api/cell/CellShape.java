package org.anlage.api.cell;

import org.anlage.api.kernel.Activation;
import org.anlage.api.network.Precision;

/**
 * Sizes of a cell.
 *
 * @param inputs input channels I
 * @param units units N that are read out and analysed
 * @param activation activation of the units
 * @param precision arithmetic of training
 */
public record CellShape(int inputs, int units, Activation activation, Precision precision) {}
