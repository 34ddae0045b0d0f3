package org.anlage.assembly;

import java.util.Optional;
import org.anlage.api.component.Parameter;

/** A bundle of a feature; all but the id is metadata of Anlage. */
record FeatureBundle(
    @Parameter(text = "Coordinates: group:artifact:version, or :* for the version there is")
        String id,
    @Parameter(text = "The jar, relative to the feature file; absent: looked for by its id")
        Optional<String> file,
    @Parameter(text = "SHA-256 that the jar must have, hex") Optional<String> sha256) {
  FeatureBundle {
    if (Coordinates.parse(id).isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + id + "\" are no Maven coordinates; write group:artifact:version");
    }
  }

  Coordinates coordinates() {
    return Coordinates.parse(id).orElseThrow();
  }
}
