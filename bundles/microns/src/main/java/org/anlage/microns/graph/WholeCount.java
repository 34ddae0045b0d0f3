package org.anlage.microns.graph;

import java.util.Optional;
import org.anlage.npy.table.TableText;

/** A number of synapses as text: whole, at least 1. */
final class WholeCount {
  static final String EXPECTED =
      "whole numbers from 1 to 2147483647; weights of another kind are for the generator"
          + " \"matrix-file\"";

  private WholeCount() {}

  static Optional<Long> of(String text, boolean decimalComma) {
    try {
      return of(TableText.number(text.strip(), decimalComma));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<Long> of(double value) {
    return value == Math.rint(value) && value >= 1 && value <= Integer.MAX_VALUE
        ? Optional.of((long) value)
        : Optional.empty();
  }
}
