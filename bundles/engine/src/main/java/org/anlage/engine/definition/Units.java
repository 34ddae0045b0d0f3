package org.anlage.engine.definition;

import java.util.OptionalInt;

/**
 * Number of recurrent units.
 *
 * @param count how many; empty: one per neuron of the data
 */
public record Units(OptionalInt count) {}
