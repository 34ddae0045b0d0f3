package org.anlage.microns.cave;

import java.util.Collection;
import java.util.Optional;

/**
 * A cell, as far as one table or several know it.
 *
 * @param nucleus id of its nucleus
 * @param root id of its segment; 0 if it has none
 * @param position where it is; um, once its table was read
 * @param type its type, or empty
 * @param classification its class, or empty
 */
record Cell(
    long nucleus, long root, Optional<double[]> position, String type, String classification) {

  /** A cell of which nothing is known. */
  static Cell unknown(long nucleus) {
    return new Cell(nucleus, 0, Optional.empty(), "", "");
  }

  /** The same with its position converted. */
  Cell in(PointReader unit) {
    return new Cell(nucleus, root, position.map(unit::micrometres), type, classification);
  }

  /** What this one leaves open, filled in by another record of the same cell. */
  Cell or(Cell other) {
    return new Cell(
        nucleus,
        root == 0 ? other.root : root,
        position.or(() -> other.position),
        type.isEmpty() ? other.type : type,
        classification.isEmpty() ? other.classification : classification);
  }

  /** Glia and what is no cell; they make no synapses. */
  boolean isNoNeuron() {
    return classification.startsWith("nonneuron") || type.startsWith("not-neuron");
  }

  /** Whether one of the words is its type or class. */
  boolean isOneOf(Collection<String> words) {
    return words.contains(type) || words.contains(classification);
  }
}
