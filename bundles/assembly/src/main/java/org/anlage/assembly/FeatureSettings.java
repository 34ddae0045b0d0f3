package org.anlage.assembly;

import java.util.List;
import java.util.Optional;
import org.anlage.api.component.Parameter;

/** The plain members of a feature file (OSGi Compendium 8, 159.3). */
record FeatureSettings(
    @Parameter(text = "Coordinates of the distribution: group:artifact:version") String id,
    @Parameter(text = "Its name; the artifact where absent") Optional<String> name,
    @Parameter(text = "What it is for", value = "\"\"") String description,
    @Parameter(text = "Its documentation") Optional<String> docURL,
    @Parameter(text = "Its licence") Optional<String> license,
    @Parameter(text = "Where its source is") Optional<String> SCM,
    @Parameter(text = "Who makes it") Optional<String> vendor,
    @Parameter(text = "Words to find it by", value = "[]") List<String> categories,
    @Parameter(text = "Whether nothing may be added to its bundles", value = "false")
        boolean complete,
    @Parameter(text = "Its bundles", value = "[]") List<FeatureBundle> bundles) {
  FeatureSettings {
    if (Coordinates.parse(id).filter(read -> !read.anyVersion()).isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + id + "\" are no Maven coordinates; write group:artifact:version");
    }
  }

  Coordinates coordinates() {
    return Coordinates.parse(id).orElseThrow();
  }

  String title() {
    return name.orElse(coordinates().artifact());
  }
}
