package org.anlage.assembly;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/**
 * A feature file, checked as far as it can be without looking for its bundles.
 *
 * @param file where it is
 * @param settings its plain members
 * @param json all of it, as it was written
 * @param files files and folders that go along, by their place in the distribution
 * @param branding how the distribution presents itself, with the experiment as a place in it
 * @param defaults what experiments are completed with; data by its place seen from {@code conf}
 * @param extensions the extensions, with places in the distribution instead of paths
 */
record Feature(
    Path file,
    FeatureSettings settings,
    Json.Obj json,
    Map<String, Path> files,
    Optional<BrandingSettings> branding,
    Optional<Json.Obj> defaults,
    Json.Obj extensions) {
  /** Its name in a distribution. */
  static final String FILE = "feature.json";

  Feature {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** The feature with all bundles it took, in their exact versions. */
  String pinned(List<SbomComponent> bundles) {
    Json.Obj pinned = Json.Obj.create();
    json.members()
        .forEach(
            (name, value) -> {
              if (!name.equals("bundles") && !name.equals("extensions")) {
                pinned.with(name, value);
              }
            });
    pinned.with("bundles", Json.array(bundles.stream().map(Feature::pinned).toList()));
    if (!extensions.members().isEmpty()) {
      pinned.with("extensions", extensions);
    }
    return JsonWriter.pretty(pinned);
  }

  private static Json.Obj pinned(SbomComponent bundle) {
    Coordinates id =
        bundle
            .id()
            .orElseGet(
                () -> new Coordinates("unknown", bundle.name(), "jar", "", bundle.version()));
    return Json.Obj.create()
        .with("id", id.toString())
        .with("file", bundle.file())
        .with("sha256", bundle.sha256());
  }
}
