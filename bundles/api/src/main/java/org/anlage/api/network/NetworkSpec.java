package org.anlage.api.network;

import org.anlage.api.kernel.Activation;

/**
 * The shape of a network with a dense read-out.
 *
 * @param cell kind of recurrent cell
 * @param inputs input channels I
 * @param units recurrent units N
 * @param outputs output channels O
 * @param activation activation of the units
 * @param precision arithmetic of training
 */
public record NetworkSpec(
    Cell cell, int inputs, int units, int outputs, Activation activation, Precision precision) {}
