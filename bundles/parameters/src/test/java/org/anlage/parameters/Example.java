package org.anlage.parameters;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Parameter;

/** A parameter record with one of each type. */
record Example(
    @Parameter(text = "Count", value = "3", min = 1, max = 10) int count,
    @Parameter(text = "Large", value = "9007199254740993") long large,
    @Parameter(text = "Share", value = "0.5", min = 0, exclusiveMin = true, max = 1) double share,
    @Parameter(text = "Switch", value = "true") boolean on,
    @Parameter(text = "Words", value = "\"none\"") String words,
    @Parameter(text = "Shade", value = "\"light-grey\"") Shade shade,
    @Parameter(text = "Part", value = "{}") Part part,
    @Parameter(text = "Numbers", value = "[]") List<Double> numbers,
    @Parameter(text = "Parts", value = "[]") List<Part> parts,
    @Parameter(text = "Limit", unit = "s") Optional<Double> limit) {

  enum Shade {
    LIGHT_GREY,
    BLACK
  }

  /** A record inside. */
  record Part(
      @Parameter(text = "Low", value = "0") int low,
      @Parameter(text = "High", value = "1") int high) {
    Part {
      if (low > high) {
        throw new IllegalArgumentException("\"low\" is above \"high\"");
      }
    }
  }

  /** A record that needs to be told something. */
  record Demanding(@Parameter(text = "The name of it") String name) {}
}
